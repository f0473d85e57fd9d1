"""Row counts and content digests per table: what a migration or a copy must not change."""

import hashlib
from dataclasses import dataclass

from app.store.database import Brute

_LOT = 500
"""Rows digested at once: the digest does not depend on it, its time does."""
_INTERNES = ("sqlite_", "alembic_version")


@dataclass(frozen=True, slots=True)
class Empreinte:
    """One table: its columns, its rows, the digest of its content in primary key order."""

    colonnes: tuple[str, ...]
    lignes: int
    sha256: bytes


Empreintes = dict[str, Empreinte]


def tables(connexion: Brute) -> list[str]:
    """Return the ordinary tables, without the shadow tables of full-text indexes."""
    lues = connexion.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name"
    )
    return [nom for (nom,) in lues if not nom.startswith(_INTERNES)]


def compter(connexion: Brute) -> dict[str, int]:
    """Return the number of rows of each table."""
    return {nom: connexion.execute(f'SELECT count(*) FROM "{nom}"').fetchone()[0] for nom in tables(connexion)}  # noqa: S608


def relever(connexion: Brute, modele: Empreintes | None = None) -> Empreintes:
    """Return the digest of each table; with `modele`, over its columns that still exist."""
    return {nom: _relever(connexion, nom, (modele or {}).get(nom)) for nom in tables(connexion)}


def comparer(
    avant: Empreintes, apres: Empreintes, touchees: frozenset[str], changees: frozenset[str]
) -> str | None:
    """Return the first table that lost or changed rows without saying so, None when all is kept."""
    for nom, ancienne in avant.items():
        nouvelle = apres.get(nom)
        if nom in changees:
            continue
        if nouvelle is None or nouvelle.lignes != ancienne.lignes:
            return nom
        if nom not in touchees and nouvelle.sha256 != ancienne.sha256:
            return nom
    return None


def _relever(connexion: Brute, nom: str, modele: Empreinte | None) -> Empreinte:
    presentes = connexion.execute(f'PRAGMA table_info("{nom}")').fetchall()
    colonnes = modele.colonnes if modele else tuple(colonne[1] for colonne in presentes)
    gardees = [colonne for colonne in colonnes if colonne in {presente[1] for presente in presentes}]
    liste = ", ".join(f'"{colonne}"' for colonne in gardees)
    cle = [colonne[1] for colonne in sorted(presentes, key=lambda colonne: colonne[5]) if colonne[5]]
    ordre = ", ".join(f'"{colonne}"' for colonne in cle) or "rowid"
    somme, lignes = hashlib.sha256(repr(gardees).encode()), 0
    curseur = connexion.execute(f'SELECT {liste} FROM "{nom}" ORDER BY {ordre}')  # noqa: S608
    while lot := curseur.fetchmany(_LOT):
        somme.update("".join(map(repr, lot)).encode())
        lignes += len(lot)
    return Empreinte(colonnes, lignes, somme.digest())
