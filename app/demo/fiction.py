"""The whole fiction, as domain records that refer to one another by ids of their own."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from app.domain.accompagnements import Accompagnement
from app.domain.accords import Accord
from app.domain.budgets import Budget
from app.domain.contrats import Conditions, Contrat
from app.domain.demarches import Demarche
from app.domain.entreprises import Contact, Effectif, Entreprise, Site
from app.domain.foyers import Foyer
from app.domain.interventions import Intervention
from app.domain.organismes import Organisme
from app.domain.permanences import Permanence
from app.domain.personnes import Emploi, Personne
from app.domain.rendezvous import RendezVous


@dataclass(slots=True)
class Fiction:
    """Records in the order of their invention; the id of each is its rank in its list, from 1."""

    annee: int
    hasard: Random
    entreprises: list[Entreprise] = field(default_factory=list)
    sites: list[Site] = field(default_factory=list)
    effectifs: list[Effectif] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    contrats: list[Contrat] = field(default_factory=list)
    conditions: list[Conditions] = field(default_factory=list)
    organismes: list[Organisme] = field(default_factory=list)
    permanences: list[Permanence] = field(default_factory=list)
    personnes: list[Personne] = field(default_factory=list)
    emplois: list[Emploi] = field(default_factory=list)
    foyers: list[Foyer] = field(default_factory=list)
    accompagnements: list[Accompagnement] = field(default_factory=list)
    interventions: list[Intervention] = field(default_factory=list)
    rendezvous: list[RendezVous] = field(default_factory=list)
    demarches: list[Demarche] = field(default_factory=list)
    accords: list[Accord] = field(default_factory=list)
    budgets: list[Budget] = field(default_factory=list)

    def tirer(self, poids: dict[str, int]) -> str:
        """Draw one key by its weight."""
        return self.hasard.choices(list(poids), weights=list(poids.values()))[0]

    def records(self) -> Iterator[Any]:
        """Yield every record, kind by kind, none before those it refers to."""
        for sorte in (
            self.entreprises,
            self.sites,
            self.effectifs,
            self.contacts,
            self.contrats,
            self.conditions,
            self.organismes,
            self.permanences,
            self.personnes,
            self.emplois,
            self.foyers,
            self.accompagnements,
            self.interventions,
            self.rendezvous,
            self.demarches,
            self.accords,
            self.budgets,
        ):
            yield from sorte
