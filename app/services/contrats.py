"""Contrats and their conditions: an avenant adds a row, a row that a frozen bilan used never changes."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from app.domain.contrats import Conditions, Contrat, verifier, verifier_conditions
from app.domain.nomenclatures import Liste
from app.services.entreprises import site_de
from app.services.errors import ConditionsFigees, Introuvable
from app.services.sortes import Horloge, Sorte
from app.store import contrats, tables
from app.store.unit_of_work import Magasin, UnitOfWork


class ConditionsDatees(Sorte[Conditions]):
    """The terms of a contrat, one row per avenant."""

    fiche = contrats.CONDITIONS
    nom = "conditions"
    codes = {"natures_incluses": Liste.NATURES}  # noqa: RUF012

    def de(self, contrat_id: int) -> list[Conditions]:
        """Return the conditions of a contrat, the oldest first."""
        with self._magasin.lire() as connexion:
            return contrats.conditions_de(connexion, contrat_id)

    def figees(self, contrat: Contrat) -> frozenset[int]:
        """Return the ids of the conditions of a contrat that a frozen bilan used: only an avenant changes them."""
        with self._magasin.lire() as connexion:
            toutes = contrats.conditions_de(connexion, contrat.id)
            suites = [c.a_partir_du for c in toutes[1:]] + [None]
            return frozenset(
                c.id
                for c, suite in zip(toutes, suites, strict=True)
                if contrats.publiees(connexion, contrat.entreprise_id, c.a_partir_du, suite)
            )

    def au(self, contrat_id: int, jour: date) -> Conditions | None:
        """Return the conditions in force on that day."""
        en_force = [conditions for conditions in self.de(contrat_id) if conditions.a_partir_du <= jour]
        return en_force[-1] if en_force else None

    def _verifier(self, connexion: Connection, record: Conditions) -> None:
        contrat = contrats.CONTRATS.lire(connexion, record.contrat_id)
        if contrat is None:
            raise Introuvable(sorte="contrat", id=record.contrat_id)
        verifier_conditions(record, contrat)
        for site_id in record.sites:
            site_de(connexion, site_id, contrat.entreprise_id)
        self._exiger_libre(connexion, record, contrat.entreprise_id)
        ancien = self.fiche.lire(connexion, record.id) if record.id else None
        if ancien:
            self._exiger_libre(connexion, ancien, contrat.entreprise_id)

    def _effacer(self, unite: UnitOfWork, record: Conditions) -> None:
        contrat = contrats.CONTRATS.lire(unite.connexion, record.contrat_id)
        if contrat:
            self._exiger_libre(unite.connexion, record, contrat.entreprise_id)
        super()._effacer(unite, record)

    @staticmethod
    def _exiger_libre(connexion: Connection, record: Conditions, entreprise_id: int) -> None:
        """Raise `ConditionsFigees` when a frozen bilan covers a day these conditions rule."""
        autres = contrats.conditions_de(connexion, record.contrat_id)
        suivantes = [c.a_partir_du for c in autres if c.id != record.id and c.a_partir_du > record.a_partir_du]
        if contrats.publiees(connexion, entreprise_id, record.a_partir_du, min(suivantes, default=None)):
            raise ConditionsFigees(champ="a_partir_du")


class Contrats(Sorte[Contrat]):
    """Contracts with the entreprises; `conditions` holds their terms."""

    fiche = contrats.CONTRATS
    nom = "contrat"

    def __init__(self, magasin: Magasin, horloge: Horloge) -> None:
        super().__init__(magasin, horloge)
        self.conditions = ConditionsDatees(magasin, horloge)

    def de(self, entreprise_id: int) -> list[Contrat]:
        """Return the contrats of an entreprise, the oldest first."""
        table = tables.contrats
        with self._magasin.lire() as connexion:
            return self.fiche.tous(connexion, table.c.entreprise_id == entreprise_id, ordre=(table.c.debut, table.c.id))

    def avenant(self, modele: Conditions, a_partir_du: date) -> Conditions:
        """Return a copy of the conditions, to edit then save, in force from that day."""
        return replace(modele, id=0, a_partir_du=a_partir_du)

    def _verifier(self, connexion: Connection, record: Contrat) -> None:
        verifier(record)
        for conditions in contrats.conditions_de(connexion, record.id):
            verifier_conditions(conditions, record)
