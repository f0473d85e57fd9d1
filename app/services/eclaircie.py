"""Which automatic backups to keep: many recent ones, few old ones, never none."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

JOURS_TOUTES = 2
PALIERS: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (12, lambda instant: instant.date()),
    (10, lambda instant: instant.isocalendar()[:2]),
    (9, lambda instant: (instant.year, instant.month)),
)
"""How many periods are kept after the first days, and what makes two instants of the same period."""

_DERNIERES = 3
_DEPART = datetime(2025, 1, 1, tzinfo=UTC)
_TROU = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class Sauvegarde:
    """One backup file, its UTC instant, and whether it was verified by opening it."""

    chemin: Path
    instant: datetime
    verifiee: bool


def a_supprimer(sauvegardes: Iterable[Sauvegarde], maintenant: datetime) -> list[Sauvegarde]:
    """Return the backups to remove: all of two days are kept, then 12 daily, 10 weekly, 9 monthly.

    The last three verified always stay. Nothing goes when the clock cannot be right: before this
    software existed, behind a backup, or months past the one before.
    """
    toutes = sorted(sauvegardes, key=lambda sauvegarde: sauvegarde.instant, reverse=True)
    if not horloge_plausible([sauvegarde.instant for sauvegarde in toutes], maintenant):
        return []
    gardees = {sauvegarde.chemin for sauvegarde in [s for s in toutes if s.verifiee][:_DERNIERES]}
    recentes = [s for s in toutes if maintenant - s.instant < timedelta(days=JOURS_TOUTES)]
    gardees |= {sauvegarde.chemin for sauvegarde in recentes}
    reste = [sauvegarde for sauvegarde in toutes if sauvegarde not in recentes]
    for nombre, periode in PALIERS:
        gardees |= {sauvegarde.chemin for sauvegarde in _une_par(reste, nombre, periode)}
        reste = _apres(reste, nombre, periode)
    return [sauvegarde for sauvegarde in toutes if sauvegarde.chemin not in gardees]


def horloge_plausible(instants: list[datetime], maintenant: datetime) -> bool:
    """Tell whether `maintenant` may be right, by the instants of the backups, newest first."""
    if maintenant < _DEPART or any(instant > maintenant for instant in instants):
        return False
    bornes = [maintenant, *instants[:2]]
    return all(apres - avant < _TROU for apres, avant in pairwise(bornes))


def _une_par(reste: list[Sauvegarde], nombre: int, periode: Callable[[datetime], object]) -> list[Sauvegarde]:
    """Return the newest of each of the first `nombre` periods, verified ones first."""
    choisies: dict[object, Sauvegarde] = {}
    for sauvegarde in reste:
        actuelle = choisies.get(periode(sauvegarde.instant))
        if actuelle is None or (sauvegarde.verifiee and not actuelle.verifiee):
            choisies[periode(sauvegarde.instant)] = sauvegarde
    return list(choisies.values())[:nombre]


def _apres(reste: list[Sauvegarde], nombre: int, periode: Callable[[datetime], object]) -> list[Sauvegarde]:
    periodes = list(dict.fromkeys(periode(sauvegarde.instant) for sauvegarde in reste))[:nombre]
    return [sauvegarde for sauvegarde in reste if periode(sauvegarde.instant) not in periodes]
