"""Settings kept in the vault, one JSON value per key."""

from typing import Any

from sqlalchemy import Connection, select

from app.store import tables
from app.store.changes import lire_ligne
from app.store.unit_of_work import UnitOfWork


def lire(connexion: Connection, cle: str) -> Any:  # noqa: ANN401
    """Return the value of a setting, or None."""
    return connexion.execute(select(tables.reglages.c.valeur).where(tables.reglages.c.cle == cle)).scalar()


def ecrire(unite: UnitOfWork, cle: str, valeur: object) -> None:
    """Keep a setting."""
    if lire_ligne(unite.connexion, tables.reglages, (cle,)) is None:
        unite.insert(tables.reglages, {"cle": cle, "valeur": valeur})
    else:
        unite.update(tables.reglages, (cle,), {"valeur": valeur})


def tous(connexion: Connection) -> list[tuple[str, Any]]:
    """Return every setting, by key."""
    requete = select(tables.reglages.c.cle, tables.reglages.c.valeur).order_by(tables.reglages.c.cle)
    return [(cle, valeur) for cle, valeur in connexion.execute(requete)]
