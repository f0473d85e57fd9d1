"""The rows that hold the keys of attachments and frozen documents."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.store.tables import pieces
from app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Piece:
    """One row: file name, key (32 bytes), size in bytes and SHA-256 of the clear text, media type, UTC instant."""

    id: int
    nom: str
    cle: bytes
    taille: int
    sha256: bytes
    type: str
    cree_le: str

    def __repr__(self) -> str:
        return f"Piece(id={self.id})"


def ajouter(unite: UnitOfWork, piece: Piece) -> int:
    """Insert the row (its `id` is ignored) and return its id."""
    valeurs = {nom: getattr(piece, nom) for nom in ("nom", "cle", "taille", "sha256", "type", "cree_le")}
    return unite.insert(pieces, valeurs)


def lire(connexion: Connection, numero: int) -> Piece | None:
    """Return the row `numero`, None when its key was forgotten."""
    ligne = connexion.execute(select(pieces).where(pieces.c.id == numero)).mappings().first()
    return Piece(**ligne) if ligne else None


def toutes(connexion: Connection) -> list[Piece]:
    """Return every row, by id."""
    return [Piece(**ligne) for ligne in connexion.execute(select(pieces).order_by(pieces.c.id)).mappings()]


def oublier(unite: UnitOfWork, numero: int) -> None:
    """Remove the row, key included: older backups apart, the file can never be read again."""
    unite.delete(pieces, (numero,))
