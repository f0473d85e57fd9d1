"""Days as one says them in French, and months counted back."""

from calendar import monthrange
from datetime import date
from functools import lru_cache

JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MOIS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
MOIS_COURTS = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
_SEMAINE = 7


def mois_avant(jour: date, mois: int) -> date:
    """Return the day that many months before; the last day of a month stays one (31 December less 3: 30 September)."""
    rang = jour.year * 12 + jour.month - 1 - mois
    annee, mois_arrivee = rang // 12, rang % 12 + 1
    longueur = monthrange(annee, mois_arrivee)[1]
    dernier = jour.day == monthrange(jour.year, jour.month)[1]
    return date(annee, mois_arrivee, longueur if dernier else min(jour.day, longueur))


@lru_cache(maxsize=8_192)
def mois_apres(jour: date, mois: int) -> date:
    """Return the day of the same number that many months later, or the first of the next month when there is none.

    A period counted from day to day so ends on the last day of a month without that number (art. 641 of the Code de
    procédure civile): one year from 29 February 2024 begins again on 1 March 2025.
    """
    rang = jour.year * 12 + jour.month - 1 + mois
    annee, arrivee = divmod(rang, 12)
    if jour.day > monthrange(annee, arrivee + 1)[1]:
        return mois_apres(date(annee, arrivee + 1, 1), 1)
    return date(annee, arrivee + 1, jour.day)


def en_clair(jour: date, aujourd_hui: date) -> str:
    """Return « aujourd’hui », « hier », « jeudi 19 novembre », with the year when it is another one."""
    proche = {0: "aujourd’hui", 1: "hier", -1: "demain"}.get((aujourd_hui - jour).days)
    return proche or long(jour, avec_annee=jour.year != aujourd_hui.year)


def en_bref(jour: date, aujourd_hui: date) -> str:
    """Return « aujourd’hui », « hier », « jeu. 19 nov. » within a week, « 13 nov. » before, « 13 nov. 2025 »."""
    ecart = (aujourd_hui - jour).days
    proche = {0: "aujourd’hui", 1: "hier", -1: "demain"}.get(ecart)
    if proche:
        return proche
    jour_du_mois = f"{_quantieme(jour)}\u00a0{MOIS_COURTS[jour.month - 1]}"
    if abs(ecart) < _SEMAINE:
        return f"{JOURS[jour.weekday()][:3]}. {jour_du_mois}"
    return jour_du_mois if jour.year == aujourd_hui.year else f"{jour_du_mois} {jour.year}"


def long(jour: date, *, avec_annee: bool = False) -> str:
    """Return « jeudi 19 novembre »."""
    dit = f"{JOURS[jour.weekday()]} {_quantieme(jour)}\u00a0{MOIS[jour.month - 1]}"
    return f"{dit} {jour.year}" if avec_annee else dit


def heure(minutes: int) -> str:
    """Return minutes after midnight as « 9 h 30 » or « 14 h »."""
    heures, reste = divmod(minutes, 60)
    return f"{heures}\u00a0h\u00a0{reste:02}" if reste else f"{heures}\u00a0h"


def duree(minutes: int) -> str:
    """Return a length as « 45 min », « 1 h », « 1 h 30 »."""
    return heure(minutes) if minutes >= 60 else f"{minutes}\u00a0min"  # noqa: PLR2004 - an hour


def _quantieme(jour: date) -> str:
    return "1er" if jour.day == 1 else str(jour.day)

