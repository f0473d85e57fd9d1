"""What the person sees of a workbook before anything is written: its first rows, the mapping, what words may mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.classeurs import cellules
from app.classeurs.correspondance import Correspondance, Sorte
from app.classeurs.entreprises import NOUVELLE
from app.classeurs.lecture import Classeur, Feuille
from app.classeurs.referentiel import Referentiel
from app.classeurs.synonymes import entetes
from app.domain.imports import Rapport

LIGNES = 20
"""Rows shown of each sheet."""
_COLONNES = 60


@dataclass(frozen=True, slots=True)
class ApercuFeuille:
    """The first rows of one sheet, as a person sees them; `nombre` counts all its rows."""

    nom: str
    lignes: tuple[tuple[str, ...], ...]
    nombre: int


@dataclass(frozen=True, slots=True)
class Apercu:
    """A workbook as it is, and the mapping proposed."""

    feuilles: tuple[ApercuFeuille, ...]
    correspondance: Correspondance


@dataclass(frozen=True, slots=True)
class Essai:
    """A rehearsal; `choix` gives, for each list of words met, the codes one may choose and their labels."""

    rapport: Rapport
    correspondance: Correspondance
    choix: Mapping[str, Mapping[str, str]]


def apercu(classeur: Classeur, correspondance: Correspondance) -> Apercu:
    """Return the first rows of every sheet."""
    return Apercu(tuple(_feuille(feuille) for feuille in classeur.feuilles), correspondance)


def champs(sorte: Sorte) -> dict[str, str]:
    """Return the fields a column of such a sheet may fill, and the words for each."""
    return {champ: _dit(synonymes[0]) for champ, synonymes in entetes().get(sorte.value, {}).items()}


def choix(
    correspondance: Correspondance, referentiel: Referentiel, entreprises: Iterable[str]
) -> dict[str, dict[str, str]]:
    """Return what each word met may mean, by list; persons are decided apart. `entreprises` are names of the vault."""
    return {
        liste: _codes(liste, correspondance, referentiel, set(entreprises))
        for liste in correspondance.valeurs
        if liste != "personnes"
    }


def _codes(
    liste: str, correspondance: Correspondance, referentiel: Referentiel, entreprises: set[str]
) -> dict[str, str]:
    if liste == "types":
        return {f"{code}/NR": libelle for code, libelle in referentiel.codes("natures").items()}
    if liste == "entreprises":
        noms = entreprises | {valeur.code for valeur in correspondance.valeurs[liste] if valeur.code}
        return {nom: nom for nom in sorted(noms - {NOUVELLE})} | {NOUVELLE: "Une nouvelle entreprise"}
    return referentiel.codes(liste)


def _feuille(feuille: Feuille) -> ApercuFeuille:
    lignes = tuple(tuple(cellules.texte(c) for c in ligne[:_COLONNES]) for ligne in feuille.lignes[:LIGNES])
    return ApercuFeuille(feuille.nom, lignes, len(feuille.lignes))


def _dit(synonyme: str) -> str:
    return synonyme[:1].upper() + synonyme[1:]
