"""Slots of presence on a site."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain import regles
from app.domain.recurrences import Rythme


class EtatPermanence(StrEnum):
    """Where a permanence stands; a moved one points to its new day."""

    PLANIFIEE = "planifiee"
    TENUE = "tenue"
    ANNULEE = "annulee"
    DEPLACEE = "deplacee"


class Initiative(StrEnum):
    """Who called off or moved a permanence: what is due depends on it."""

    ENTREPRISE = "entreprise"
    PRATICIENNE = "praticienne"
    FORCE_MAJEURE = "force_majeure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Permanence:
    """One slot on one day; `debut` and `fin` are minutes after midnight, `annulee_par` is free words.

    `initiative` says who called it off or moved it, `decidee_le` when that was said.
    """

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
    initiative: Initiative | None = None
    decidee_le: date | None = None

    @property
    def minutes(self) -> int:
        """Length of the slot, in minutes."""
        return self.fin - self.debut


def verifier(permanence: Permanence, aujourd_hui: date) -> None:
    """Raise when the slot has no length, an impossible hour or an impossible day."""
    regles.jour_plausible("jour", permanence.jour, aujourd_hui)
    regles.entre("debut", permanence.debut, 0, 1439)
    regles.entre("fin", permanence.fin, permanence.debut + 1, 1440)
    regles.jour_plausible("decidee_le", permanence.decidee_le, aujourd_hui)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Permanences to plan at one rhythm: from `premier` to `jusqu_au`, the same hours each time."""

    contrat_id: int
    site_id: int | None = None
    premier: date
    jusqu_au: date
    debut: int
    fin: int
    rythme: Rythme = Rythme.UNE_FOIS
