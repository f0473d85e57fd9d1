"""Budgets of households, dated; each is the copy of the last one until it says otherwise."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from app.documents import budget_pdf
from app.domain.budgets import Budget, verifier
from app.domain.changes import Changes
from app.domain.praticiennes import Praticienne
from app.services import regles_budget
from app.services.sortes import Sorte
from app.store import budgets, reglages
from app.store.personnes import PERSONNES


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

    def document(self, ident: int, avant: int | None = None, *, dettes: bool = False) -> bytes:
        """Return the PDF of a budget, beside that of another day when given, or the table of its debts."""
        budget = self.get(ident)
        with self._magasin.lire() as connexion:
            personne = PERSONNES.lire(connexion, budget.personne_id)
            praticienne = Praticienne(**(reglages.lire(connexion, "praticienne") or {}))
            regle = regles_budget.regle_de(connexion, budget.regle)
        feuille = budget_pdf.Feuille(
            personne=personne.nom_affiche if personne else "",
            budget=budget,
            regle=regle,
            termes=regles_budget.termes(),
            postes={(poste.bloc, poste.code): poste.libelle for poste in regles_budget.postes()},
            avant=self.get(avant) if avant else None,
            praticienne=", ".join(dit for dit in (praticienne.nom, praticienne.titre) if dit),
        )
        return budget_pdf.tableau_des_dettes(feuille) if dettes else budget_pdf.feuille(feuille)

    def _verifier(self, _connexion: Connection, record: Budget) -> None:
        verifier(record, self._aujourd_hui())
