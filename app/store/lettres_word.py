"""The Word documents of letters in their table, and where their clear copies are."""

from dataclasses import asdict

from sqlalchemy import Connection

from app.domain.lettres_word import CopieWord, LettreWord
from app.store import reglages, tables
from app.store.fiches import Fiche
from app.store.unit_of_work import UnitOfWork

LETTRES_WORD = Fiche(LettreWord, tables.lettres_word)
_COPIE = "word-"


def de(connexion: Connection, courrier_id: int) -> LettreWord | None:
    """Return the document of a letter, None when its words are blocks."""
    trouvees = LETTRES_WORD.tous(connexion, tables.lettres_word.c.courrier_id == courrier_id)
    return next(iter(trouvees), None)


def retirer_de(unite: UnitOfWork, courrier_id: int) -> None:
    """Remove the document of a letter, the key of its file and the place of its copy."""
    reglages.oublier(unite, f"{_COPIE}{courrier_id}")
    if lettre := de(unite.connexion, courrier_id):
        LETTRES_WORD.effacer(unite, lettre)
        unite.delete(tables.pieces, (lettre.piece_id,))


def copie(connexion: Connection, courrier_id: int) -> CopieWord | None:
    """Return where the clear copy of a letter is, None when there is none."""
    lue = reglages.lire(connexion, f"{_COPIE}{courrier_id}")
    return CopieWord(**lue) if lue else None


def copies(connexion: Connection) -> list[CopieWord]:
    """Return where every clear copy is, by letter."""
    lues = [CopieWord(**valeur) for cle, valeur in reglages.tous(connexion) if cle.startswith(_COPIE)]
    return sorted(lues, key=lambda copie: copie.courrier_id)


def noter_copie(unite: UnitOfWork, copie: CopieWord) -> None:
    """Keep where a clear copy is."""
    reglages.ecrire(unite, f"{_COPIE}{copie.courrier_id}", asdict(copie))
    unite.noter("courriers", (copie.courrier_id,))


def oublier_copie(unite: UnitOfWork, courrier_id: int) -> None:
    """Forget the place of a copy that is there no more."""
    reglages.oublier(unite, f"{_COPIE}{courrier_id}")
    unite.noter("courriers", (courrier_id,))
