"""Accords: given for a category of organismes or for one of them, withdrawn, looked up before a letter leaves."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from app.domain.accords import Accord, en_vigueur, verifier
from app.domain.changes import Changes
from app.domain.nomenclatures import Liste
from app.services.errors import AccordCite, Introuvable
from app.services.sortes import Sorte
from app.store import accords, courriers, documents
from app.store.organismes import ORGANISMES
from app.store.unit_of_work import UnitOfWork


class Accords(Sorte[Accord]):
    """What persons agreed that is passed on."""

    fiche = accords.ACCORDS
    nom = "accord"
    codes = {"categorie": Liste.ORGANISMES}  # noqa: RUF012

    def de_personne(self, personne_id: int) -> list[Accord]:
        """Return the accords of a person, the last given first, those withdrawn too."""
        with self._magasin.lire() as connexion:
            return accords.de_personne(connexion, personne_id)

    def tenus(self, personne_id: int) -> list[Accord]:
        """Return the accords of a person that hold today."""
        jour = self._aujourd_hui()
        return [accord for accord in self.de_personne(personne_id) if accord.vaut(jour)]

    def cites(self, personne_id: int) -> frozenset[int]:
        """Return the accords of a person that a letter gone rests on: only their withdrawal may still change."""
        with self._magasin.lire() as connexion:
            siens = accords.de_personne(connexion, personne_id)
            return frozenset(accord.id for accord in siens if _cite(connexion, accord))

    def pour(
        self, personne_id: int, categorie: str, organisme_id: int | None = None, jour: date | None = None
    ) -> Accord | None:
        """Return the accord that holds for a recipient that day (today by default), None without one."""
        return en_vigueur(self.de_personne(personne_id), categorie, jour or self._aujourd_hui(), organisme_id)

    def retirer(self, ident: int, le: date) -> tuple[Accord, Changes]:
        """Keep that the person took it back; what was passed on before stays true."""
        return self.modifier(ident, retire_le=le)

    def ecrire(self, unite: UnitOfWork, record: Accord) -> Accord:
        """Check and keep an accord; one for an organisme takes its category."""
        if record.organisme_id is not None:
            organisme = ORGANISMES.lire(unite.connexion, record.organisme_id)
            if organisme is None:
                raise Introuvable(sorte="organisme", id=record.organisme_id)
            record = replace(record, categorie=organisme.categorie)
        return super().ecrire(unite, record)

    def _verifier(self, connexion: Connection, record: Accord) -> None:
        verifier(record, self._aujourd_hui())
        ancien = self.fiche.lire(connexion, record.id) if record.id else None
        if ancien and replace(record, retire_le=ancien.retire_le) != ancien and _cite(connexion, ancien):
            raise AccordCite
        if record.document_id is not None:
            document = documents.DOCUMENTS.lire(connexion, record.document_id)
            if document is None or document.personne_id != record.personne_id:
                raise Introuvable(sorte="document", id=record.document_id)


def _cite(connexion: Connection, accord: Accord) -> bool:
    """Tell whether a letter went to one it is for, on a day it held."""
    return any(
        accord.couvre(categorie, organisme_id) and accord.vaut(jour)
        for jour, categorie, organisme_id in courriers.parvenus(connexion, accord.personne_id)
    )
