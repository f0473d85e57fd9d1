"""Appointments: one person, or one matter, at an hour of a day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain import regles

JOUR_EN_MINUTES = 1440


class EtatRendezVous(StrEnum):
    """What became of an appointment."""

    PREVU = "prevu"
    VENU = "venu"
    ABSENT = "absent"
    ANNULE = "annule"


@dataclass(frozen=True, slots=True, kw_only=True)
class RendezVous:
    """One appointment; `debut` is minutes after midnight, `minutes` its length.

    `titre` names what concerns no known person. `spontane` tells a walk-in from one that was booked.
    `intervention_id` is the act that tells it; `uid` the identity of an event taken from another calendar.
    """

    id: int = 0
    jour: date
    debut: int
    minutes: int
    personne_id: int | None = None
    titre: str = ""
    permanence_id: int | None = None
    contrat_id: int | None = None
    site_id: int | None = None
    etat: EtatRendezVous = EtatRendezVous.PREVU
    spontane: bool = False
    canal: str = "NR"
    intervention_id: int | None = None
    uid: str = ""
    note: str = ""

    @property
    def fin(self) -> int:
        """End, in minutes after midnight."""
        return self.debut + self.minutes

    @property
    def occupe(self) -> bool:
        """Tell whether the time is taken."""
        return self.etat is not EtatRendezVous.ANNULE


def verifier(rendezvous: RendezVous, aujourd_hui: date) -> None:
    """Raise when nothing says who or what, or the hour or the day is impossible."""
    regles.renseigne("personne", rendezvous.personne_id, rendezvous.titre.strip())
    regles.jour_plausible("jour", rendezvous.jour, aujourd_hui)
    regles.entre("debut", rendezvous.debut, 0, JOUR_EN_MINUTES - 1)
    regles.entre("minutes", rendezvous.minutes, 1, JOUR_EN_MINUTES)
