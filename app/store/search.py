"""Full-text search over folded copies: what is indexed, and how a few typed letters are answered."""

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table

from app.domain.texte import mots
from app.store.database import refus
from app.store.errors import RechercheImpossible
from app.store.tables import copies
from app.store.unit_of_work import UnitOfWork

_PAGES = 16
"""Pages of the index put together after each save: see `Copie.suivre`."""
BITS_SEQ = 28
"""Bits of a docid left to the sequence: 268 million acts, the day above them."""


def docid_date(jour: date, seq: int) -> int:
    """Return the docid that sorts by day then by sequence, so that `rowid DESC` is the order shown."""
    return jour.toordinal() << BITS_SEQ | seq


def a_indexer(texte: str) -> str:
    """Return the folded words; « L’Hostis » is found by « l'hostis », « hostis » and « lhostis »."""
    trouves = mots(texte)
    composes = ["".join(parties) for mot in texte.split() if not mot.isalnum() and len(parties := mots(mot)) > 1]
    return " ".join(trouves + composes)


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

    def suivre(self, unite: UnitOfWork, ancien: object, nouveau: object) -> None:
        """Bring the copy from what `ancien` said to what `nouveau` says (None: absent).

        Each save leaves a small segment in the index. FTS5 waits until there are sixteen, then puts them together
        with all that stands beside them: one save in sixteen then took a second. A few pages are done each time.
        """
        avant, apres = self._ligne(ancien), self._ligne(nouveau)
        if avant == apres:
            return
        if avant:
            unite.delete(self.table, (avant["docid"],))
        if apres:
            unite.insert(self.table, apres)
        unite.entretenir(self._ordre_index("fts, rank", f"'merge', {_PAGES}"))

    def ajouter_tous(self, unite: UnitOfWork, records: Iterable[Any]) -> None:
        """Copy many new records at once, and leave the index in one segment."""
        unite.insert_many(self.table, [ligne for ligne in map(self._ligne, records) if ligne])
        unite.entretenir(self._ordre_index("fts", "'optimize'"))

    def _ordre_index(self, colonnes: str, valeurs: str) -> str:
        """Return a command for the index, which FTS5 takes as an insertion into it."""
        nom = self.table.name
        return f"INSERT INTO {nom}_fts({nom}_{colonnes}) VALUES ({valeurs})"  # noqa: S608 - words of this module

    def _ligne(self, record: Any) -> dict[str, Any] | None:  # noqa: ANN401
        plie = a_indexer(self.texte(record)) if record is not None else ""
        return {"docid": self.docid(record), "objet_id": record.id, "texte": plie} if plie else None


def requete_fts(saisie: str) -> str:
    """Return the FTS5 expression of what was typed: each word quoted, each one a prefix."""
    return " ".join(f'"{mot}"*' for mot in mots(saisie))


def chercher(connexion: Connection, sorte: str, saisie: str, limite: int) -> list[int]:
    """Return the ids of the records holding every typed word as the beginning of a word, last ones first.

    Raises `RechercheImpossible`, which never tells the words.
    """
    return [ident for (ident,) in executer(connexion, sorte, _CHERCHER[sorte], saisie, limite)]


def porteurs(connexion: Connection, sorte: str, saisie: str) -> set[int]:
    """Return all the records that `chercher` would, in no order."""
    lus = executer(connexion, sorte, _RASSEMBLER[sorte], saisie, -1)
    return {ident for (tous,) in lus for ident in json.loads(tous)}


def executer(connexion: Connection, sorte: str, ordre: str, saisie: str, limite: int) -> Sequence[Any]:
    """Run a statement over the index of one kind (`?1` the words, `?2` the limit); raises `RechercheImpossible`.

    The statement goes straight to the driver: a keystroke has no time for a compiler, nor for its results.
    """
    expression = requete_fts(saisie)
    if not expression:
        return []
    try:
        return lignes(connexion, ordre, (expression, limite))
    except connexion.dialect.loaded_dbapi.Error as erreur:
        raise refus(erreur) or RechercheImpossible(sorte=sorte, type=type(erreur).__name__) from None


def lignes(connexion: Connection, ordre: str, valeurs: Sequence[object]) -> list[Any]:
    """Return the rows of a statement as the driver gives them."""
    with closing(connexion.connection.cursor()) as curseur:
        curseur.execute(ordre, valeurs)
        return list(curseur.fetchall())


def _ordre(copie: str) -> str:
    return (
        f"SELECT r.objet_id FROM (SELECT rowid AS docid FROM {copie}_fts WHERE {copie}_fts MATCH ?1"  # noqa: S608
        f" ORDER BY rowid DESC LIMIT ?2) AS h CROSS JOIN {copie} AS r ON r.docid = h.docid ORDER BY h.docid DESC"
    )


def _rassembler(copie: str) -> str:
    return (
        f"SELECT json_group_array(r.objet_id) FROM (SELECT rowid AS docid FROM {copie}_fts WHERE {copie}_fts MATCH ?1"  # noqa: S608
        f" LIMIT ?2) AS h CROSS JOIN {copie} AS r ON r.docid = h.docid"
    )


_RASSEMBLER = {sorte: _rassembler(copie.name) for sorte, copie in copies.items()}
_CHERCHER = {sorte: _ordre(copie.name) for sorte, copie in copies.items()}
