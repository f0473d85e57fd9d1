"""Filling an empty vault with a fictional cabinet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any, ClassVar

from app.domain.accompagnements import Accompagnement
from app.domain.accords import Accord
from app.domain.budgets import Budget
from app.domain.changes import Changes
from app.domain.contrats import Conditions, Contrat
from app.domain.demarches import Demarche
from app.domain.entreprises import Contact, Effectif, Entreprise, Site
from app.domain.foyers import Foyer
from app.domain.interventions import Intervention
from app.domain.organismes import Organisme
from app.domain.permanences import Permanence
from app.domain.personnes import Emploi, Personne
from app.domain.praticiennes import Praticienne
from app.domain.rendezvous import RendezVous
from app.errors import Refus
from app.store import (
    accompagnements,
    accords,
    budgets,
    contrats,
    demarches,
    entreprises,
    foyers,
    interventions,
    organismes,
    permanences,
    personnes,
    reglages,
    rendezvous,
)
from app.store.fiches import Fiche
from app.store.unit_of_work import Magasin, UnitOfWork

_FICHES: Mapping[type, Fiche[Any]] = {
    Entreprise: entreprises.ENTREPRISES,
    Site: entreprises.SITES,
    Effectif: entreprises.EFFECTIFS,
    Contact: entreprises.CONTACTS,
    Contrat: contrats.CONTRATS,
    Conditions: contrats.CONDITIONS,
    Organisme: organismes.ORGANISMES,
    Permanence: permanences.PERMANENCES,
    Personne: personnes.PERSONNES,
    Emploi: personnes.EMPLOIS,
    Foyer: foyers.FOYERS,
    Accompagnement: accompagnements.ACCOMPAGNEMENTS,
    Intervention: interventions.INTERVENTIONS,
    RendezVous: rendezvous.RENDEZVOUS,
    Demarche: demarches.DEMARCHES,
    Accord: accords.ACCORDS,
    Budget: budgets.BUDGETS,
}


class CoffreNonVide(Refus):
    """A fictional cabinet goes into an empty vault only."""

    code: ClassVar[str] = "coffre_non_vide"


class Exemples:
    """Writes records that name one another by rank: in an empty vault, ranks and ids are the same."""

    def __init__(self, magasin: Magasin) -> None:
        self._magasin = magasin

    def installer(self, praticienne: Praticienne, records: Iterable[Any]) -> Changes:
        """Keep the records, grouped by kind in the order of their references, in one transaction.

        Raises `CoffreNonVide`; nothing is then written.
        """
        with self._magasin.ecrire("Cabinet fictif", "installer_exemple") as unite:
            reglages.ecrire(unite, "praticienne", asdict(praticienne))
            for sorte, groupe in groupby(records, type):
                _installer(unite, sorte, list(groupe))
            return unite.changes()


def _installer(unite: UnitOfWork, sorte: type, records: Sequence[Any]) -> None:
    fiche = _FICHES[sorte]
    if unite.reserver(fiche.table, 1)[0] != records[0].id:
        raise CoffreNonVide
    if sorte is Intervention:
        interventions.ecrire_tous(unite, records)
    else:
        fiche.ecrire_tous(unite, records)
