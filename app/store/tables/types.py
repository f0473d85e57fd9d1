"""Column types: what a row holds becomes what a frozen record holds, and back; tables are STRICT."""

import json
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Column, DefaultClause, ForeignKey, Index, Integer, MetaData, Table, Text, text
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.schema import SchemaItem
from sqlalchemy.types import TypeDecorator

META = MetaData()


class Jour(TypeDecorator[date]):
    """A civil date, ISO text in the row."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write YYYY-MM-DD."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002
        """Read YYYY-MM-DD."""
        return None if value is None else date.fromisoformat(value)


class Booleen(TypeDecorator[bool]):
    """True or false, 1 or 0 in the row (STRICT tables have no boolean)."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: ARG002, FBT001
        """Write 0 or 1."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:  # noqa: ARG002
        """Read 0 or 1."""
        return None if value is None else bool(value)


class Choix(TypeDecorator[StrEnum]):
    """A member of a closed enumeration, its value in the row."""

    impl = Text
    cache_ok = True

    def __init__(self, enumeration: type[StrEnum]) -> None:
        self.enumeration = enumeration
        super().__init__()

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write the value."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002
        """Read the member."""
        return None if value is None else self.enumeration(value)


class Json(TypeDecorator[Any]):
    """A small value kept whole; `forme` turns what JSON gives into what the record holds (a tuple)."""

    impl = Text
    cache_ok = True

    def __init__(self, forme: Callable[[Any], Any] = lambda lu: lu) -> None:
        self.forme = forme
        super().__init__()

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write compact JSON with sorted keys."""
        return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: str | None, dialect: Dialect) -> object:  # noqa: ARG002
        """Read JSON."""
        return None if value is None else self.forme(json.loads(value))


def identifiant() -> Column[int]:
    """Return the AUTOINCREMENT key: an id is never given twice."""
    return Column("id", Integer, primary_key=True)


def texte(nom: str) -> Column[str]:
    """Return a text that may be empty, never NULL."""
    return Column(nom, Text, nullable=False)


def plein(nom: str) -> Column[str]:
    """Return a text never empty: a name, a code (no foreign key to a nomenclature: a merged code stays)."""
    return Column(nom, Text, CheckConstraint(f"{nom} <> ''", name=f"{nom}_renseigne"), nullable=False)


def booleen(nom: str) -> Column[bool]:
    """Return a flag."""
    return Column(nom, Booleen, CheckConstraint(f"{nom} IN (0, 1)", name=f"{nom}_booleen"), nullable=False)


def positif(nom: str, *, vide: bool = False, maximum: int | None = None) -> Column[int]:
    """Return a whole number ≥ 0 (minutes, cents, heads), at most `maximum`; NULL allowed when `vide`."""
    regle = f"{nom} >= 0" if maximum is None else f"{nom} BETWEEN 0 AND {maximum}"
    return Column(nom, Integer, CheckConstraint(regle, name=f"{nom}_bornes"), nullable=vide)


def ajoutee(colonne: Column[Any], defaut: str | None = None) -> Column[Any]:
    """Return a column that a migration added to rows already there: NULL in them, or `defaut`."""
    if defaut is not None:
        colonne.server_default = DefaultClause(text(defaut))
    return colonne


def lien(nom: str, cible: str, *, vide: bool = False, cle: bool = False) -> Column[int]:
    """Return a foreign key ON DELETE RESTRICT.

    No row ever leaves by cascade: the unit of work removes each one itself, so that undo knows it.
    """
    reference = ForeignKey(f"{cible}.id", ondelete="RESTRICT")
    return Column(nom, Integer, reference, primary_key=cle, nullable=vide)


def partiel(nom: str, colonne: str) -> Index:
    """Return an index on the rows where `colonne` is known: the others cost nothing."""
    return Index(nom, colonne, sqlite_where=text(f"{colonne} IS NOT NULL"))


def table(nom: str, *parties: SchemaItem, sorte: str = "", cle: str = "id", autonumerote: bool = False) -> Table:
    """Return a STRICT table of objects; `sorte` and `cle` tell which record of `Changes` a row belongs to."""
    infos = {"sorte": sorte or nom, "cle": cle}
    compteur = autonumerote or "id" in {partie.name for partie in parties if isinstance(partie, Column)}
    return Table(nom, META, *parties, sqlite_strict=True, sqlite_autoincrement=compteur, info=infos)


def enfants(nom: str, parent: str, *parties: SchemaItem, sorte: str, cle_rang: bool = False) -> Table:
    """Return a STRICT table of the lines of a record, clustered by their parent, in order of `rang`."""
    regle = CheckConstraint("rang >= 0", name="rang_bornes")
    rang = Column("rang", Integer, regle, primary_key=cle_rang, nullable=False)
    infos = {"sorte": sorte, "cle": parent}
    cle = lien(parent, sorte, cle=True)
    return Table(nom, META, cle, rang, *parties, sqlite_strict=True, sqlite_with_rowid=False, info=infos)
