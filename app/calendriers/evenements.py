"""What a calendar file holds, once read."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Evenement:
    """One event on one day; `debut` is minutes after midnight, `uid` tells it among all those of the file."""

    uid: str
    jour: date
    debut: int
    minutes: int
    titre: str
    annule: bool = False


@dataclass(frozen=True, slots=True)
class Ecarte:
    """An event left out, and why, in French."""

    titre: str
    raison: str


@dataclass(frozen=True, slots=True)
class Lecture:
    """What a file gave: events of the window asked for, in order of time, and what was left out."""

    evenements: tuple[Evenement, ...]
    ecartes: tuple[Ecarte, ...]
