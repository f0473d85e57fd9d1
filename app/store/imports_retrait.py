"""Removing in number what an import wrote."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import select

from app.store import tables
from app.store.imports import beaucoup
from app.store.search import docid_date
from app.store.unit_of_work import UnitOfWork

_LOT = 20_000
_EN_MASSE = 500


def effacer_actes(unite: UnitOfWork, ids: Sequence[int]) -> None:
    """Remove many acts, their lines and their searched copies."""
    table = tables.interventions
    with _index_refait(unite, "interventions", len(ids)):
        for debut in range(0, len(ids), _LOT):
            lot = table.c.id.in_(ids[debut : debut + _LOT])
            lus = unite.connexion.execute(select(table.c.id, table.c.jour, table.c.seq).where(lot)).all()
            copies = [(docid_date(ligne.jour, ligne.seq),) for ligne in lus]
            beaucoup(unite, "DELETE FROM recherche_interventions WHERE docid = ?", copies)
            _effacer_lignes(unite, "interventions", [(ligne.id,) for ligne in lus])


def effacer_fiches(unite: UnitOfWork, sorte: str, ids: Sequence[int]) -> None:
    """Remove many records of a kind, their lines and their searched copies (whose docid is the id)."""
    cles = [(ident,) for ident in ids]
    if sorte in tables.copies:
        with _index_refait(unite, sorte, len(ids)):
            beaucoup(unite, f"DELETE FROM recherche_{sorte} WHERE docid = ?", cles)  # noqa: S608
    _effacer_lignes(unite, sorte, cles)


def _effacer_lignes(unite: UnitOfWork, sorte: str, cles: list[tuple[int]]) -> None:
    """Remove the rows of the tables that hold a kind, its own table last."""
    for table in reversed(tables.META.sorted_tables):
        if table.info["sorte"] == sorte and table.name.startswith(sorte):
            beaucoup(unite, f"DELETE FROM {table.name} WHERE {table.info['cle']} = ?", cles)  # noqa: S608
    unite.noter(sorte, (ident for (ident,) in cles))


@contextmanager
def _index_refait(unite: UnitOfWork, sorte: str, nombre: int) -> Iterator[None]:
    """Run mass removals, then build the search index anew: nothing of the removed words stays in it.

    Word by word, a secure removal costs a millisecond or more; a new index of what is left costs far less.
    """
    index = f"recherche_{sorte}_fts"
    en_masse = nombre > _EN_MASSE
    if en_masse:
        unite.connexion.exec_driver_sql(f"INSERT INTO {index}({index}, rank) VALUES ('secure-delete', 0)")  # noqa: S608
    yield
    if en_masse:
        unite.connexion.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('rebuild')")  # noqa: S608
        unite.connexion.exec_driver_sql(f"INSERT INTO {index}({index}, rank) VALUES ('secure-delete', 1)")  # noqa: S608
