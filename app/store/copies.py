"""Copies of the living database, always through SQLite: a plain file copy is torn one time in four."""

import os
from contextlib import closing
from pathlib import Path

from app.store import database
from app.store.database import Acces, Brute
from app.store.empreintes import compter
from app.store.errors import BaseEndommagee, CopieInfidele

_COMPAGNONS = ("", "-wal", "-shm", "-journal")


def copier(source: Acces, cible: Acces) -> dict[str, int]:
    """Copy one committed state of `source` into the new file `cible`; return its row counts.

    The copy and the counts come from one read transaction, whatever the writer does meanwhile. The copy
    is still to be verified.
    """
    effacer(cible.chemin)
    with closing(database.brute(source)) as lue, closing(database.brute(cible, mode="rwc")) as ecrite:
        cible.chemin.chmod(0o600)
        lue.execute("BEGIN")
        comptes = compter(lue)
        _transvaser(lue, ecrite)
        lue.execute("COMMIT")
    return comptes


def copier_comptee(source: Acces, cible: Acces) -> None:
    """Copy one committed state of `source` and count the rows of the copy; raises `CopieInfidele`.

    What is done with the copy ends with `verifier`: its seals are checked once, when it is finished.
    """
    comptes = copier(source, cible)
    with closing(database.brute(cible)) as connexion, database.erreurs_traduites():
        if comptes != compter(connexion):
            raise CopieInfidele


def _transvaser(lue: Brute, ecrite: Brute) -> None:
    with database.erreurs_traduites():
        lue.backup(ecrite)
        # At rest a copy is one file: no write-ahead log beside it.
        ecrite.execute("PRAGMA journal_mode = DELETE")


def verifier(acces: Acces) -> dict[str, int]:
    """Open a database at rest, check every page seal and its structure, and return its row counts.

    Raises `BaseEndommagee`, `BaseAbsente`, `BaseVide`.
    """
    with closing(database.brute(acces)) as connexion:
        if database.debut(acces.chemin) != acces.sel:
            raise BaseEndommagee
        with database.erreurs_traduites():
            exiger_saine(connexion)
            return compter(connexion)


def exiger_saine(connexion: Brute) -> None:
    """Check every page seal and the structure of an open database; raises `BaseEndommagee`."""
    if connexion.execute("PRAGMA cipher_integrity_check").fetchone():
        raise BaseEndommagee
    if [ligne[0] for ligne in connexion.execute("PRAGMA quick_check")] != ["ok"]:
        raise BaseEndommagee
    if connexion.execute("PRAGMA foreign_key_check").fetchone():
        raise BaseEndommagee


def substituer(nouvelle: Path, ancienne: Path) -> None:
    """Put the file `nouvelle` in the place of `ancienne`, both closed and without a write-ahead log."""
    restes = [chemin for chemin in _compagnons(ancienne) + _compagnons(nouvelle) if chemin.exists()]
    if restes:
        raise CopieInfidele
    with nouvelle.open("rb+") as fichier:
        os.fsync(fichier.fileno())
    nouvelle.replace(ancienne)


def effacer(chemin: Path) -> None:
    """Remove a database file and what SQLite may have left beside it."""
    for suffixe in _COMPAGNONS:
        chemin.with_name(chemin.name + suffixe).unlink(missing_ok=True)


def _compagnons(chemin: Path) -> list[Path]:
    return [chemin.with_name(chemin.name + suffixe) for suffixe in _COMPAGNONS[1:]]
