"""Days that come back: every week, every other week, the third Thursday of the month."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from app.domain.calendrier import JOURS

DERNIER = 5
_SEMAINE = 7
_RANGS = {1: "1er", 2: "2e", 3: "3e", 4: "4e", DERNIER: "dernier"}


class Rythme(StrEnum):
    """How often a permanence comes back."""

    UNE_FOIS = "une_fois"
    SEMAINE = "semaine"
    QUINZAINE = "quinzaine"
    MOIS = "mois"


def jours(premier: date, rythme: Rythme, jusqu_au: date) -> list[date]:
    """Return the days from `premier` to `jusqu_au`, both included; monthly, the same weekday of the same rank."""
    if rythme is Rythme.UNE_FOIS:
        return [premier]
    if rythme is Rythme.MOIS:
        return list(_par_mois(premier, jusqu_au))
    pas = _SEMAINE * (2 if rythme is Rythme.QUINZAINE else 1)
    return [date.fromordinal(n) for n in range(premier.toordinal(), jusqu_au.toordinal() + 1, pas)]


def dire(rythme: Rythme, premier: date) -> str:
    """Return « chaque jeudi », « un jeudi sur deux », « le 3e jeudi de chaque mois », « une seule fois »."""
    jour = JOURS[premier.weekday()]
    return {
        Rythme.UNE_FOIS: "une seule fois",
        Rythme.SEMAINE: f"chaque {jour}",
        Rythme.QUINZAINE: f"un {jour} sur deux",
        Rythme.MOIS: f"le {_RANGS[rang(premier)]} {jour} de chaque mois",
    }[rythme]


def rang(jour: date) -> int:
    """Return which weekday of its month a day is, from 1; the fifth stands for the last."""
    return (jour.day - 1) // _SEMAINE + 1


def _par_mois(premier: date, jusqu_au: date) -> Iterator[date]:
    voulu, mois = rang(premier), premier.replace(day=1)
    while (jour := _du_mois(mois, premier.weekday(), voulu)) <= jusqu_au:
        yield jour
        mois = (mois + timedelta(days=31)).replace(day=1)


def _du_mois(mois: date, semaine: int, voulu: int) -> date:
    """Return the weekday of that rank in the month that begins on `mois`."""
    jour = mois + timedelta(days=(semaine - mois.weekday()) % _SEMAINE + _SEMAINE * (voulu - 1))
    return jour if jour.month == mois.month else jour - timedelta(days=_SEMAINE)
