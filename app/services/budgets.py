"""Budgets of households, dated; each is the copy of the last one until it says otherwise."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from app.domain.budgets import Budget, verifier
from app.domain.changes import Changes
from app.services.sortes import Sorte
from app.store import budgets


class Budgets(Sorte[Budget]):
    """What comes in and goes out, at a date."""

    fiche = budgets.BUDGETS
    nom = "budget"

    def de_personne(self, personne_id: int) -> list[Budget]:
        """Return the budgets of a person, the last dated first."""
        with self._magasin.lire() as connexion:
            return budgets.de_personne(connexion, personne_id)

    def recopier(self, ident: int, au: date) -> tuple[Budget, Changes]:
        """Start the budget of another day from the lines of this one."""
        return self.save(replace(self.get(ident), id=0, au=au))

    def _verifier(self, _connexion: Connection, record: Budget) -> None:
        verifier(record, self._aujourd_hui())
