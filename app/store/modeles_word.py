"""Her own Word models in their table, beside the pieces that hold them."""

from app.domain.modeles_word import ModeleWord
from app.store import tables
from app.store.fiches import Fiche
from app.store.unit_of_work import UnitOfWork

MODELES_WORD = Fiche(ModeleWord, tables.modeles_word)


def retirer(unite: UnitOfWork, modele: ModeleWord) -> None:
    """Remove a model and the key of its file."""
    MODELES_WORD.effacer(unite, modele)
    unite.delete(tables.pieces, (modele.piece_id,))
