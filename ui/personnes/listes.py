"""Choices of the sheet: the lines of the lists, the one a record holds even when it is no longer offered."""

from collections.abc import Iterable, Mapping

from app.context import Session
from app.domain.nomenclatures import Entree, Liste
from ui.widgets.champs import Champ

Listes = Mapping[str, list[Entree]]

_AU_SINGULIER = {"Femmes": "Femme", "Hommes": "Homme"}
"""The bilan counts in the plural; a sheet speaks of one person."""


def lire_listes(session: Session, voulues: Mapping[str, Liste]) -> Listes:
    """Return the lines of each field that holds a code."""
    return {champ: session.nomenclatures.de(liste) for champ, liste in voulues.items()}


def offrir(champs: Mapping[str, Champ], listes: Listes, record: object) -> None:
    """Fill the choices of each field; « Non renseigné » comes first."""
    for nom, entrees in listes.items():
        champs[nom].proposer(choix(entrees, (str(getattr(record, nom)),)))


def choix(entrees: Iterable[Entree], tenus: Iterable[str] = ()) -> dict[str, str]:
    """Return the codes offered with their words; a code held but retired from the list stays, and says so."""
    tenus = set(tenus)
    ranges = sorted(entrees, key=lambda entree: entree.code != "NR")
    return {
        entree.code: _AU_SINGULIER.get(entree.libelle, entree.libelle)
        + ("" if entree.active else " (retiré de la liste)")
        for entree in ranges
        if entree.active or entree.code in tenus
    }


def categories(entrees: Iterable[Entree], tenus: Iterable[str] = ()) -> dict[str, str]:
    """Return the kinds of organismes offered, each with the initials it is known by first: « CAF · Prestations… »."""
    entrees = list(entrees)
    sigles = {entree.code: entree.attributs.get("sigle", "") for entree in entrees}
    dits = choix(entrees, tenus)
    return {code: f"{sigles[code]} · {dit}" if sigles[code] else dit for code, dit in dits.items()}


def libelle(entrees: Iterable[Entree], code: str) -> str:
    """Return the words of a code, the code itself when no line has it."""
    return next((entree.libelle for entree in entrees if entree.code == code), code)
