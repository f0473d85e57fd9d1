"""What a mapping may hold: the kinds of sheets, their fields, the codes of each list; told to whoever edits it."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from textwrap import wrap

from app.classeurs.correspondance import Correspondance, FeuilleLue, Sorte, Valeur
from app.classeurs.errors import CorrespondanceRefusee
from app.classeurs.referentiel import Referentiel
from app.classeurs.synonymes import entetes, synonymes
from app.domain.nomenclatures import Liste

AXES = ("sexe", "age", "csp", "statut_emploi", "anciennete")
"""Axes that a headcount column can name."""
_GROUPE = "effectif"
_SORTES_A_GROUPES = (Sorte.ENTREPRISES, Sorte.EFFECTIFS)
_NOMS = ("entreprises", "personnes")
_PARTIES_DU_TYPE = (Liste.NATURES, Liste.CANAUX, Liste.ORGANISMES)
_LARGEUR = 108


def listes() -> tuple[str, ...]:
    """Return the names that may follow « valeurs. »."""
    autres = [*(liste.value for liste in Liste), *synonymes()]
    return tuple(dict.fromkeys(("types", "themes", "canaux", "origines", *_NOMS, *autres)))


def champs(sorte: Sorte) -> tuple[str, ...]:
    """Return the fields that a column of such a sheet can fill."""
    groupes = (f"{_GROUPE}:axe:code",) if sorte in _SORTES_A_GROUPES else ()
    return (*entetes().get(sorte.value, {}), *groupes)


def champ_permis(sorte: Sorte, champ: str) -> bool:
    """Tell whether a column of such a sheet can fill `champ`; the code of a group is checked with the lists."""
    if not champ or sorte is Sorte.IGNOREE or champ in entetes().get(sorte.value, {}):
        return True
    parties = champ.split(":")
    return sorte in _SORTES_A_GROUPES and len(parties) == 3 and parties[0] == _GROUPE and parties[1] in AXES


def mode_d_emploi() -> Iterator[str]:
    """Yield the lines that list the fields of each kind of sheet."""
    for sorte in Sorte:
        if noms := champs(sorte):
            yield from wrap(f"  {sorte.value} : {', '.join(noms)}", _LARGEUR, subsequent_indent="    ")
    yield f"  effectif:axe:code : un groupe par colonne, par exemple effectif:sexe:F ; axes : {', '.join(AXES)}"


def codes(referentiel: Referentiel, liste: str) -> Iterator[str]:
    """Yield the lines that list the codes of a list with their labels; of the three lists that make a type."""
    for nom in _PARTIES_DU_TYPE if liste == "types" else (liste,):
        connus = _codes(referentiel, nom)
        if connus:
            paires = [f"{code} = {libelle} ;".replace(" ", "\xa0") for code, libelle in connus.items()]
            # A code stays on the line of its label.
            lignes = wrap(" ".join(paires), _LARGEUR, break_long_words=False, break_on_hyphens=False)
            yield f"{nom} :"
            yield from (f"  {ligne}".replace("\xa0", " ").removesuffix(" ;") for ligne in lignes)


def enumerer(mots: Iterable[str]) -> str:
    """Return « a », « b » ; what a person may have to copy stands between quotes."""
    return ", ".join(f"« {mot} »" for mot in mots)


def choisi(enum: type[StrEnum], table: dict[str, object], cle: str, defaut: str, feuille: str) -> str:
    """Return what the sheet says under `cle`; raises `CorrespondanceRefusee` with the words it could have said."""
    dit = table.get(cle, defaut)
    permis = [membre.value for membre in enum]
    if dit not in permis:
        raise CorrespondanceRefusee(
            raison=f"feuille « {feuille} », {cle} = « {dit} » n’existe pas ; au choix : {', '.join(permis)}"
        )
    return str(dit)


def verifier(correspondance: Correspondance, referentiel: Referentiel) -> None:
    """Raise `CorrespondanceRefusee` at the first code that no list of the vault has, and say those it has."""
    for feuille in correspondance.feuilles:
        _verifier_groupes(feuille, referentiel)
    for liste, vues in correspondance.valeurs.items():
        for valeur in vues:
            _verifier_valeur(liste, valeur, referentiel)


def _verifier_groupes(feuille: FeuilleLue, referentiel: Referentiel) -> None:
    for colonne in feuille.colonnes:
        if colonne.champ.startswith(f"{_GROUPE}:"):
            _, axe, code = colonne.champ.split(":")
            _exiger(referentiel, axe, code, f"feuille « {feuille.nom} », colonne « {colonne.titre} »")


def _verifier_valeur(liste: str, valeur: Valeur, referentiel: Referentiel) -> None:
    ou = f"valeurs.{liste}, « {valeur.mot} » = « {valeur.code} »"
    if liste != "types":
        _exiger(referentiel, liste, valeur.code, ou)
        return
    parties = valeur.code.split("/")
    if len(parties) > len(_PARTIES_DU_TYPE):
        raise CorrespondanceRefusee(raison=f"{ou} : trois parties au plus, nature/canal/organisme")
    for nom, code in zip(_PARTIES_DU_TYPE, parties, strict=False):
        _exiger(referentiel, nom, code, ou)


def _exiger(referentiel: Referentiel, liste: str, code: str, ou: str) -> None:
    connus = _codes(referentiel, liste)
    if code and connus and code not in connus:
        raison = f"{ou} : « {code} » n’est pas un code de la liste {liste} ; codes permis : {', '.join(connus)}"
        raise CorrespondanceRefusee(raison=raison)


def _codes(referentiel: Referentiel, liste: str) -> dict[str, str]:
    if liste in _NOMS:
        return {}
    return referentiel.codes(liste) or {code: mots.split("|")[0] for code, mots in reversed(synonymes().get(liste, []))}
