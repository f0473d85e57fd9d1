"""The rhythm of her year, from everything she did under every contrat: what each month weighs beside the mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from math import exp

from app.domain.calendrier import mois_apres

Serie = Mapping[date, int]
"""Minutes of each month of one contrat, by the first day of the month; months without any are absent."""
Saison = tuple[float, ...]
"""Twelve weights of a working day, January first; 1 on the mean day of a year."""

PLATE: Saison = (1.0,) * 12
_AN, _SEMAINE, _OUVRES, _DEUX = 12, 7, 5, 2
_UN_JOUR = timedelta(days=1)
_SEULE = 0.5
"""What is kept of a season that one year only has shown: its own accidents cannot be told from it."""


@lru_cache(maxsize=8_192)
def ouvres(du: date, au: date) -> int:
    """Return the days from Monday to Friday between two days, both included."""
    if au < du:
        return 0
    semaines, reste = divmod((au - du).days + 1, _SEMAINE)
    return semaines * _OUVRES + sum((du.weekday() + n) % _SEMAINE < _OUVRES for n in range(reste))


def saisonner(series: Sequence[Serie], au: date, elan: float = 0.0) -> Saison:
    """Return the season that full years before the month of `au` show, shrunk towards a flat one.

    `elan` is the growth of a year, as a logarithm: a practice that grows ends each year higher, which is no season.

    Each contrat counts by blocks of twelve months before `au`, from its first month on. What the blocks disagree on is
    noise: the season keeps the share of its own variance that noise does not explain (empirical Bayes), so that a
    single block shows none, and a single year half of it at most.
    """
    blocs = [bloc for serie in series for bloc in _releves(serie, au, elan)]
    if len(blocs) < _DEUX:
        return PLATE
    bruts = [sum(vus) / sum(attendus) for vus, attendus in _par_mois(blocs)]
    bruit = sum(_bruit(blocs, m, brut) for m, brut in enumerate(bruts)) / _AN
    total = sum((brut - 1) ** 2 for brut in bruts) / _AN
    part = max(0.0, 1 - bruit / total) if total else 0.0
    if len({bloc.debut for bloc in blocs}) < _DEUX:
        part *= _SEULE
    return tuple(1 + part * (brut * _AN / sum(bruts) - 1) for brut in bruts)


@lru_cache(maxsize=4_096)
def poids(saison: Saison, du: date, au: date) -> float:
    """Return the weighted working days between two days, both included."""
    somme, jour = 0.0, du
    while jour <= au:
        fin = min(au, mois_apres(jour.replace(day=1), 1) - _UN_JOUR)
        somme += saison[jour.month - 1] * ouvres(jour, fin)
        jour = fin + _UN_JOUR
    return somme


def _blocs(serie: Serie, au: date) -> list[date]:
    """Return the first months of the blocks of twelve whole months, the last one just before the month of `au`."""
    if not serie:
        return []
    premier, debuts = min(serie), []
    debut = _recule(au.replace(day=1))
    while debut >= premier:
        debuts.append(debut)
        debut = _recule(debut)
    return debuts


def _recule(mois: date) -> date:
    return mois.replace(year=mois.year - 1)


@dataclass(frozen=True, slots=True)
class _Bloc:
    """Twelve months of one contrat: minutes seen of each, January first, and minutes its mean day would give."""

    debut: date
    vus: tuple[int, ...]
    attendus: tuple[float, ...]


def _releves(serie: Serie, au: date, elan: float) -> Iterator[_Bloc]:
    """Yield the blocks that hold anything."""
    for debut in _blocs(serie, au):
        suite = [mois_apres(debut, n) for n in range(_AN)]
        mois = sorted(suite, key=lambda m: m.month)
        jours = [ouvres(m, mois_apres(m, 1) - _UN_JOUR) * exp(elan * suite.index(m) / _AN) for m in mois]
        vus = tuple(serie.get(m, 0) for m in mois)
        if any(vus):
            yield _Bloc(debut, vus, tuple(sum(vus) / sum(jours) * jour for jour in jours))


def _par_mois(blocs: Sequence[_Bloc]) -> list[tuple[list[int], list[float]]]:
    return [([b.vus[m] for b in blocs], [b.attendus[m] for b in blocs]) for m in range(_AN)]


def _bruit(blocs: Sequence[_Bloc], m: int, brut: float) -> float:
    """Return the variance of the weight of a month, from what its blocks disagree on."""
    ecarts = sum((b.vus[m] - brut * b.attendus[m]) ** 2 for b in blocs)
    return ecarts / sum(b.attendus[m] for b in blocs) ** 2 * len(blocs) / (len(blocs) - 1)
