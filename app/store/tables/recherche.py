"""Folded copies of what can be searched; FTS5 reads them as external content, triggers keep both in step.

The FTS tables and their triggers are written in the migration: SQLAlchemy has no words for them.
"""

from sqlalchemy import Column, Integer, Table, Text

from app.store.tables.types import META

SORTES = ("personnes", "interventions", "organismes", "entreprises")


def _copie(sorte: str) -> Table:
    """Return the folded copy of one kind; `docid` orders the hits, the greatest first."""
    return Table(
        f"recherche_{sorte}",
        META,
        Column("docid", Integer, primary_key=True),
        Column("objet_id", Integer, nullable=False),
        Column("texte", Text, nullable=False),
        sqlite_strict=True,
        info={"sorte": None, "cle": None},
    )


copies = {sorte: _copie(sorte) for sorte in SORTES}
