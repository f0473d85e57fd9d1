"""What a contrat will have consumed by the end of its year: a central value, and an interval of 80 %.

The interval is meant to hold four times in five; it holds less often on a first year, or after a sudden change of pace
(`python -m tests.bench.prevision` tells how often, family by family).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from math import exp, log, sqrt

from app.domain.calendrier import mois_apres
from app.domain.contrats.rythme import INCONNUE, Z80, Habitude, mesurer, relever
from app.domain.contrats.saison import Saison, Serie, poids

_UN_JOUR = timedelta(days=1)
_ANNEE = 365.25
_TENUE, _TENUE_POIDS = 0.93, 12
_PLANIFIE = 0.6
"""A month whose planned permanences reach this share of the usual pace is taken as planned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Elements:
    """What is known on the evening of `au` of a contrat whose year ends on `fin`; minutes throughout.

    `serie` are its months so far, from `depuis` on, the current one up to `au`. `prevu` is what the year may use,
    `consomme` what it used. `planifies` are the permanences planned after `au`, as they would count, `tenues` and
    `annulees` how many were held or not; `pris` are the appointments taken, where acts are what counts. `portes` are
    the lots carried from years before, the oldest first: last day to use them, minutes left. `elan` is the growth of
    a year that her contrats share, as a logarithm; `habitude` is how far they go from what one expects.
    """

    au: date
    depuis: date
    fin: date
    serie: Serie
    saison: Saison
    prevu: int | None
    consomme: int
    planifies: Sequence[tuple[date, int]] = ()
    tenues: int = 0
    annulees: int = 0
    pris: Sequence[tuple[date, int]] = ()
    portes: Sequence[tuple[date, int]] = ()
    elan: float = 0.0
    habitude: Habitude = INCONNUE

    def poids(self, du: date, au: date) -> float:
        """Return the working days between two days, weighted by the season and the growth, as they weigh today."""
        milieu = du + (au - du) / 2
        return poids(self.saison, du, au) * exp(self.elan * (milieu - self.au).days / _ANNEE)


@dataclass(frozen=True, slots=True)
class Point:
    """What will be consumed by the evening of `jour` since the year began, in minutes, and its interval of 80 %."""

    jour: date
    central: int
    bas: int
    haut: int


class Appui(StrEnum):
    """What a forecast rests on: the pace of the year, that of the year before, or what is planned."""

    RYTHME = "rythme"
    ANNEE_PRECEDENTE = "annee_precedente"
    PLANIFIE = "planifie"


@dataclass(frozen=True, slots=True)
class Prevision:
    """The curve from today to the end of the year; `epuise_le` is the day the volume runs out, None when it lasts.

    `prevu` is what the year may use, less the carried minutes that will expire unused at this pace.
    """

    points: tuple[Point, ...]
    prevu: int | None
    epuise_le: date | None
    appui: Appui = Appui.RYTHME

    @property
    def terme(self) -> Point:
        """The end of the contract year."""
        return self.points[-1]

    @property
    def manque(self) -> tuple[int, int, int] | None:
        """What will be missing at the end: central, least, most; negative: left. None without ceiling."""
        if self.prevu is None:
            return None
        return self.terme.central - self.prevu, self.terme.bas - self.prevu, self.terme.haut - self.prevu

    def decalee(self, ajout: Callable[[date], int], prevu: int | None) -> "Prevision":
        """Return the forecast with so many minutes more by each day, and another volume."""
        premier = self.points[0]
        points = tuple(
            Point(p.jour, *(max(premier.central, v + ajout(p.jour)) for v in (p.central, p.bas, p.haut)))
            for p in self.points
        )
        return Prevision(points, prevu, _epuisement(points, prevu), self.appui)


def prevoir(e: Elements) -> Prevision:
    """Return the forecast from the evening of `au` to the end of the year.

    The pace per weighted working day is that of her months, the recent ones first, held at the beginning by the pace
    of the volume. A month already planned is what is planned, at the rate permanences are held. The interval
    adds the grain of her months, the uncertainty of the pace, and the change of pace to expect, as her own past shows
    them over all her contrats.
    """
    avenir = _Avenir(e)
    points = [Point(e.au, e.consomme, e.consomme, e.consomme)]
    central, bruit = 0.0, 0.0
    for du, au in _tranches(e.au + _UN_JOUR, e.fin):
        plus, variance = avenir.tranche(du, au)
        central, bruit = central + plus, bruit + variance
        variance = bruit + avenir.rythme.variance(central, (au - e.au).days)
        points.append(_point(e, au, central, variance * avenir.rythme.prudence))
    prevu = None if e.prevu is None else e.prevu - _perdus(e, points)
    return Prevision(tuple(points), prevu, _epuisement(points, prevu), _appui(e))


