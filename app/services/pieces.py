"""Attachments and frozen documents of an open coffre."""

from datetime import UTC

from sqlalchemy import Connection

from app.coffre.errors import PieceAbsente, PieceEndommagee
from app.coffre.pieces import FichiersPieces
from app.services.horloge import Horloge
from app.store import pieces
from app.store.pieces import Piece
from app.store.unit_of_work import UnitOfWork


class Pieces:
    """Keeps files out of the database, and their keys in it."""

    def __init__(self, fichiers: FichiersPieces, horloge: Horloge) -> None:
        self._fichiers = fichiers
        self._horloge = horloge

    def ajouter(self, unite: UnitOfWork, octets: bytes, sorte: str) -> int:
        """Write an encrypted file, then its row in `unite`; return the id. `sorte` is a media type."""
        depot = self._fichiers.deposer(octets)
        cree_le = self._horloge().astimezone(UTC).isoformat(timespec="microseconds")
        return pieces.ajouter(unite, Piece(0, depot.nom, depot.cle, depot.taille, depot.sha256, sorte, cree_le))

    def lire(self, connexion: Connection, numero: int) -> bytes:
        """Return the clear bytes; raises `PieceAbsente`, `PieceEndommagee`."""
        piece = pieces.lire(connexion, numero)
        if piece is None:
            raise PieceAbsente(piece=numero)
        return self._fichiers.lire(piece.nom, piece.cle)

    def oublier(self, unite: UnitOfWork, numero: int) -> None:
        """Forget the key: the file can no longer be read, older backups apart."""
        pieces.oublier(unite, numero)

    def controler(self, connexion: Connection) -> tuple[list[int], int]:
        """Read every file; return the ids that cannot be read, and how many files have no row."""
        lignes = pieces.toutes(connexion)
        fautes = [piece.id for piece in lignes if not self._lisible(piece)]
        return fautes, len(set(self._fichiers.noms()) - {piece.nom for piece in lignes})

    def balayer(self, connexion: Connection) -> int:
        """Remove the files that no row names any more; return how many."""
        orphelins = set(self._fichiers.noms()) - {piece.nom for piece in pieces.toutes(connexion)}
        for nom in orphelins:
            self._fichiers.supprimer(nom)
        return len(orphelins)

    def _lisible(self, piece: Piece) -> bool:
        try:
            return len(self._fichiers.lire(piece.nom, piece.cle)) == piece.taille
        except (PieceAbsente, PieceEndommagee):
            return False
