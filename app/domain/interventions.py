"""The act: what was done, when, for whom, and under which contrat."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Portee(StrEnum):
    """Whom an act concerns; the four families of natures_intervention.csv."""

    INDIVIDUELLE = "individuelle"
    COLLECTIVE = "collective"
    ENTREPRISE = "entreprise"
    INTERNE = "interne"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The share of an act that one contrat bears, in hundredths of a percent (10000 = the whole)."""

    contrat_id: int
    pour_dix_mille: int = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention:
    """One act.

    `minutes` is its length; `heure` minutes after midnight when known. `parts` names the contrat that bears
    it (several: shares adding to 10000; none: interne). `personnes` are ids: one or several of one foyer for an
    individual act, none otherwise; `participants` counts a collective act. `seq` is monotonic: it orders
    entries whatever the clock says. `note` is written as if the person will read it;
    `note_travail` is a draft begun on `note_travail_le`, erased after 30 days.
    """

    id: int = 0
    seq: int = 0
    jour: date
    heure: int | None = None
    minutes: int
    nature: str
    canal: str = "NR"
    portee: Portee = Portee.INDIVIDUELLE
    parts: tuple[Part, ...] = ()
    personnes: tuple[int, ...] = ()
    accompagnement_id: int | None = None
    permanence_id: int | None = None
    site_id: int | None = None
    organisme_id: int | None = None
    participants: int | None = None
    theme: str = "NR"
    origine: str = "NR"
    note: str = ""
    note_travail: str = ""
    note_travail_le: date | None = None
    a_completer: bool = False
    facturable: bool = True
