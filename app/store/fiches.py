"""The one mapping between rows and frozen records: columns bear the names of the fields."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import islice
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, Text, bindparam, func, select

from app.store.changes import Ligne, cle_de
from app.store.search import Copie
from app.store.unit_of_work import UnitOfWork

LOT = 5_000
R = TypeVar("R", bound=Any)
_DONNES = select(func.json_each(bindparam("ids", type_=Text)).table_valued("value").c.value)
"""The ids given as one parameter, a JSON array, whatever their number."""


@dataclass(frozen=True, slots=True)
class Lignes:
    """A tuple field kept in a table of its own: `vers` makes the row of one item, `de` the item of one row."""

    champ: str
    table: Table
    vers: Callable[[Any, Any], Ligne]
    de: Callable[[Any], Any]

    @property
    def parent(self) -> str:
        """Name of the column holding the id of the record."""
        return str(self.table.info["cle"])

    def rangees(self, record: Any) -> list[Ligne]:  # noqa: ANN401
        """Return the rows of a record, in order."""
        items = enumerate(getattr(record, self.champ))
        return [{self.parent: record.id, "rang": rang, **self.vers(record, item)} for rang, item in items]

    def lire(self, connexion: Connection, ids: Sequence[int]) -> dict[int, tuple[Any, ...]]:
        """Return the items of several records."""
        par_record: defaultdict[int, list[Any]] = defaultdict(list)
        parent = self.table.c[self.parent]
        requete = select(self.table).where(parent.in_(_DONNES)).order_by(parent, self.table.c.rang)
        for ligne in connexion.execute(requete, {"ids": json.dumps(ids)}).mappings().all():
            par_record[ligne[self.parent]].append(self.de(ligne))
        return {cle: tuple(items) for cle, items in par_record.items()}


class Fiche(Generic[R]):
    """How one kind of record is kept: its table, the lines of its tuples, an annexe of texts, a searched copy.

    `derive` gives the columns that are computed from the record.
    """

    def __init__(
        self,
        record: type[R],
        table: Table,
        *,
        lignes: tuple[Lignes, ...] = (),
        annexe: Table | None = None,
        derive: Callable[[R], Ligne] | None = None,
        copie: Copie | None = None,
    ) -> None:
        self.table = table
        self.sorte: str = table.info["sorte"]
        self._record = record
        self._lignes = lignes
        self._annexe = annexe
        self._derive = derive
        self._copie = copie
        self._champs = {f.name for f in fields(record)}
        # Built once: a keystroke reads fifty persons this way.
        self._de_ces_ids = self._requete().where(table.c.id.in_(_DONNES)).order_by(table.c.id)

    def lire(self, connexion: Connection, ident: int) -> R | None:
        """Return one record, or None."""
        return next(iter(self.tous(connexion, self.table.c.id == ident)), None)

    def tous(
        self,
        connexion: Connection,
        *criteres: ColumnElement[bool],
        ordre: Sequence[ColumnElement[Any]] = (),
        limite: int | None = None,
    ) -> list[R]:
        """Return the records that meet every condition, in order (by default of id)."""
        requete = self._requete().where(*criteres).order_by(*(ordre or (self.table.c.id,))).limit(limite)
        return self.de_requete(connexion, requete)

    def par_ids(self, connexion: Connection, ids: Iterable[int]) -> dict[int, R]:
        """Return the records of these ids that exist."""
        trouves: dict[int, R] = {}
        for lot in par_lots(ids):
            lus = self.de_requete(connexion, self._de_ces_ids, {"ids": json.dumps(lot)})
            trouves |= {record.id: record for record in lus}
        return trouves

    def parcourir(self, connexion: Connection) -> Iterator[R]:
        """Yield every record by id, a few thousand in memory at a time."""
        dernier = 0
        while lot := self.tous(connexion, self.table.c.id > dernier, limite=LOT):
            yield from lot
            dernier = lot[-1].id

    def de_requete(self, connexion: Connection, requete: Select[Any], parametres: Ligne | None = None) -> list[R]:
        """Return the records that a select over `colonnes` gives, with the values of its parameters."""
        resultat = connexion.execute(requete, parametres)
        noms = list(resultat.keys())
        valeurs = [dict(zip(noms, ligne, strict=True)) for ligne in resultat.all()]
        for lignes in self._lignes:
            items: dict[int, tuple[Any, ...]] = {}
            for lot in par_lots(valeur["id"] for valeur in valeurs):
                items |= lignes.lire(connexion, lot)
            for valeur in valeurs:
                valeur[lignes.champ] = items.get(valeur["id"], ())
        return [self._record(**valeur) for valeur in valeurs]

    def ecrire(self, unite: UnitOfWork, record: R) -> R:
        """Keep a record, new (id 0) or known, with its lines and its searched copy; return it with its id."""
        ancien = self.lire(unite.connexion, record.id) if record.id else None
        if ancien is None:
            record = replace(record, id=unite.insert(self.table, self._valeurs(self.table, record)))
        else:
            unite.update(self.table, (record.id,), self._valeurs(self.table, record))
        self._ecrire_annexe(unite, record, ancien)
        for lignes in self._lignes:
            self._ecrire_lignes(unite, lignes, ancien, record)
        if self._copie:
            self._copie.suivre(unite, ancien, record)
        return record

    def ecrire_tous(self, unite: UnitOfWork, records: Sequence[R]) -> list[R]:
        """Keep many new records at once, ids in order; not undone in memory (see `insert_many`)."""
        ids = unite.reserver(self.table, len(records))
        nouveaux = [replace(record, id=ident) for record, ident in zip(records, ids, strict=True)]
        unite.insert_many(self.table, [self._valeurs(self.table, record) for record in nouveaux])
        if self._annexe is not None:
            unite.insert_many(self._annexe, [self._valeurs(self._annexe, record) for record in nouveaux])
        for lignes in self._lignes:
            unite.insert_many(lignes.table, [rangee for record in nouveaux for rangee in lignes.rangees(record)])
        if self._copie:
            self._copie.ajouter_tous(unite, nouveaux)
        return nouveaux

    def effacer(self, unite: UnitOfWork, record: R) -> None:
        """Remove a record, its lines and its searched copy."""
        for lignes in self._lignes:
            self._ecrire_lignes(unite, lignes, record, None)
        if self._annexe is not None:
            unite.delete(self._annexe, (record.id,))
        if self._copie:
            self._copie.suivre(unite, record, None)
        unite.delete(self.table, (record.id,))

    def _requete(self) -> Select[Any]:
        colonnes = [c for c in self.table.c if c.name in self._champs]
        if self._annexe is None:
            return select(*colonnes)
        textes = [c for c in self._annexe.c if c.name in self._champs]
        return select(*colonnes, *textes).select_from(self.table.join(self._annexe))

    def _valeurs(self, table: Table, record: R) -> Ligne:
        valeurs = {c.name: getattr(record, c.name) for c in table.c if c.name in self._champs}
        if table is self._annexe:
            valeurs[table.info["cle"]] = record.id
        elif self._derive:
            valeurs |= self._derive(record)
        return valeurs

    def _ecrire_annexe(self, unite: UnitOfWork, record: R, ancien: R | None) -> None:
        if self._annexe is None:
            return
        valeurs = self._valeurs(self._annexe, record)
        if ancien is None:
            unite.insert(self._annexe, valeurs)
        else:
            unite.update(self._annexe, (record.id,), valeurs)

    @staticmethod
    def _ecrire_lignes(unite: UnitOfWork, lignes: Lignes, ancien: R | None, record: R | None) -> None:
        avant = lignes.rangees(ancien) if ancien else []
        apres = lignes.rangees(record) if record else []
        if avant == apres:
            return
        for rangee in avant:
            unite.delete(lignes.table, cle_de(lignes.table, rangee))
        for rangee in apres:
            unite.insert(lignes.table, rangee)


def par_lots(ids: Iterable[int]) -> Iterator[list[int]]:
    """Cut ids in batches that one statement can hold."""
    suite = iter(ids)
    while lot := list(islice(suite, LOT)):
        yield lot
