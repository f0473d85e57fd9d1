"""The one recipe for opening the encrypted database.

Raw key with explicit salt, SQLCipher 4 format frozen, explicit pools, and BEGIN emitted by us: the
driver's own transactions leave a failed migration half-applied, and its default pool crashes under
threads.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from app.errors import DisquePlein, Refus
from app.store.errors import (
    BaseEndommagee,
    BaseOccupee,
    BaseProtegee,
    DisqueEnPanne,
    MoteurInsuffisant,
)
from app.store.fichier import NOM as NOM
from app.store.fichier import exiger_fichier

SQLITE_MINIMUM = (3, 51, 3)
_ATTENTE_MS = 5_000
_PAR_CODE: dict[str, type[Refus]] = {
    "SQLITE_NOTADB": BaseEndommagee,
    "SQLITE_CORRUPT": BaseEndommagee,
    "SQLITE_FULL": DisquePlein,
    "SQLITE_IOERR": DisqueEnPanne,
    "SQLITE_BUSY": BaseOccupee,
    "SQLITE_LOCKED": BaseOccupee,
    "SQLITE_READONLY": BaseProtegee,
    "SQLITE_CANTOPEN": BaseProtegee,
    "SQLITE_PERM": BaseProtegee,
}

Brute = Any
"""A connection of the driver, which ships no types."""


@dataclass(frozen=True, slots=True)
class Acces:
    """How to open one database file: its path, its key (32 bytes), its salt (16 bytes)."""

    chemin: Path
    cle: bytes
    sel: bytes

    def __repr__(self) -> str:
        return "Acces(…)"


def brute(acces: Acces, *, mode: str = "rw", cles_etrangeres: bool = True) -> Brute:
    """Return a keyed connection in autocommit; `mode` "rwc" is for the creation only.

    Raises `BaseAbsente`, `BaseVide`, `BaseEndommagee`, `MoteurInsuffisant`.
    """
    if mode != "rwc":
        exiger_fichier(acces.chemin)
    with erreurs_traduites():
        connexion = dbapi2.connect(
            f"{acces.chemin.absolute().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            _preparer(connexion, acces, cles_etrangeres=cles_etrangeres)
        except BaseException:
            connexion.close()
            raise
    return connexion


def _preparer(connexion: Brute, acces: Acces, *, cles_etrangeres: bool) -> None:
    avant_cle = ("cipher_log_level = NONE", f"key = \"x'{acces.cle.hex()}{acces.sel.hex()}'\"")
    # The cache holds three years of a large practice: each page read again is deciphered and authenticated again.
    reglages = (
        "cipher_compatibility = 4",
        f"busy_timeout = {_ATTENTE_MS}",
        "temp_store = MEMORY",
        "secure_delete = ON",
        "synchronous = FULL",
        "fullfsync = ON",
        "checkpoint_fullfsync = ON",
        "wal_autocheckpoint = 250",
        "cache_size = -131072",
        f"foreign_keys = {'ON' if cles_etrangeres else 'OFF'}",
    )
    for pragma in avant_cle:
        connexion.execute(f"PRAGMA {pragma}")
    exiger_moteur(connexion)
    for pragma in reglages:
        connexion.execute(f"PRAGMA {pragma}")
    connexion.execute("SELECT count(*) FROM sqlite_master").fetchone()


def exiger_moteur(connexion: Brute) -> None:
    """Refuse a stock or old SQLite, which would ignore the key in silence; raises `MoteurInsuffisant`."""
    chiffrement = connexion.execute("PRAGMA cipher_version").fetchone()
    version = str(connexion.execute("SELECT sqlite_version()").fetchone()[0])
    recherche = connexion.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0]
    assez_recent = tuple(int(nombre) for nombre in re.findall(r"\d+", version)) >= SQLITE_MINIMUM
    if not (chiffrement and chiffrement[0] and recherche and assez_recent):
        raise MoteurInsuffisant(trouve=version)


def creer(acces: Acces) -> None:
    """Create an empty keyed database in WAL mode; the only way one ever comes to be."""
    with closing(brute(acces, mode="rwc")) as connexion:
        connexion.execute("PRAGMA journal_mode = WAL")
    acces.chemin.chmod(0o600)


def debut(chemin: Path) -> bytes:
    """Return the first 16 bytes: the salt, which no page seal covers when it is given with the key."""
    with chemin.open("rb") as fichier:
        return fichier.read(16)


def moteur_ecriture(acces: Acces, *, cles_etrangeres: bool = True) -> Engine:
    """Return the engine of the one writer: BEGIN IMMEDIATE, one connection."""
    return _moteur(lambda: _ecrivain(acces, cles_etrangeres=cles_etrangeres), "BEGIN IMMEDIATE")


def moteur_lecture(acces: Acces) -> Engine:
    """Return the engine of the readers: deferred BEGIN, refused any write by the connection itself."""
    return _moteur(lambda: _lecteur(acces), "BEGIN DEFERRED", pool=2)


def _ecrivain(acces: Acces, *, cles_etrangeres: bool) -> Brute:
    connexion = brute(acces, cles_etrangeres=cles_etrangeres)
    connexion.execute("PRAGMA journal_mode = WAL")
    return connexion


def _lecteur(acces: Acces) -> Brute:
    connexion = brute(acces)
    connexion.execute("PRAGMA query_only = ON")
    return connexion


def _moteur(ouvrir: Callable[[], Brute], begin: str, pool: int = 1) -> Engine:
    moteur = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=ouvrir,
        poolclass=QueuePool,
        pool_size=pool,
        max_overflow=0,
        hide_parameters=True,
    )
    event.listen(moteur, "begin", lambda connexion: _commencer(connexion, begin))
    event.listen(moteur, "handle_error", _traduire)
    return moteur


def _commencer(connexion: Connection, begin: str) -> None:
    connexion.exec_driver_sql(begin)


def _traduire(contexte: ExceptionContext) -> None:
    connu = refus(contexte.original_exception)
    if connu is not None:
        raise connu from None


@contextmanager
def erreurs_traduites() -> Iterator[None]:
    """Turn the errors of the driver that the user can understand into refusals."""
    try:
        yield
    except dbapi2.Error as erreur:
        raise refus(erreur) or erreur from erreur


def refus(erreur: BaseException) -> Refus | None:
    """Return the refusal that tells an error of the driver, None when it is a bug of ours."""
    nom = getattr(erreur, "sqlite_errorname", None) or ""
    famille = "_".join(str(nom).split("_")[:2])
    sorte = _PAR_CODE.get(famille)
    return sorte() if sorte else None


def fermer(acces: Acces, moteurs: Iterable[Engine]) -> None:
    """Close every connection and leave one file: the write-ahead log is poured back, then removed."""
    for moteur in moteurs:
        moteur.dispose()
    with closing(brute(acces)) as connexion, erreurs_traduites():
        connexion.execute("PRAGMA wal_checkpoint(TRUNCATE)")
