"""Histories of practices, each of a family of its own: some are for tuning the forecaster, the others judge it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import exp, log
from random import Random

PREMIERE, ANNEES = 2021, 4
_HEURE = 60


@dataclass(slots=True)
class Histoire:
    """One contrat: its yearly volume in minutes (None: no ceiling), what was done by day, what was planned and when."""

    volume: int | None
    jours: Counter[date] = field(default_factory=Counter)
    planifies: list[tuple[date, date, int, bool]] = field(default_factory=list)
    """(planned on, for the day, minutes, held)."""


Generateur = Callable[[Random, Histoire, float], None]


def cabinet(generateur: Generateur, graine: int, contrats: int = 4) -> list[Histoire]:
    """Return the contrats of one practice, small and large."""
    hasard, suite = Random(graine), []
    for _ in range(contrats):
        par_jour = exp(hasard.gauss(log(55), 0.7))
        volume = round(par_jour * 250 * hasard.uniform(0.8, 1.25))
        histoire = Histoire(volume)
        generateur(hasard, histoire, par_jour)
        suite.append(histoire)
    return suite


def _jours() -> list[date]:
    premier = date(PREMIERE, 1, 1)
    longueur = (date(PREMIERE + ANNEES, 1, 1) - premier).days
    tous = (premier + timedelta(days=n) for n in range(longueur))
    return [jour for jour in tous if jour.weekday() < 5]


def _acte(hasard: Random) -> int:
    return hasard.choice((15, 20, 30, 45, 60, 60, 90))


def _semer(hasard: Random, histoire: Histoire, jour: date, par_jour: float) -> None:
    """Add the acts of a day, a Poisson number of them."""
    reste = -log(1 - hasard.random())
    while reste < par_jour / 46:
        histoire.jours[jour] += _acte(hasard)
        reste += -log(1 - hasard.random())


# For tuning.


def reguliere(hasard: Random, histoire: Histoire, par_jour: float) -> None:
    """The same every day."""
    for jour in _jours():
        _semer(hasard, histoire, jour, par_jour)


def aoutienne(hasard: Random, histoire: Histoire, par_jour: float) -> None:
    """Little in August, less around Christmas."""
    creux = {7: 0.8, 8: 0.25, 12: 0.75}
    for jour in _jours():
        _semer(hasard, histoire, jour, par_jour * creux.get(jour.month, 1.08))


def glissante(hasard: Random, histoire: Histoire, par_jour: float) -> None:
    """A level that wanders from month to month."""
    niveau = 0.0
    for jour in _jours():
        if jour.day <= 3 and hasard.random() < 0.4:
            niveau += hasard.gauss(0, 0.12)
        _semer(hasard, histoire, jour, par_jour * exp(niveau))


def dossiers(hasard: Random, histoire: Histoire, par_jour: float) -> None:
    """Persons come one by one; each dossier asks many acts over some months, then none: months hang together."""
    histoire.volume = round(histoire.volume * hasard.uniform(0.8, 1.6)) if histoire.volume else None
    for jour in _jours():
        if hasard.random() < par_jour / 420:
            vie = hasard.randint(20, 240)
            for _ in range(hasard.randint(2, 18)):
                histoire.jours[jour + timedelta(days=int(vie * hasard.random() ** 1.5))] += _acte(hasard)


def debutante(hasard: Random, histoire: Histoire, par_jour: float) -> None:
    """A practice that begins: from some day of the first year on, far from the volume sold, at a level that drifts."""
    histoire.volume = round(histoire.volume * hasard.uniform(0.9, 2.8)) if histoire.volume else None
    premier = date(PREMIERE, 1, 1) + timedelta(days=int(200 * hasard.random() ** 2))
    niveau, cible = hasard.gauss(-0.3, 0.4), hasard.gauss(0, 0.2)
    for jour in _jours():
        if jour.day <= 3 and hasard.random() < 0.4:
            niveau += 0.12 * (cible - niveau) + hasard.gauss(0, 0.15)
        if jour >= premier:
            _grappe(hasard, histoire, jour, par_jour * exp(niveau))


def grumeleuse(hasard: Random, histoire: Histoire, par_jour: float) -> None:
    """Small contrats whose acts come in clusters, no season, a volume sold at a guess."""
    par_jour *= hasard.choice((0.1, 0.25, 0.5))
    histoire.volume = round(par_jour * 250 * hasard.uniform(0.7, 2.5))
    for jour in _jours():
        _grappe(hasard, histoire, jour, par_jour)


def _grappe(hasard: Random, histoire: Histoire, jour: date, par_jour: float) -> None:
    """Begin clusters of four acts on average, spread over the next weeks: a Poisson number of them."""
    reste = -log(1 - hasard.random())
    while reste < par_jour / (46 * 4):
        taille = 1 + int(log(1 - hasard.random()) / log(0.75))
        for _ in range(taille):
            histoire.jours[jour + timedelta(days=int(21 * hasard.random() ** 2))] += _acte(hasard)
        reste += -log(1 - hasard.random())


# For judging only: nothing of the forecaster was chosen on them.


def crises(hasard: Random, histoire: Histoire, par_jour: float) -> None:
    """Plans of redundancies, accidents: some weeks at three times the pace."""
    fin_de_crise = date(PREMIERE, 1, 1)
    for jour in _jours():
        if hasard.random() < 0.008:
            fin_de_crise = jour + timedelta(days=hasard.randint(14, 50))
        _semer(hasard, histoire, jour, par_jour * (2.6 if jour < fin_de_crise else 0.8))


def rupture(hasard: Random, histoire: Histoire, par_jour: float) -> None:
    """One change of pace for good, on a day nobody announced."""
    jour_de_rupture = hasard.choice(_jours()[150:-150])
    facteur = hasard.choice((0.6, 0.75, 1.35, 1.6))
    for jour in _jours():
        _semer(hasard, histoire, jour, par_jour * (facteur if jour >= jour_de_rupture else 1.0))


def retenue(hasard: Random, histoire: Histoire, par_jour: float) -> None:
    """She slows down when the volume is ahead of the year, and hurries when it is behind."""
    for jour in _jours():
        ecoule = (jour - date(jour.year, 1, 1)).days / 365
        fait = sum(m for j, m in histoire.jours.items() if j.year == jour.year) / histoire.volume
        elan = min(2.0, max(0.4, 1 + 4 * (ecoule - fait)))
        _semer(hasard, histoire, jour, histoire.volume / 250 * elan if hasard.random() < 0.9 else par_jour)


def scolaire(hasard: Random, histoire: Histoire, par_jour: float) -> None:
    """The year of schools: September and January heavy, holidays empty."""
    poids = (1.4, 0.8, 1.0, 0.8, 1.0, 1.1, 0.3, 0.1, 1.6, 1.2, 1.3, 0.9)
    for jour in _jours():
        _semer(hasard, histoire, jour, par_jour * poids[jour.month - 1])


def croissance(hasard: Random, histoire: Histoire, par_jour: float) -> None:
    """A service that becomes known: a fifth more every year."""
    for jour in _jours():
        ecoule = (jour - date(PREMIERE, 1, 1)).days / 365
        _semer(hasard, histoire, jour, par_jour * 0.7 * 1.2**ecoule)


def rare(hasard: Random, histoire: Histoire, par_jour: float) -> None:
    """A small entreprise: nothing for weeks, then one dossier that takes a day."""
    histoire.volume = max(600, histoire.volume // 6)
    for jour in _jours():
        if hasard.random() < par_jour / 6 / 180:
            for _ in range(hasard.randint(2, 6)):
                histoire.jours[jour + timedelta(days=hasard.randint(0, 6))] += _acte(hasard)


def permanences(hasard: Random, histoire: Histoire, _par_jour: float) -> None:
    """Half-days at a fixed rhythm, planned a quarter ahead, one in twelve called off, none in August."""
    pas = hasard.choice((7, 7, 14))
    histoire.volume = round(365 / pas * 0.9) * 210
    jour = date(PREMIERE, 1, 4) + timedelta(days=hasard.randint(0, 4))
    while jour < date(PREMIERE + ANNEES, 1, 1):
        prevue = date(jour.year, 3 * ((jour.month - 1) // 3) + 1, 1) - timedelta(days=20)
        if jour.month != 8:
            tenue = hasard.random() > 1 / 12
            histoire.planifies.append((prevue, jour, 210, tenue))
            histoire.jours[jour] += 210 if tenue else 0
        jour += timedelta(days=pas)


REGLAGE: dict[str, Generateur] = {
    "régulière": reguliere,
    "aoûtienne": aoutienne,
    "glissante": glissante,
    "dossiers": dossiers,
    "débutante": debutante,
    "grumeleuse": grumeleuse,
}
JEUNES = ("débutante", "grumeleuse")
"""Families whose first year is asked too, as that of a workbook."""
JUGES: dict[str, Generateur] = {
    "crises": crises,
    "rupture": rupture,
    "retenue": retenue,
    "scolaire": scolaire,
    "croissance": croissance,
    "rare": rare,
    "permanences": permanences,
}
