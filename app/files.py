"""Writing the files the user asked for: whole or not at all, readable by her alone."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import ClassVar

from app.errors import Refus

_ZEROS = bytes(1 << 16)
TETES = ("cles.1", "cles.2")
"""The twin files by which the directory of a coffre is known."""


class CibleExiste(Refus):
    """The target is there already and nobody said to replace it; `fichier` is its path."""

    code: ClassVar[str] = "cible_existe"


class DossierAbsent(Refus):
    """The folder that should hold the file does not exist; `dossier` is its path."""

    code: ClassVar[str] = "dossier_absent"


class DansUnCoffre(Refus):
    """The target is inside the directory of a coffre: it would damage it, or lie there in the clear."""

    code: ClassVar[str] = "dans_un_coffre"


class SourceVisee(Refus):
    """The file to write is the one being read; `fichier` is its path."""

    code: ClassVar[str] = "source_visee"


def exiger_hors_coffre(cible: Path) -> None:
    """Refuse a target inside any coffre, whatever its links; raises `DansUnCoffre`."""
    lieu = cible.absolute().resolve()
    if any((parent / tete).exists() for parent in (lieu, *lieu.parents) for tete in TETES):
        raise DansUnCoffre(fichier=cible)


def exiger_autre(cible: Path, source: Path) -> None:
    """Refuse to write over the file being read; raises `SourceVisee`."""
    if cible.exists() and source.exists() and cible.samefile(source):
        raise SourceVisee(fichier=source)


def preparer_dossier(dossier: Path) -> None:
    """Make the folder that will hold what is asked for, unless it is there; raises `DansUnCoffre`, `OSError`."""
    exiger_hors_coffre(dossier)
    dossier.mkdir(parents=True, exist_ok=True)


def exiger_libres(cibles: Iterable[Path], *, remplacer: bool) -> None:
    """Refuse before any work a target that exists, that a coffre holds, or whose folder is not there."""
    for cible in cibles:
        exiger_hors_coffre(cible)
        if not cible.parent.is_dir():
            raise DossierAbsent(dossier=cible.parent)
        if not remplacer and cible.exists():
            raise CibleExiste(fichier=cible)


def ecrire(fichiers: Mapping[Path, bytes], *, remplacer: bool = False) -> None:
    """Write every file, each under a `.part` name first; an interruption leaves none of the new ones.

    Files get mode 0600. Raises `CibleExiste` unless `remplacer`, `DansUnCoffre`, `OSError` from the disk.
    """
    exiger_libres(fichiers, remplacer=remplacer)
    parts = {cible: cible.with_name(f".{cible.name}.part") for cible in fichiers}
    nouveaux = [cible for cible in fichiers if not cible.exists()]
    try:
        for cible, octets in fichiers.items():
            _deposer(parts[cible], octets)
        for cible, part in parts.items():
            part.replace(cible)
    except BaseException:
        for reste in (*parts.values(), *nouveaux):
            reste.unlink(missing_ok=True)
        raise


def effacer(chemin: Path) -> None:
    """Write zeros over a file, then remove it; a disk without moving parts may keep the old bytes for a while.

    Does nothing when it is not there; raises `OSError`.
    """
    if chemin.is_file() and not chemin.is_symlink():
        with chemin.open("r+b") as ouvert:
            for _ in range(0, chemin.stat().st_size, len(_ZEROS)):
                ouvert.write(_ZEROS)
            ouvert.flush()
            os.fsync(ouvert.fileno())
    chemin.unlink(missing_ok=True)


def _deposer(part: Path, octets: bytes) -> None:
    descripteur = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descripteur, "wb") as sortie:
        sortie.write(octets)
        sortie.flush()
        os.fsync(sortie.fileno())
