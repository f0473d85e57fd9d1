"""Whether her whole practice grows: one yearly rate, read a year against the one before, shrunk towards none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log

from app.domain.calendrier import mois_apres
from app.domain.contrats.saison import Serie

_AN = 12
_ASSEZ = 3
"""Months, seen twice at a year's distance, from which a contrat has its word to say."""
_GRAIN = 90.0
"""Dispersion of a month (variance over mean, in minutes) that makes a ratio uncertain."""
_COMMUN, _PROPRE, _PROPRE_POIDS = 0.15**2, 0.3**2, 2.0
"""Variance of the growth that contrats share, and of what each adds of its own, before anything is known."""


@dataclass(frozen=True, slots=True)
class Elan:
    """Growth of a year, as a logarithm: `passe` as the last two years show it, `avenir` as one may count on it."""

    passe: float = 0.0
    avenir: float = 0.0


def elancer(series: Sequence[Serie], au: date) -> Elan:
    """Return the growth that the contrats share.

    One year more than the last may be a beginning that settles, or an accident: growth is counted on when the year
    before showed some too, and then for the smaller of both.
    """
    avant = mois_apres(au.replace(day=1), -_AN)
    passe = _commun(series, au)
    ancien = _commun([{m: vus for m, vus in serie.items() if m < avant} for serie in series], avant)
    return Elan(passe, min(passe, ancien, key=abs) if passe * ancien > 0 else 0.0)


def _commun(series: Sequence[Serie], au: date) -> float:
    """Return the growth that the contrats share between two years; 0 when no month was seen twice.

    Each contrat compares its last months with the same ones a year before, so that the season has no part in it. What
    contrats disagree on is their own (empirical Bayes): alone, or each its way, they tell little of what is common.
    """
    lus = [lu for serie in series if (lu := _comparer(serie, au))]
    if not lus:
        return 0.0
    moyenne = sum(ecart for ecart, _ in lus) / len(lus)
    exces = sum((ecart - moyenne) ** 2 - bruit for ecart, bruit in lus)
    propre = (max(0.0, exces) + _PROPRE * _PROPRE_POIDS) / (len(lus) - 1 + _PROPRE_POIDS)
    forces = [1 / (propre + bruit) for _, bruit in lus]
    return sum(force * ecart for force, (ecart, _) in zip(forces, lus, strict=True)) / (1 / _COMMUN + sum(forces))


def _comparer(serie: Serie, au: date) -> tuple[float, float] | None:
    """Return the logarithm of a year's change and its variance; None when too little was seen twice."""
    if not serie:
        return None
    dernier, premier = au.replace(day=1), min(serie)
    mois = [mois_apres(dernier, -n) for n in range(1, _AN + 1)]
    vus = [m for m in mois if mois_apres(m, -_AN) >= premier]
    apres, avant = sum(serie.get(m, 0) for m in vus), sum(serie.get(mois_apres(m, -_AN), 0) for m in vus)
    if len(vus) < _ASSEZ or not apres or not avant:
        return None
    return log(apres / avant), _GRAIN / apres + _GRAIN / avant
