"""Writing the files the user asked for: whole or not at all, readable by her alone."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import ClassVar

from app.errors import Refus


class CibleExiste(Refus):
    """The target is there already and nobody said to replace it; `fichier` is its path."""

    code: ClassVar[str] = "cible_existe"


class DossierAbsent(Refus):
    """The folder that should hold the file does not exist; `dossier` is its path."""

    code: ClassVar[str] = "dossier_absent"


def exiger_libres(cibles: Iterable[Path], *, remplacer: bool) -> None:
    """Refuse before any work when a target exists, or when its folder does not."""
    for cible in cibles:
        if not cible.parent.is_dir():
            raise DossierAbsent(dossier=cible.parent)
        if not remplacer and cible.exists():
            raise CibleExiste(fichier=cible)


def ecrire(fichiers: Mapping[Path, bytes], *, remplacer: bool = False) -> None:
    """Write every file, each under a `.part` name first; an interruption leaves none of the new ones.

    Files get mode 0600. Raises `CibleExiste` unless `remplacer`, `OSError` from the disk.
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


def _deposer(part: Path, octets: bytes) -> None:
    descripteur = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descripteur, "wb") as sortie:
        sortie.write(octets)
        sortie.flush()
        os.fsync(sortie.fileno())
