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


def brouillon(personne_id: int) -> str:
    """Return the key of what was being typed of an act of a person."""
    return f"acte-{personne_id}"


def oublier(unite: UnitOfWork, cle: str) -> None:
    """Remove a setting, if it is there."""
    if lire_ligne(unite.connexion, tables.reglages, (cle,)) is not None:
        unite.delete(tables.reglages, (cle,))


def tous(connexion: Connection) -> list[tuple[str, Any]]:
    """Return every setting, by key."""
    requete = select(tables.reglages.c.cle, tables.reglages.c.valeur).order_by(tables.reglages.c.cle)
    return [(cle, valeur) for cle, valeur in connexion.execute(requete)]
