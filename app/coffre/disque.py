"""Writing small files of the coffre whole or not at all, readable by her alone."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from app.errors import DisquePlein

_PLEIN = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


@contextlib.contextmanager
def disque_plein() -> Iterator[None]:
    """Turn the system's "no space left" into `DisquePlein`."""
    try:
        yield
    except OSError as erreur:
        if erreur.errno in _PLEIN:
            raise DisquePlein from erreur
        raise


def creer_dossier(dossier: Path) -> None:
    """Create `dossier` with mode 0700, whatever the umask."""
    with disque_plein():
        dossier.mkdir(mode=0o700)
        dossier.chmod(0o700)


def ouvrir_neuf(chemin: Path) -> int:
    """Return the descriptor of a new empty file of mode 0600, an older one being emptied."""
    drapeaux = os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    return os.open(chemin, drapeaux, 0o600)


def ecrire(chemin: Path, octets: bytes) -> None:
    """Replace the file `chemin` by `octets`, atomically and durably, with mode 0600."""
    part = chemin.with_name(f"{chemin.name}.part")
    try:
        with disque_plein():
            with os.fdopen(ouvrir_neuf(part), "wb") as sortie:
                sortie.write(octets)
                sortie.flush()
                os.fsync(sortie.fileno())
            part.replace(chemin)
            synchroniser(chemin.parent)
    finally:
        part.unlink(missing_ok=True)


def synchroniser(dossier: Path) -> None:
    """Make the names in `dossier` durable, where the system knows how (POSIX)."""
    if os.name != "posix":
        return
    descripteur = os.open(dossier, os.O_RDONLY)
    try:
        os.fsync(descripteur)
    finally:
        os.close(descripteur)


def vider(descripteur: int) -> None:
    """Force the data of an open file to the disk, past the drive's own cache on macOS."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415  (POSIX only)

        fcntl.fcntl(descripteur, fcntl.F_FULLFSYNC)
    elif hasattr(os, "fdatasync"):
        os.fdatasync(descripteur)
    else:
        os.fsync(descripteur)
