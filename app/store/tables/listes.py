"""Tables of the house: nomenclatures and the history of their lines, settings, counters."""

from typing import Any

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table, Text, UniqueConstraint

from app.domain.nomenclatures import Liste
from app.store.tables.types import META, Choix, Json, booleen, identifiant, lien, plein, table


def _contenu() -> tuple[Column[Any], ...]:
    """Return the columns of a line that may change, shared by the line and its history."""
    return (
        plein("libelle"),
        Column("ordre", Integer, nullable=False),
        Column("attributs", Json(), nullable=False),
        booleen("active"),
        Column("fusionnee_dans", Text),
        Column("version", Integer, CheckConstraint("version >= 1", name="version_bornes"), nullable=False),
    )


entrees = table(
    "entrees",
    identifiant(),
    Column("liste", Choix(Liste), nullable=False),
    plein("code"),
    *_contenu(),
    CheckConstraint("fusionnee_dans <> code", name="fusion_ailleurs"),
    UniqueConstraint("liste", "code", name="entrees_code"),
    sorte="nomenclatures",
)

entrees_versions = table(
    "entrees_versions",
    identifiant(),
    lien("entree_id", "entrees"),
    *_contenu(),
    Column("instant", Text, nullable=False),
    Column("decalage", Integer, nullable=False),
    Index("entrees_versions_entree", "entree_id", "version"),
    sorte="nomenclatures",
    cle="entree_id",
)

reglages = Table(
    "reglages",
    META,
    Column("cle", Text, CheckConstraint("cle <> ''", name="cle_renseignee"), primary_key=True),
    Column("valeur", Json(), nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
    info={"sorte": "reglages", "cle": None},
)

compteurs = Table(
    "compteurs",
    META,
    Column("nom", Text, primary_key=True),
    Column("valeur", Integer, CheckConstraint("valeur >= 0", name="valeur_bornes"), nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
    info={"sorte": None, "cle": None},
)
