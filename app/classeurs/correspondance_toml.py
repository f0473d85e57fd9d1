"""The mapping as a file a person reads, corrects and uses again: TOML with French comments."""

from typing import Any

import tomlkit
from tomlkit.items import Table

from app.classeurs import permis, toml_francais
from app.classeurs.correspondance import Colonne, Correspondance, FeuilleLue, Sorte, Valeur, lettres
from app.classeurs.errors import CorrespondanceRefusee
from app.classeurs.referentiel import Referentiel
from app.domain.durees import UniteDuree

FORMAT = "visavis-correspondance/1"
_LISTES_DE_VALEURS = {
    "types": "nature/canal/organisme (le canal et l’organisme peuvent manquer), par exemple ENT/TEL",
    "themes": "code de thème",
    "canaux": "code de canal",
    "origines": "code d’origine",
    "entreprises": "nom de l’entreprise tel qu’il est dans la liste",
    "personnes": "« NOM Prénom » de la liste, « nouvelle », ou « écarter » pour laisser ses lignes de côté",
}
_REGLAGES = ("nom", "sorte", "entete", "annee", "entreprise", "unite_duree", "nom_d_abord", "colonnes")
_MODE_D_EMPLOI = """
Ce fichier dit comment lire un classeur. Modifiez-le, puis relancez l'import avec lui ; il sert encore ensuite.
- nom : celui d'une feuille du classeur, tel quel.
- sorte : entreprises, personnes, effectifs, interventions, ou ignorer.
- entete : numéro de la ligne des titres.
- colonnes : "titre de la colonne" = "champ" ; "" pour ne pas la reprendre.
- valeurs : "mot du classeur" = "code" ; "" reste à décider.
Il peut contenir des noms : gardez-le comme le classeur lui-même.
Champs possibles des colonnes, selon la sorte de la feuille :
""".strip()


def ecrire(correspondance: Correspondance, referentiel: Referentiel) -> str:
    """Return the mapping as text; what is left to decide stands first in its list."""
    document = tomlkit.document()
    for ligne in (*_MODE_D_EMPLOI.splitlines(), *permis.mode_d_emploi()):
        document.add(tomlkit.comment(ligne))
    document.add("format", tomlkit.item(FORMAT))
    feuilles = tomlkit.aot()
    for feuille in correspondance.feuilles:
        feuilles.append(_feuille(feuille))
    document.add("feuilles", feuilles)
    valeurs = tomlkit.table(is_super_table=True)
    for liste, vues in correspondance.valeurs.items():
        if vues:
            valeurs.add(liste, _valeurs(liste, vues, referentiel))
    document.add("valeurs", valeurs)
    return tomlkit.dumps(document)


def lire(texte: str) -> Correspondance:
    """Return the mapping written in `texte`; raises `CorrespondanceRefusee` naming what cannot be followed."""
    lu = toml_francais.lire(texte)
    if lu.get("format") != FORMAT:
        raise CorrespondanceRefusee(raison=f'la ligne format = "{FORMAT}" manque')
    feuilles = tuple(_lire_feuille(f) for f in _liste(lu.get("feuilles", []), "feuilles"))
    valeurs = {liste: _lire_valeurs(liste, vues) for liste, vues in _table(lu.get("valeurs", {}), "valeurs").items()}
    return Correspondance(feuilles=feuilles, valeurs=valeurs)


def _feuille(feuille: FeuilleLue) -> Table:
    table = tomlkit.table()
    table.add("nom", feuille.nom)
    table.add("sorte", feuille.sorte.value)
    table.add("entete", feuille.entete)
    if feuille.annee:
        table.add("annee", tomlkit.item(feuille.annee).comment("pour les dates sans année"))
    if feuille.entreprise:
        table.add("entreprise", feuille.entreprise)
    if feuille.rang("minutes") is not None:
        texte = "ce que comptent les durées sans unité : minutes, heures ou jours"
        table.add("unite_duree", tomlkit.item(feuille.unite_duree.value).comment(texte))
    if feuille.rang("nom_prenom") is not None:
        table.add("nom_d_abord", tomlkit.item(feuille.nom_d_abord).comment("quand les majuscules ne le disent pas"))
    colonnes = tomlkit.table()
    for colonne, titre in zip(feuille.colonnes, _titres_uniques(feuille), strict=True):
        colonnes.add(titre, colonne.champ)
    table.add("colonnes", colonnes)
    return table


