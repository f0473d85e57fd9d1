"""The presence of a relevé over several months: added up by month and by site."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from app.bilan.releves import Presence, Releve

TENUE = "tenue"


@dataclass(frozen=True, slots=True)
class Cumul:
    """Permanences of one month (its first day) or of one site, in number and in minutes held."""

    mois: date | None
    site: str
    tenues: int
    annulees: int
    minutes: int


def jour_par_jour(releve: Releve) -> bool:
    """Tell whether the permanences are told day by day: in a relevé of one month."""
    return (releve.du.year, releve.du.month) == (releve.au.year, releve.au.month)


def par_mois(presence: Iterable[Presence]) -> list[Cumul]:
    """Return the permanences by month, in order."""
    triees = sorted(presence, key=lambda p: p.jour)
    return [_cumul(mois, "", lot) for mois, lot in groupby(triees, lambda p: p.jour.replace(day=1))]


def par_site(presence: Iterable[Presence]) -> list[Cumul]:
    """Return the permanences by site, by name."""
    triees = sorted(presence, key=lambda p: p.site)
    return [_cumul(None, site, lot) for site, lot in groupby(triees, lambda p: p.site)]


def _cumul(mois: date | None, site: str, presence: Iterable[Presence]) -> Cumul:
    lot = list(presence)
    tenues = [p for p in lot if p.etat == TENUE]
    return Cumul(mois, site, len(tenues), len(lot) - len(tenues), sum(p.fin - p.debut for p in tenues))
