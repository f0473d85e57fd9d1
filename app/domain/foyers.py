"""Household of a person at a date: what FSL, DALO, MDPH and the budget need."""

from dataclasses import dataclass
from datetime import date

from app.domain import regles

ANNEES = (1850, 2200)
"""Years of birth one may type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Membre:
    """Someone of the household; `personne_id` when that one is followed too; `revenus` in cents per month."""

    prenom: str = ""
    lien: str = ""
    annee_naissance: int | None = None
    personne_id: int | None = None
    a_charge: bool = False
    revenus: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Foyer:
    """The household as it was on the day `au`; `logement` is a code of population.csv."""

    id: int = 0
    personne_id: int
    au: date
    logement: str = "NR"
    loyer: int | None = None
    membres: tuple[Membre, ...] = ()
    note: str = ""


def verifier(foyer: Foyer) -> None:
    """Raise for a negative rent or income, or a year of birth nobody has."""
    regles.entre("loyer", foyer.loyer, 0, 10_000_000)
    for membre in foyer.membres:
        regles.entre("membres", membre.revenus, 0, 100_000_000)
        regles.entre("membres", membre.annee_naissance, *ANNEES)
