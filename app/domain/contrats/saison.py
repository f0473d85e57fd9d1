"""The rhythm of her year, from everything she did under every contrat: what each month weighs beside the mean."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from app.domain.calendrier import mois_apres

Serie = Mapping[date, int]
"""Minutes of each month of one contrat, by the first day of the month; months without any are absent."""
Saison = tuple[float, ...]
"""Twelve weights of a working day, January first; 1 on the mean day of a year."""

PLATE: Saison = (1.0,) * 12
_AN, _SEMAINE, _OUVRES = 12, 7, 5
_UN_JOUR = timedelta(days=1)
_RETENUE = 1.5
"""Months of mean activity that hold each weight near 1: a single odd August does not make a season."""


def ouvres(du: date, au: date) -> int:
    """Return the days from Monday to Friday between two days, both included."""
    if au < du:
        return 0
    semaines, reste = divmod((au - du).days + 1, _SEMAINE)
    return semaines * _OUVRES + sum((du.weekday() + n) % _SEMAINE < _OUVRES for n in range(reste))


def saisonner(series: Sequence[Serie], au: date) -> Saison:
    """Return the season that full years before the month of `au` show, shrunk towards a flat one.

    Each contrat counts by blocks of twelve months before `au`, from its first month on; without any block the season is
    flat.
    """
    vus, attendus, blocs = [0.0] * _AN, [0.0] * _AN, 0
    for serie in series:
        for debut in _blocs(serie, au):
            mois = [mois_apres(debut, n) for n in range(_AN)]
            jours = [ouvres(m, mois_apres(m, 1) - _UN_JOUR) for m in mois]
            moyenne = sum(serie.get(m, 0) for m in mois) / sum(jours)
            blocs += 1
            for m, jour in zip(mois, jours, strict=True):
                vus[m.month - 1] += serie.get(m, 0)
                attendus[m.month - 1] += moyenne * jour
    if not sum(vus):
        return PLATE
    frein = _RETENUE * sum(attendus) / (_AN * blocs)
    bruts = [(vu + frein) / (attendu + frein) for vu, attendu in zip(vus, attendus, strict=True)]
    return tuple(brut * _AN / sum(bruts) for brut in bruts)


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
