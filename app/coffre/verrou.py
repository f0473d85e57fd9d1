"""One instance at a time: an OS lock that dies with its process."""

import os
import sys
from pathlib import Path

from app.coffre.errors import CoffreOccupe

NOM = "verrou"

if sys.platform == "win32":
    import msvcrt

    def _saisir(descripteur: int) -> None:
        msvcrt.locking(descripteur, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _saisir(descripteur: int) -> None:
        fcntl.flock(descripteur, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Verrou:
    """The lock file of a coffre, held from `prendre` to `rendre`."""

    def __init__(self, dossier: Path) -> None:
        self._chemin = dossier / NOM
        self._descripteur: int | None = None

    def prendre(self) -> None:
        """Take the lock; raises `CoffreOccupe` when another instance holds it."""
        while self._descripteur is None:
            descripteur = os.open(self._chemin, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                _saisir(descripteur)
            except OSError as erreur:
                os.close(descripteur)
                raise CoffreOccupe(dossier=self._chemin.parent) from erreur
            if self._vivant(descripteur):
                self._descripteur = descripteur
            else:
                os.close(descripteur)

    def rendre(self) -> None:
        """Give the lock back and remove its file; does nothing when it is not held."""
        if self._descripteur is None:
            return
        descripteur, self._descripteur = self._descripteur, None
        if os.name == "posix":
            self._chemin.unlink(missing_ok=True)
        os.close(descripteur)

    def _vivant(self, descripteur: int) -> bool:
        """Tell whether the locked file is still the one of that name: its last holder removes it."""
        try:
            return os.path.samestat(os.fstat(descripteur), self._chemin.stat())
        except FileNotFoundError:
            return False
