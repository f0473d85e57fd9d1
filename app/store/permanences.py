"""Permanences in their table."""

from datetime import date

from sqlalchemy import ColumnElement, Connection

from app.domain.permanences import Permanence
from app.store import tables
from app.store.fiches import Fiche

PERMANENCES = Fiche(Permanence, tables.permanences)


def entre(connexion: Connection, du: date, au: date, contrat_id: int | None = None) -> list[Permanence]:
    """Return the permanences of a period, both days included, in order of time."""
    table = tables.permanences
    criteres: list[ColumnElement[bool]] = [table.c.jour.between(du, au)]
    if contrat_id is not None:
        criteres.append(table.c.contrat_id == contrat_id)
    return PERMANENCES.tous(connexion, *criteres, ordre=(table.c.jour, table.c.debut, table.c.id))
