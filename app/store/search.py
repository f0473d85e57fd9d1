"""Full-text search over folded copies: what is indexed, and how a few typed letters are answered."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, text
from sqlalchemy.exc import DBAPIError

from app.domain.texte import fold, mots
from app.store.errors import RechercheImpossible
from app.store.tables import copies
from app.store.unit_of_work import UnitOfWork

BITS_SEQ = 28
"""Bits of a docid left to the sequence: 268 million acts, the day above them."""


def docid_date(jour: date, seq: int) -> int:
    """Return the docid that sorts by day then by sequence, so that `rowid DESC` is the order shown."""
    return jour.toordinal() << BITS_SEQ | seq


def a_indexer(*textes: str) -> str:
    """Return the folded words; « L’Hostis » is found by « l'hostis », « hostis » and « lhostis »."""
    plies = [fold(texte) for texte in textes]
    composes = ("".join(mots(mot)) for plie in plies for mot in plie.split() if not mot.isalnum())
    return " ".join([*(mot for plie in plies for mot in mots(plie)), *filter(None, composes)])


@dataclass(frozen=True, slots=True)
class Copie:
    """The searched copy of one kind of record; a record without words has none."""

    sorte: str
    texte: Callable[[Any], str]
    docid: Callable[[Any], int] = lambda record: int(record.id)

    @property
    def table(self) -> Table:
        """Where the copy stands; triggers carry it to the index."""
        return copies[self.sorte]

    def suivre(self, unite: UnitOfWork, ancien: Any, nouveau: Any) -> None:
        """Bring the copy from what `ancien` said to what `nouveau` says (None: absent)."""
        avant, apres = self._ligne(ancien), self._ligne(nouveau)
        if avant == apres:
            return
        if avant:
            unite.delete(self.table, (avant["docid"],))
        if apres:
            unite.insert(self.table, apres)

    def ajouter_tous(self, unite: UnitOfWork, records: Iterable[Any]) -> None:
        """Copy many new records at once."""
        unite.insert_many(self.table, [ligne for ligne in map(self._ligne, records) if ligne])

    def _ligne(self, record: Any) -> dict[str, Any] | None:
        plie = a_indexer(self.texte(record)) if record is not None else ""
        return {"docid": self.docid(record), "objet_id": record.id, "texte": plie} if plie else None


def requete_fts(saisie: str) -> str:
    """Return the FTS5 expression of what was typed: each word quoted, each one a prefix."""
    return " ".join(f'"{mot}"*' for mot in mots(saisie))


def chercher(connexion: Connection, sorte: str, saisie: str, limite: int) -> list[int]:
    """Return the ids of the records holding every typed word as the beginning of a word, last ones first.

    Raises `RechercheImpossible`, which never tells the words.
    """
    expression = requete_fts(saisie)
    if not expression:
        return []
    copie = copies[sorte].name
    ordre = text(
        f"SELECT objet_id FROM {copie} WHERE docid IN (SELECT rowid FROM {copie}_fts WHERE {copie}_fts MATCH :mots"
        " ORDER BY rowid DESC LIMIT :limite) ORDER BY docid DESC"
    )
    try:
        return list(connexion.execute(ordre, {"mots": expression, "limite": limite}).scalars())
    except DBAPIError as erreur:
        raise RechercheImpossible(sorte=sorte, type=type(erreur.orig).__name__) from None
