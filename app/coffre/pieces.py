"""Attachments and frozen documents: one encrypted file each, under a name that says nothing."""

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.coffre import disque
from app.coffre.errors import PieceAbsente, PieceEndommagee

NOM = "pieces"
_NONCE = 12


@dataclass(frozen=True, slots=True)
class PieceChiffree:
    """What the database must keep to read a file again: forgetting `cle` erases it.

    `nom` is the file name, `cle` its own AES-256 key, `taille` (bytes) and `sha256` those of the clear text.
    """

    nom: str
    cle: bytes
    taille: int
    sha256: bytes


class FichiersPieces:
    """The directory `pieces/` of one coffre."""

    def __init__(self, dossier: Path, coffre: str) -> None:
        self.dossier = dossier / NOM
        self._coffre = coffre

    def deposer(self, octets: bytes) -> PieceChiffree:
        """Write one encrypted file, durably; call it before the row that names it is committed."""
        nom, cle, nonce = secrets.token_hex(16), AESGCM.generate_key(256), secrets.token_bytes(_NONCE)
        disque.ecrire(self.dossier / nom, nonce + AESGCM(cle).encrypt(nonce, octets, self._contexte(nom)))
        return PieceChiffree(nom, cle, len(octets), hashlib.sha256(octets).digest())

    def lire(self, nom: str, cle: bytes) -> bytes:
        """Return the clear text; raises `PieceAbsente`, `PieceEndommagee`."""
        try:
            chiffre = (self.dossier / nom).read_bytes()
        except FileNotFoundError as erreur:
            raise PieceAbsente(piece=nom) from erreur
        try:
            return AESGCM(cle).decrypt(chiffre[:_NONCE], chiffre[_NONCE:], self._contexte(nom))
        except (InvalidTag, ValueError) as erreur:
            raise PieceEndommagee(piece=nom) from erreur

    def supprimer(self, nom: str) -> None:
        """Remove one file, if it is there."""
        (self.dossier / nom).unlink(missing_ok=True)

    def noms(self) -> Iterator[str]:
        """Yield the names present, without the unfinished ones."""
        for chemin in sorted(self.dossier.iterdir()):
            if chemin.suffix != ".part":
                yield chemin.name

    def _contexte(self, nom: str) -> bytes:
        return f"{self._coffre}/{nom}".encode()
