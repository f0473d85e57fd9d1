"""What is attached to a person: a file kept inside the coffre, and what it is called."""

from dataclasses import dataclass
from datetime import date
from mimetypes import MimeTypes

from app.domain import regles
from app.domain.errors import DocumentTropLourd, DocumentVide

TAILLE_MAX = 64 << 20
"""Bytes above which a file is refused: each one is read whole in memory, and goes into every backup."""
TYPE_INCONNU = "application/octet-stream"
IMAGES = frozenset({"image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp"})
PDF = "application/pdf"
_TYPES = MimeTypes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An attachment; `piece_id` is the encrypted file, `jour` when it was received, `nom` what she calls it."""

    id: int = 0
    personne_id: int
    nom: str
    jour: date
    note: str = ""
    piece_id: int


@dataclass(frozen=True, slots=True)
class Depot:
    """A document with what its file is: media type, size in bytes."""

    document: Document
    type: str
    taille: int

    @property
    def lisible(self) -> bool:
        """Tell whether the window shows it from memory."""
        return self.type == PDF or self.type in IMAGES


def verifier(document: Document, aujourd_hui: date) -> None:
    """Raise when it has no name, or a day no document can have."""
    regles.renseigne("nom", document.nom.strip())
    regles.jour_plausible("jour", document.jour, aujourd_hui)


def verifier_taille(taille: int) -> None:
    """Raise for an empty file, or one above `TAILLE_MAX` bytes."""
    if not taille:
        raise DocumentVide
    if taille > TAILLE_MAX:
        raise DocumentTropLourd(maximum=TAILLE_MAX >> 20)


def type_de(nom: str) -> str:
    """Return the media type that the end of a file name tells."""
    return _TYPES.guess_type(nom)[0] or TYPE_INCONNU


def extension(media: str) -> str:
    """Return the usual end of the files of a media type, « .bin » when there is none."""
    return _TYPES.guess_extension(media) or ".bin"
