"""Démarches, their sums and their documents in their tables."""

from datetime import date

from sqlalchemy import Connection, select

from app.domain.demarches import CLOSES, Demarche, Montant
from app.store import tables
from app.store.fiches import Fiche, Lignes

_CHAMPS = ("source", "libelle", "nature", "demande", "accorde")

DEMARCHES = Fiche(
    Demarche,
    tables.demarches,
    lignes=(
        Lignes(
            "montants",
            tables.demarches_montants,
            vers=lambda _, montant: {champ: getattr(montant, champ) for champ in _CHAMPS},
            de=lambda ligne: Montant(**{champ: ligne[champ] for champ in _CHAMPS}),
        ),
        Lignes(
            "documents",
            tables.demarches_documents,
            vers=lambda _, document_id: {"document_id": document_id},
            de=lambda ligne: ligne["document_id"],
        ),
    ),
)


def de_personne(connexion: Connection, personne_id: int) -> list[Demarche]:
    """Return the démarches of a person, the last opened first."""
    table = tables.demarches
    ordre = (table.c.ouverte_le.desc(), table.c.id.desc())
    return DEMARCHES.tous(connexion, table.c.personne_id == personne_id, ordre=ordre)


def a_suivre(connexion: Connection, depuis: date) -> list[Demarche]:
    """Return the démarches a clock may run for: those not closed, or answered since `depuis` and not appealed yet."""
    table = tables.demarches
    contestable = (table.c.recours_le.is_(None)) & (table.c.etat != "ACC") & (table.c.decidee_le >= depuis)
    return DEMARCHES.tous(connexion, ~table.c.etat.in_(CLOSES) | contestable)


def d_organisme(connexion: Connection, organisme_id: int) -> list[Demarche]:
    """Return the démarches made with an organisme."""
    return DEMARCHES.tous(connexion, tables.demarches.c.organisme_id == organisme_id)


def de_document(connexion: Connection, document_id: int) -> list[Demarche]:
    """Return the démarches a document is attached to."""
    lien = tables.demarches_documents
    ids = select(lien.c.demarche_id).where(lien.c.document_id == document_id)
    return DEMARCHES.tous(connexion, tables.demarches.c.id.in_(ids))
