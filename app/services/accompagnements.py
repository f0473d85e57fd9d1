"""Accompagnements: opened, edited, closed with a suite."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from app.domain.accompagnements import EN_COURS, Accompagnement, verifier
from app.domain.changes import Changes
from app.domain.nomenclatures import Liste
from app.services.sortes import Sorte
from app.store import accompagnements


class Accompagnements(Sorte[Accompagnement]):
    """Follow-ups of one person under one contrat."""

    fiche = accompagnements.ACCOMPAGNEMENTS
    nom = "accompagnement"
    codes = {  # noqa: RUF012
        "theme": Liste.THEMES,
        "themes": Liste.THEMES,
        "origine": Liste.ORIGINES,
        "suite": Liste.SUITES_ACCOMPAGNEMENT,
    }

    def de_personne(self, personne_id: int) -> list[Accompagnement]:
        """Return the accompagnements of a person, the last opened first."""
        with self._magasin.lire() as connexion:
            return accompagnements.de_personne(connexion, personne_id)

    def clore(self, ident: int, suite: str, clos_le: date) -> tuple[Accompagnement, Changes]:
        """Close a follow-up with its suite."""
        return self.save(replace(self.get(ident), suite=suite, clos_le=clos_le))

    def rouvrir(self, ident: int) -> tuple[Accompagnement, Changes]:
        """Open a closed follow-up again."""
        return self.save(replace(self.get(ident), suite=EN_COURS, clos_le=None))

    def _verifier(self, _connexion: Connection, record: Accompagnement) -> None:
        verifier(record, self._aujourd_hui())
