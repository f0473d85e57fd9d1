"""Accords in their table."""

from sqlalchemy import Connection

from app.domain.accords import Accord
from app.store import tables
from app.store.fiches import Fiche

ACCORDS = Fiche(Accord, tables.accords)


def de_personne(connexion: Connection, personne_id: int) -> list[Accord]:
    """Return the accords of a person, the last given first."""
    table = tables.accords
    ordre = (table.c.donne_le.desc(), table.c.id.desc())
    return ACCORDS.tous(connexion, table.c.personne_id == personne_id, ordre=ordre)


def de_document(connexion: Connection, document_id: int) -> list[Accord]:
    """Return the accords of which a document is the signed paper."""
    return ACCORDS.tous(connexion, tables.accords.c.document_id == document_id)
