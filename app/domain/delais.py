"""Legal time: months counted date to date, terms carried to the next working day, what is due and what is late."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_SAMEDI = 5
_MOIS_COURT = 28
_UN_JOUR = timedelta(days=1)
PROCHE = timedelta(days=14)
"""How long before its term a delay is said to be near."""

Ferie = Callable[[date], bool]
"""Tells whether a day is a public holiday."""


class Unite(StrEnum):
    """What a delay is counted in."""

    JOURS = "j"
    MOIS = "m"


class Urgence(StrEnum):
    """Where a term stands on a given day."""

    LOIN = "loin"
    PROCHE = "proche"
    AUJOURDHUI = "aujourdhui"
    DEPASSE = "depasse"


@dataclass(frozen=True, slots=True)
class Delai:
    """A length of legal time.

    `franc`: neither the first nor the last day counts (Code de justice administrative, art. R421-1 and its case law).
    `reporte`: a term on a Saturday, a Sunday or a holiday is carried to the next working day (Code de procédure
    civile, art. 642); the silence of an administration is not (Code des relations entre le public et
    l'administration, art. L231-4 says nothing of the kind).
    """

    nombre: int
    unite: Unite
    franc: bool = False
    reporte: bool = True


def lire(texte: str, *, franc: bool = False, reporte: bool = True) -> Delai | None:
    """Return the delay written « 2m » or « 15j », None for an empty text."""
    return Delai(int(texte[:-1]), Unite(texte[-1]), franc, reporte) if texte else None


def ajouter_mois(jour: date, mois: int) -> date:
    """Return the same day some months later, else the last day of that month (Code de procédure civile, art. 641)."""
    rang = jour.year * 12 + jour.month - 1 + mois
    annee, mois_arrivee = rang // 12, rang % 12 + 1
    return date(annee, mois_arrivee, min(jour.day, monthrange(annee, mois_arrivee)[1]))


def ouvrable(jour: date, ferie: Ferie) -> date:
    """Return the day, or the first working day after it (Code de procédure civile, art. 642)."""
    while jour.weekday() >= _SAMEDI or ferie(jour):
        jour += _UN_JOUR
    return jour


def terme(delai: Delai, depart: date, ferie: Ferie) -> date:
    """Return the last day of a delay that runs from `depart`, the day of the act, which does not count (art. 641)."""
    mois = delai.unite is Unite.MOIS
    fin = ajouter_mois(depart, delai.nombre) if mois else depart + timedelta(days=delai.nombre)
    if delai.franc:
        fin += _UN_JOUR
    return ouvrable(fin, ferie) if delai.reporte else fin


def au_moins(delai: Delai) -> timedelta:
    """Return a length that the delay always reaches, whatever the day it runs from: no month is under 28 days."""
    return timedelta(days=delai.nombre * (_MOIS_COURT if delai.unite is Unite.MOIS else 1))


def urgence(fin: date, au: date) -> Urgence:
    """Return where a term stands on the day `au`; its last day is still in time."""
    if fin < au:
        return Urgence.DEPASSE
    if fin == au:
        return Urgence.AUJOURDHUI
    return Urgence.PROCHE if fin - au <= PROCHE else Urgence.LOIN


def dire(delai: Delai) -> str:
    """Return « 2 mois », « 15 jours »."""
    return f"{delai.nombre}\u00a0{'mois' if delai.unite is Unite.MOIS else 'jours'}"
