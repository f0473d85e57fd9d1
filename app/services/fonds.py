"""The funds whose formulas she writes: checked, offered to the budgets, kept version after version."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from app.domain.changes import Changes
from app.domain.fonds import Fonds, suivante, verifier
from app.domain.resultats_budget import Regle
from app.domain.texte import fold
from app.services import regles_budget
from app.services.errors import DejaPris
from app.services.sortes import Sorte
from app.store import fonds
from app.store.unit_of_work import UnitOfWork


class FondsPropres(Sorte[Fonds]):
    """Her funds; one that a budget uses is never rewritten: another version follows it."""

    fiche = fonds.FONDS
    nom = "fonds"

    def actuels(self) -> list[Fonds]:
        """Return the last version of each fund that is offered, by name."""
        with self._magasin.lire() as connexion:
            return fonds.actuels(connexion)

    def histoire(self, ident: int) -> list[Fonds]:
        """Return a version and those it came from, the last first."""
        with self._magasin.lire() as connexion:
            return fonds.histoire(connexion, self._exiger(connexion, ident))

    def regles(self, *codes: str) -> list[Regle]:
        """Return what a budget may be worked out by: those shipped, hers, and those of `codes` no longer offered."""
        with self._magasin.lire() as connexion:
            return regles_budget.toutes(connexion, *codes)

    def neuf(self) -> Fonds:
        """Return a new fund to write, with one result to change."""
        return regles_budget.modele(self._aujourd_hui())

    def modifier(self, ident: int, visite: str = "", **champs: Any) -> tuple[Fonds, Changes]:  # noqa: ANN401
        """Change the last version of a fund, told by any of them: one that another replaced never changes."""
        with self._magasin.lire() as connexion:
            ident = fonds.courant(connexion, ident)
        return super().modifier(ident, visite, **champs)

    def ecrire(self, unite: UnitOfWork, record: Fonds) -> Fonds:
        """Keep a fund; when a budget uses what changes, the version before stays as it was."""
        avant = fonds.FONDS.lire(unite.connexion, record.id) if record.id else None
        if avant is not None and avant != record and record.actif and fonds.utilise(unite.connexion, avant):
            record = suivante(avant, record, self._aujourd_hui())
            self._verifier(unite.connexion, record, sauf=avant.id)
            super().ecrire(unite, replace(avant, actif=False))
        return super().ecrire(unite, record)

    def _verifier(self, connexion: Connection, record: Fonds, sauf: int = 0) -> None:
        if not record.actif:
            return
        verifier(record, regles_budget.termes())
        pris = {fold(f.nom) for f in fonds.actuels(connexion) if f.id not in (record.id, sauf)}
        if fold(record.nom) in pris | {fold(regle.libelle) for regle in regles_budget.regles()}:
            raise DejaPris(champ="nom")

    def _effacer(self, unite: UnitOfWork, record: Fonds) -> None:
        """Put away a fund that budgets use or that came from another version; remove one that nothing needs."""
        if record.remplace is not None or fonds.utilise(unite.connexion, record):
            super().ecrire(unite, replace(record, actif=False))
        else:
            super()._effacer(unite, record)