def _titres_uniques(feuille: FeuilleLue) -> list[str]:
    """Return the titles, the column letter added to one met twice."""
    vus: set[str] = set()
    uniques = []
    for colonne in feuille.colonnes:
        titre = colonne.titre if colonne.titre not in vus else f"{colonne.titre} [{lettres(colonne.rang)}]"
        vus.add(titre)
        uniques.append(titre)
    return uniques


def _valeurs(liste: str, vues: tuple[Valeur, ...], referentiel: Referentiel) -> Table:
    table = tomlkit.table()
    if dit := _LISTES_DE_VALEURS.get(liste):
        table.add(tomlkit.comment(dit))
    for ligne in permis.codes(referentiel, liste):
        table.add(tomlkit.comment(ligne))
    for valeur in sorted(vues, key=lambda v: bool(v.code)):
        ecrite = tomlkit.item(valeur.code)
        if not valeur.code:
            ecrite.comment("à décider")
        elif valeur.par:
            ecrite.comment(f"compris par « {valeur.par} »")
        table.add(valeur.mot, ecrite)
    return table


def _lire_feuille(lue: Any) -> FeuilleLue:  # noqa: ANN401
    table = _table(lue, "feuilles")
    nom = str(table.get("nom", ""))
    if not nom:
        raise CorrespondanceRefusee(raison="un bloc [[feuilles]] n’a pas de nom : écrivez celui d’une feuille")
    if inconnus := [cle for cle in table if cle not in _REGLAGES]:
        raison = f"feuille « {nom} » : « {inconnus[0]} » n’est pas un réglage ; au choix : {', '.join(_REGLAGES)}"
        raise CorrespondanceRefusee(raison=raison)
    sorte = Sorte(permis.choisi(Sorte, table, "sorte", "ignorer", nom))
    unite = UniteDuree(permis.choisi(UniteDuree, table, "unite_duree", "minutes", nom))
    entete = _nombre(table, "entete", nom, "le numéro d’une ligne, à partir de 1")
    annee = _nombre(table, "annee", nom, "une année, par exemple 2025")
    colonnes = tuple(
        _lire_colonne(sorte, rang, titre, champ)
        for rang, (titre, champ) in enumerate(_table(table.get("colonnes", {}), nom).items())
    )
    return FeuilleLue(
        nom=nom, sorte=sorte, entete=entete or 0, colonnes=colonnes, annee=annee, unite_duree=unite,
        entreprise=str(table.get("entreprise", "")), nom_d_abord=bool(table.get("nom_d_abord", True)),
    )  # fmt: skip


def _nombre(table: dict[str, Any], cle: str, feuille: str, attendu: str) -> int | None:
    lu = table.get(cle)
    if lu is not None and (isinstance(lu, bool) or not isinstance(lu, int) or lu < 1):
        raise CorrespondanceRefusee(raison=f"feuille « {feuille} », {cle} = « {lu} » : il y faut {attendu}")
    return lu


def _lire_colonne(sorte: Sorte, rang: int, titre: str, champ: Any) -> Colonne:  # noqa: ANN401
    if not isinstance(champ, str) or not permis.champ_permis(sorte, champ):
        connus = ", ".join(permis.champs(sorte))
        raison = f"colonne « {titre} » : le champ « {champ} » n’existe pas ; champs permis ({sorte}) : {connus}"
        raise CorrespondanceRefusee(raison=raison)
    return Colonne(rang=rang, titre=titre, champ=champ)


def _lire_valeurs(liste: str, vues: Any) -> tuple[Valeur, ...]:  # noqa: ANN401
    table = _table(vues, liste)
    if liste not in permis.listes():
        raison = f"valeurs.{liste} n’est pas une liste ; au choix : {', '.join(permis.listes())}"
        raise CorrespondanceRefusee(raison=raison)
    if not all(isinstance(code, str) for code in table.values()):
        raise CorrespondanceRefusee(raison=f"valeurs.{liste} : chaque code est un texte entre guillemets")
    return tuple(Valeur(mot=mot, code=code) for mot, code in table.items())


def _table(lu: Any, ou: str) -> dict[str, Any]:  # noqa: ANN401
    if not isinstance(lu, dict):
        raise CorrespondanceRefusee(raison=f"{ou} n’est pas un tableau")
    return lu


def _liste(lu: Any, ou: str) -> list[Any]:  # noqa: ANN401
    if not isinstance(lu, list):
        raise CorrespondanceRefusee(raison=f"{ou} n’est pas une liste [[{ou}]]")
    return lu
