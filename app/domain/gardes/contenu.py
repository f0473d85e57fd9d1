"""Guards on what the letter says: names, causes, health, numbers, words."""

import re
from collections.abc import Iterator

from app.domain.gardes.depart import Depart, Remarque, Savoir
from app.domain.gardes.mots import commences, nir_dans, noms, trouves
from app.domain.texte import fold, mots

_DE_L_ENTREPRISE = frozenset({"EMPL", "CSE", "SPST"})
_FISCAUX = ("fiscal", "allocataire")
_SANTE_ADMISE = frozenset(
    {"", "CPAM", "MSA", "CARSAT_SS", "CARSAT_R", "MDPH", "CAPEMPLOI", "SPST", "HOP", "PREV", "MUT"}
)
"""Whom a fact of health is told to when the request rests on it: a pension may be drawn early for disability."""
_PROTECTION = frozenset({"CRIP", "PARQUET", "TJ", "CD", "POLICE"})
_A_COMPLETER = "[a completer"
_CROCHETS = re.compile(r"\[[^\[\]\n]{1,80}\]")
_TIERS_MIN = 2


def contenus(depart: Depart, savoir: Savoir) -> Iterator[Remarque]:
    """Yield what is to be said of the text and of the fields."""
    categories = {depart.destinataire.categorie, *(copie.categorie for copie in depart.copies)}
    yield from _manques(depart)
    yield from _nir(depart)
    yield from _identifiants(depart)
    yield from _causes(depart, savoir, categories)
    yield from _employeur(depart, categories)
    yield from _anonymat(depart, categories)
    yield from _tiers(depart)
    yield from _superflus(depart, savoir)
    if depart.remise:
        yield Remarque("remise_reconnait")
    if dits := commences(depart.texte, savoir.lexiques.get("interdits", ())):
        yield Remarque("mot_a_eviter", ", ".join(dits))


def _manques(depart: Depart) -> Iterator[Remarque]:
    if _A_COMPLETER in fold(depart.texte):
        yield Remarque("a_completer")
    laisses = dict.fromkeys(trouve for trouve in _CROCHETS.findall(depart.texte) if not _voulu(fold(trouve)))
    if laisses:
        yield Remarque("crochets_laisses", ", ".join(laisses))


def _voulu(crochets: str) -> bool:
    """Tell brackets that stand in a letter on purpose, or that are told apart: a cut, « sic », « à compléter »."""
    return crochets.startswith(_A_COMPLETER) or crochets == "[sic]" or not any(map(str.isalpha, crochets))


def _nir(depart: Depart) -> Iterator[Remarque]:
    libres = {nom: lu for nom, lu in depart.champs.items() if not any(mot in nom for mot in _FISCAUX)}
    etiquetes = (f"{nom} : {lu}" for nom, lu in depart.champs.items() if nom not in libres)
    dits = frozenset(lu for nom, lu in depart.champs.items() if nom not in libres)
    if nir_dans(depart.texte, dits) or any(map(nir_dans, libres.values())) or any(map(nir_dans, etiquetes)):
        yield Remarque("nir")


def _identifiants(depart: Depart) -> Iterator[Remarque]:
    dit = "\n".join(ligne for ligne in depart.texte.split("\n") if ligne not in depart.propres)
    if trouves(dit, ("mot de passe", "code confidentiel", "identifiant et mot de passe")):
        yield Remarque("mot_de_passe")
    if depart.en_ligne and not depart.mandat:
        yield Remarque("mandat_absent")


def _causes(depart: Depart, savoir: Savoir, categories: set[str]) -> Iterator[Remarque]:
    sante = commences(depart.texte, savoir.lexiques.get("sante", ()))
    causes = (*sante, *commences(depart.texte, savoir.lexiques.get("cause", ())))
    if "EMPL" in categories and causes:
        yield Remarque("cause_a_l_employeur", ", ".join(causes))
    elif depart.attestation and causes:
        yield Remarque("motif_dans_l_attestation", ", ".join(causes))
    elif sante and not categories <= _SANTE_ADMISE | _PROTECTION | {"CSE"}:
        yield Remarque("sante", ", ".join(sante))


def _employeur(depart: Depart, categories: set[str]) -> Iterator[Remarque]:
    dehors = categories - _DE_L_ENTREPRISE - {""}
    if not dehors or depart.employeur_utile:
        return
    if cites := noms(depart.texte, depart.employeurs):
        yield Remarque("employeur_nomme", ", ".join(cites))


def _anonymat(depart: Depart, categories: set[str]) -> Iterator[Remarque]:
    if "CSE" not in categories:
        return
    if cites := trouves(depart.texte, depart.nominatifs):
        yield Remarque("cse_nominatif", ", ".join(cites))
    if not depart.reference or not trouves(depart.texte, (depart.reference,)):
        yield Remarque("cse_sans_numero")


def _tiers(depart: Depart) -> Iterator[Remarque]:
    """Another person of the vault is named: whether the two are parties to one conflict is recorded nowhere."""
    connus = {*depart.proches, *depart.nominatifs}
    dits = set(mots(depart.texte))
    etrangers = [nom for nom in depart.autres if _entier(nom, dits) and nom not in connus]
    cites = [nom for nom in etrangers if trouves(depart.texte, (nom, " ".join(reversed(nom.split()))))]
    if cites:
        yield Remarque("autre_personne", ", ".join(cites))


def _entier(nom: str, dits: set[str]) -> bool:
    """Tell whether every word of a full name stands somewhere in the text: thousands of names are looked for."""
    parties = mots(nom)
    return len(parties) >= _TIERS_MIN and dits.issuperset(parties)


def _superflus(depart: Depart, savoir: Savoir) -> Iterator[Remarque]:
    utiles = savoir.besoins.get(depart.destinataire.categorie)
    connus = frozenset().union(*savoir.besoins.values()) if utiles is not None else frozenset()
    admis = depart.admis | ({"employeur"} if depart.employeur_utile else set())
    superflus = (connus - (utiles or set()) | depart.exclus) - admis
    if poses := [nom for nom, lu in depart.champs.items() if lu and nom in superflus]:
        yield Remarque("champs_superflus", ", ".join(poses))
