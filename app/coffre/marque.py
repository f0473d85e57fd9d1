"""The high-water mark: what the last acknowledged save was, kept outside the database.

A flipped bit in a living write-ahead log silently drops every later commit, and an old database put
back passes every check of its own pages. The mark is written after COMMIT and before the save is
acknowledged; two slots are written in turn, so that a torn write leaves the previous one.
A rollback of the whole directory, mark included, cannot be seen.
"""

import hmac
import os
import struct
import threading
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from app.coffre import disque

NOM = "marque"
_BLOC = 4096
_MAC = 32
_FORME = struct.Struct(">8sQQ32sqQ?32sQ")
_MAGIE = b"VAVMARQ1"
_VIDE = bytes(32)


@dataclass(frozen=True, slots=True)
class Releve:
    """One state of the mark.

    `instant` in microseconds since 1970 UTC; `saisies` counts every save since the creation;
    `fermee` tells that `base_sha256` and `base_taille` (bytes) describe the database at rest.
    """

    sequence: int = 0
    empreinte: bytes = _VIDE
    instant: int = 0
    saisies: int = 0
    fermee: bool = False
    base_sha256: bytes = _VIDE
    base_taille: int = 0
    tour: int = 0

    def octets(self, cle: bytes) -> bytes:
        """Return the 4 KiB slot."""
        champs = (self.tour, self.sequence, self.empreinte, self.instant, self.saisies)
        corps = _FORME.pack(_MAGIE, *champs, self.fermee, self.base_sha256, self.base_taille)
        corps = corps.ljust(_BLOC - _MAC, b"\0")
        return corps + hmac.digest(cle, corps, "sha256")

    @classmethod
    def lire(cls, bloc: bytes, cle: bytes) -> Self | None:
        """Return the state in one slot, None when it is damaged or not ours."""
        corps, mac = bloc[:-_MAC], bloc[-_MAC:]
        if len(bloc) != _BLOC or not hmac.compare_digest(mac, hmac.digest(cle, corps, "sha256")):
            return None
        magie, tour, sequence, empreinte, instant, saisies, fermee, sha, taille = _FORME.unpack_from(corps)
        if magie != _MAGIE:
            return None
        return cls(sequence, empreinte, instant, saisies, fermee, sha, taille, tour)


class Marque:
    """The file `marque` of an open coffre, held by its one writer."""

    def __init__(self, dossier: Path, cle: bytes) -> None:
        self._chemin = dossier / NOM
        self._cle = cle
        self._descripteur: int | None = None
        self._releve = Releve()
        self._sequence = 0
        self._acces = threading.Lock()
        self.abimee = False

    def creer(self) -> None:
        """Write the mark of a coffre that has no save yet."""
        disque.ecrire(self._chemin, Releve().octets(self._cle) + Releve(tour=1).octets(self._cle))

    def ouvrir(self) -> Releve | None:
        """Return what `lire` does, and keep the file to write it; it is made anew when it cannot be read."""
        lu = self.lire()
        if lu is None:
            self.creer()
        self._descripteur = os.open(self._chemin, os.O_RDWR | getattr(os, "O_BINARY", 0))
        self._releve = lu or Releve(tour=1)
        return lu

    def lire(self) -> Releve | None:
        """Return the last state written, None when neither slot can be read; `abimee` when one cannot."""
        blocs = self._lire_blocs()
        lus = [releve for bloc in blocs if (releve := Releve.lire(bloc, self._cle))]
        self.abimee = len(lus) < len(blocs)
        return max(lus, key=lambda releve: releve.tour, default=None)

    def apres_commit(self, sequence: int, empreinte: bytes, instant: int, saisies: int) -> None:
        """Record the journal position just committed; the save may be acknowledged when this returns.

        Raises `DisquePlein` or OSError: the save is in the database, its witness is not.
        """
        with self._acces:
            # Two threads may come here in the other order than their commits: the mark only rises.
            if sequence > self._sequence:
                self._ecrire(Releve(sequence, empreinte, instant, saisies))
                self._sequence = sequence

    def ouverte(self, sequence: int) -> None:
        """Record that the database, now at `sequence`, is about to change: its digest no longer holds.

        The position kept stays the highest one until a later save is acknowledged.
        """
        self._ecrire(replace(self._releve, fermee=False, base_sha256=_VIDE, base_taille=0))
        self._sequence = sequence

    def fermer(self, base_sha256: bytes, base_taille: int) -> None:
        """Record the database at rest and let the file go."""
        self._ecrire(replace(self._releve, fermee=True, base_sha256=base_sha256, base_taille=base_taille))
        self.lacher()

    def lacher(self) -> None:
        """Let the file go without recording anything."""
        if self._descripteur is not None:
            os.close(self._descripteur)
            self._descripteur = None

    def _lire_blocs(self) -> list[bytes]:
        try:
            octets = self._chemin.read_bytes()
        except FileNotFoundError:
            octets = b""
        return [octets[:_BLOC], octets[_BLOC:]]

    def _ecrire(self, releve: Releve) -> None:
        if self._descripteur is None:
            raise ValueError(self._chemin.name)
        suivant = replace(releve, tour=self._releve.tour + 1)
        with disque.disque_plein():
            os.lseek(self._descripteur, suivant.tour % 2 * _BLOC, os.SEEK_SET)
            os.write(self._descripteur, suivant.octets(self._cle))
            disque.vider(self._descripteur)
        self._releve = suivant