class _Avenir:
    """What stretches of days to come will consume."""

    def __init__(self, e: Elements) -> None:
        self._e = e
        mois = relever(e.serie, e.depuis, e.au, e.poids)
        self.rythme = mesurer(mois, _allure(e), amorce=e.prevu is not None, habitude=e.habitude)
        self._tenue = (_TENUE * _TENUE_POIDS + e.tenues) / (_TENUE_POIDS + e.tenues + e.annulees)

    def tranche(self, du: date, au: date) -> tuple[float, float]:
        """Return what a stretch will consume, and the variance of its own noise."""
        usuel, tenue = self.rythme.par_jour * self._e.poids(du, au), self._tenue
        planifies = [minutes for jour, minutes in self._e.planifies if du <= jour <= au]
        if planifies and sum(planifies) * tenue >= _PLANIFIE * usuel:
            return sum(planifies) * tenue, tenue * (1 - tenue) * sum(m * m for m in planifies)
        pris = sum(minutes for jour, minutes in self._e.pris if du <= jour <= au)
        return max(usuel, float(pris)), self.rythme.grain * usuel


def _appui(e: Elements) -> Appui:
    if e.consomme:
        return Appui.RYTHME
    return Appui.PLANIFIE if e.planifies or e.pris else Appui.ANNEE_PRECEDENTE


def _allure(e: Elements) -> float:
    """Return the pace that would use the volume exactly, over the year that ends on `fin`."""
    jours = e.poids(e.fin - timedelta(days=364), e.fin)
    return (e.prevu or 0) / jours if jours else 0.0


def _tranches(du: date, fin: date) -> list[tuple[date, date]]:
    """Return the months to come, the first and the last cut short."""
    suite = []
    while du <= fin:
        au = min(fin, mois_apres(du.replace(day=1), 1) - _UN_JOUR)
        suite.append((du, au))
        du = au + _UN_JOUR
    return suite


def _point(e: Elements, jour: date, central: float, variance: float) -> Point:
    """Return a point whose interval is that of a log-normal law: never below what is consumed already."""
    if central <= 0:
        return Point(jour, e.consomme, e.consomme, e.consomme)
    ecart = sqrt(log(1 + variance / central**2))
    milieu = log(central) - ecart**2 / 2
    bas, haut = exp(milieu - Z80 * ecart), exp(milieu + Z80 * ecart)
    return Point(jour, *(e.consomme + round(valeur) for valeur in (central, min(bas, central), max(haut, central))))


def _perdus(e: Elements, points: Sequence[Point]) -> int:
    """Return the carried minutes that the central curve leaves unused on their last day, the oldest used first."""
    pris = perdus = 0
    for dernier_jour, reste in e.portes:
        if dernier_jour < e.fin:
            utilises = min(reste, max(0, _central(points, dernier_jour) - e.consomme - pris))
            pris, perdus = pris + utilises, perdus + reste - utilises
    return perdus


def _central(points: Sequence[Point], jour: date) -> int:
    """Return the central value on an evening between two points, days being equal within a month."""
    for avant, apres in pairwise(points):
        if jour <= apres.jour:
            part = (jour - avant.jour).days / (apres.jour - avant.jour).days
            return avant.central + round(part * (apres.central - avant.central))
    return points[-1].central


def _epuisement(points: Sequence[Point], prevu: int | None) -> date | None:
    """Return the first day whose evening has used the volume, days being equal within a month."""
    if prevu is None or points[-1].central <= prevu:
        return None
    avant = points[0]
    for point in points:
        if point.central > prevu:
            pas = (prevu - avant.central) / (point.central - avant.central) if point is not avant else 0
            return avant.jour + timedelta(days=max(0, int(pas * (point.jour - avant.jour).days)))
        avant = point
    return None
