"""Rows as they were and as they became: what undo replays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, insert, select, update

from app.store.errors import LigneModifiee

Ligne = dict[str, Any]
Cle = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Ecriture:
    """One row changed: `avant` None for an insertion, `apres` None for a removal; `cle` its primary key."""

    table: Table
    cle: Cle
    avant: Ligne | None
    apres: Ligne | None

    def inverse(self) -> "Ecriture":
        """Return the change that takes this one back."""
        return Ecriture(self.table, self.cle, self.apres, self.avant)


def cle_de(table: Table, ligne: Ligne) -> Cle:
    """Return the primary key of a row."""
    return tuple(ligne[colonne.name] for colonne in table.primary_key)


def ou(table: Table, cle: Cle) -> ColumnElement[bool]:
    """Return the condition naming one row."""
    return and_(*(colonne == valeur for colonne, valeur in zip(table.primary_key, cle, strict=True)))


def lire_ligne(connexion: Connection, table: Table, cle: Cle) -> Ligne | None:
    """Return a row as a dict, or None."""
    ligne = connexion.execute(select(table).where(ou(table, cle))).mappings().first()
    return None if ligne is None else dict(ligne)


def inverser(ecritures: Sequence[Ecriture]) -> list[Ecriture]:
    """Return the changes that take these back, the last first."""
    return [ecriture.inverse() for ecriture in reversed(ecritures)]


def rejouer(connexion: Connection, ecritures: Iterable[Ecriture]) -> None:
    """Apply the changes in order, ids included; raise `LigneModifiee` at the first row not as expected."""
    for ecriture in ecritures:
        if lire_ligne(connexion, ecriture.table, ecriture.cle) != ecriture.avant:
            raise LigneModifiee(table=ecriture.table.name)
        _appliquer(connexion, ecriture)


def _appliquer(connexion: Connection, ecriture: Ecriture) -> None:
    """Write one change."""
    table, ligne = ecriture.table, ecriture.apres
    if ecriture.avant is None and ligne is not None:
        connexion.execute(insert(table), ligne)
    elif ligne is None:
        connexion.execute(delete(table).where(ou(table, ecriture.cle)))
    else:
        connexion.execute(update(table).where(ou(table, ecriture.cle)), ligne)
