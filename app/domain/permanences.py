"""Slots of presence on a site."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class EtatPermanence(StrEnum):
    """Where a permanence stands; a moved one points to its new day."""

    PLANIFIEE = "planifiee"
    TENUE = "tenue"
    ANNULEE = "annulee"
    DEPLACEE = "deplacee"


@dataclass(frozen=True, slots=True, kw_only=True)
class Permanence:
    """One slot on one day; `debut` and `fin` are minutes after midnight, `annulee_par` is free words."""

    id: int = 0
    contrat_id: int
    site_id: int | None = None
    jour: date
    debut: int
    fin: int
    etat: EtatPermanence = EtatPermanence.PLANIFIEE
    annulee_par: str = ""
    deplacee_vers_id: int | None = None
    note: str = ""

    @property
    def minutes(self) -> int:
        """Length of the slot, in minutes."""
        return self.fin - self.debut
