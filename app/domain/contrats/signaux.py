"""What she may be told of a contrat, once: a threshold crossed, a date that comes near."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Signal(StrEnum):
    """What an alert is about."""

    VOLUME_50 = "volume_50"
    VOLUME_75 = "volume_75"
    VOLUME_90 = "volume_90"
    VOLUME_100 = "volume_100"
    MANQUE = "manque"
    PREAVIS = "preavis"
    RENOUVELLEMENT = "renouvellement"
    EFFECTIF = "effectif"
    PERMANENCES = "permanences"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourdine:
    """An alert she has read: the same one (signal and `repere`) stays silent until `jusqu_au`.

    `repere` is the day the alert is tied to: the first day of the contract year, or the date that comes near.
    Without `jusqu_au` it never comes back.
    """

    signal: Signal
    repere: date
    jusqu_au: date | None = None
