"""A letter whose words live in a Word document: filled again each time it is looked at, until it goes."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection

from app.domain.courriers import Courrier
from app.domain.courriers.blocs import Champ, Paragraphe
from app.domain.courriers.json import vers_json
from app.domain.courriers.modeles import Forme, Modele
from app.domain.courriers.valeurs import Contexte, valeurs
from app.domain.lettres_word import LettreWord
from app.services.pieces import Pieces
from app.store import lettres_word

if TYPE_CHECKING:
    from app.documents.modele_word import Rempli

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def connues(courrier: Courrier, lu: Contexte) -> dict[str, str]:
    """Return the words by code of field: what she typed wins over what the vault knows."""
    return valeurs(lu) | {code: dit for code, dit in courrier.saisies.items() if dit.strip()}


def rempli(connexion: Connection, pieces: Pieces, lettre: LettreWord, courrier: Courrier, lu: Contexte) -> "Rempli":
    """Return the document of a letter, its fields filled."""
    from app.documents.modele_word import remplir

    return remplir(pieces.lire(connexion, lettre.piece_id), lettre.correspondance, connues(courrier, lu))


def fige(connexion: Connection, pieces: Pieces, piece_id: int) -> "Rempli":
    """Return the document that went, as it was frozen: nothing is filled any more."""
    from app.documents.modele_word import remplir

    return remplir(pieces.lire(connexion, piece_id), {}, {})


def en_mots(courrier: Courrier, fait: "Rempli") -> Courrier:
    """Return the letter with the words of its document, as the guards and the register read them."""
    return replace(courrier, corps=vers_json(fait.blocs()))


def de(connexion: Connection, courrier: Courrier) -> LettreWord | None:
    """Return the document of a letter, None when its words are blocks."""
    return lettres_word.de(connexion, courrier.id) if courrier.id else None


def en_word(modele: Modele, lettre: LettreWord) -> Modele:
    """Return the rules of a letter laid out by Word: no frame nor clause of ours, the fields of the document."""
    champs = tuple(Champ(code) for code in dict.fromkeys(lettre.correspondance.values()) if "." in code)
    blocs = (*modele.blocs, Paragraphe(champs)) if champs else modele.blocs
    return replace(modele, forme=Forme.WORD, options=(), pieces=(), blocs=blocs)
