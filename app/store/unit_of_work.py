"""One transaction: every change of row goes through it, and is remembered for undo."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol, cast

from sqlalchemy import (
    Connection,
    CursorResult,
    Engine,
    Executable,
    Table,
    delete,
    event,
    insert,
    select,
    text,
    update,
)

from app.domain.changes import Avertissement, Changes
from app.store.changes import Cle, Ecriture, Ligne, cle_de, lire_ligne, ou
from app.store.errors import EcritureHorsUnite
from app.store.tables import compteurs

_DML = re.compile(
    r"\s*(insert|update|delete|replace|with\b.*\b(insert\s+(or|into)|update\s+\w+\s+set|delete\s+from|replace\s+into))\b",
    re.IGNORECASE | re.DOTALL,
)
_UNITE = "unite_de_travail"


class Temoin(Protocol):
    """Who must know of each transaction: the journal and the high-water mark."""

    def avant_commit(self, unite: "UnitOfWork") -> object:
        """Write what belongs to the same transaction; what is returned is given to `apres_commit`."""

    def apres_commit(self, preuve: object) -> None:
        """Keep the proof outside the database, before the save is acknowledged."""


class UnitOfWork:
    """The open transaction; `connexion` reads inside it.

    `acte` is the verb for the journal (« enregistrer »), `libelle` the French name of the step for undo, `visite`
    names one visit of a field: its saves are one step.
    """

    def __init__(self, connexion: Connection, acte: str, libelle: str, visite: str = "") -> None:
        self.connexion = connexion
        self.acte = acte
        self.libelle = libelle
        self.visite = visite
        self.ecritures: list[Ecriture] = []
        self.reversible = True
        self._capture = False
        self._ids: defaultdict[str, set[int]] = defaultdict(set)

    def insert(self, table: Table, valeurs: Mapping[str, Any]) -> int:
        """Insert one row and return its id; columns not given are NULL."""
        ligne = {c.name: valeurs.get(c.name) for c in table.columns}
        if table.autoincrement_column is not None and not ligne.get("id", True):
            del ligne["id"]
        cle = self._executer(insert(table), ligne).inserted_primary_key
        ligne |= dict(zip((colonne.name for colonne in table.primary_key), cle or (), strict=True))
        self._retenir(Ecriture(table, cle_de(table, ligne), None, ligne))
        return int(ligne.get("id") or 0)

    def update(self, table: Table, cle: Cle, valeurs: Mapping[str, Any]) -> bool:
        """Change the row named by its primary key; tell whether anything differed."""
        avant = self._ligne(table, cle)
        ecart = {nom: valeur for nom, valeur in valeurs.items() if avant[nom] != valeur}
        if ecart:
            self._executer(update(table).where(ou(table, cle)), ecart)
            self._retenir(Ecriture(table, cle, avant, avant | ecart))
        return bool(ecart)

    def delete(self, table: Table, cle: Cle) -> None:
        """Remove the row named by its primary key."""
        avant = self._ligne(table, cle)
        self._executer(delete(table).where(ou(table, cle)))
        self._retenir(Ecriture(table, cle, avant, None))

    def insert_many(self, table: Table, lignes: Sequence[Ligne]) -> range:
        """Insert complete rows at once and return their ids in order (empty for a table without `id`).

        The step can no longer be undone in memory: an import keeps its own rows to undo in the vault.
        """
        ids = self.reserver(table, len(lignes)) if "id" in table.c else range(0)
        for ligne, nouvel_id in zip(lignes, ids, strict=False):
            ligne["id"] = nouvel_id
        if lignes:
            self.connexion.execute(insert(table), lignes)
        self.noter(table.info["sorte"], (ligne[table.info["cle"]] for ligne in lignes if table.info["cle"]))
        return ids

    def entretenir(self, ordre: str) -> None:
        """Run a statement that changes how rows are kept, none of what they say: undo has nothing to remember."""
        self._executer(text(ordre))

    def noter(self, sorte: str | None, ids: Iterable[int]) -> None:
        """Add records to what `changes` tells."""
        if sorte:
            self._ids[sorte].update(ids)

    def reserver(self, table: Table, nombre: int) -> range:
        """Return the next `nombre` ids that AUTOINCREMENT would give."""
        lu = text("SELECT seq FROM sqlite_sequence WHERE name = :nom")
        premier = int(self.connexion.execute(lu, {"nom": table.name}).scalar() or 0) + 1
        return range(premier, premier + nombre)

    def seq(self, nombre: int = 1) -> range:
        """Take the next `nombre` values of the monotonic sequence; undo never gives them back."""
        lu = select(compteurs.c.valeur).where(compteurs.c.nom == "seq")
        dernier = self.connexion.execute(lu).scalar() or 0
        ligne = {"nom": "seq", "valeur": dernier + nombre}
        self._executer(insert(compteurs).prefix_with("OR REPLACE"), ligne)
        return range(dernier + 1, dernier + nombre + 1)

    def changes(self, avertissements: tuple[Avertissement, ...] = ()) -> Changes:
        """Return what this transaction touched so far."""
        ids = {sorte: frozenset(touches) for sorte, touches in self._ids.items() if touches}
        return Changes(ids, self.libelle, avertissements)

    def retenir_rejeu(self, ecritures: Sequence[Ecriture]) -> None:
        """Remember rows that a replay has just written."""
        for ecriture in ecritures:
            self._retenir(ecriture)

    def constater(self) -> None:
        """Take note of a statement that changes rows: one not captured makes the step impossible to take back."""
        self.reversible = self.reversible and self._capture

    def _executer(self, ordre: Executable, valeurs: Ligne | None = None) -> CursorResult[Any]:
        """Run a statement whose rows are captured."""
        self._capture = True
        try:
            return cast("CursorResult[Any]", self.connexion.execute(ordre, valeurs))
        finally:
            self._capture = False

    def _ligne(self, table: Table, cle: Cle) -> Ligne:
        ligne = lire_ligne(self.connexion, table, cle)
        if ligne is None:
            raise LookupError(table.name)
        return ligne

    def _retenir(self, ecriture: Ecriture) -> None:
        self.ecritures.append(ecriture)
        infos = ecriture.table.info
        if infos.get("definitif"):
            self.reversible = False
        if infos["sorte"] and infos["cle"]:
            vue = ecriture.apres or ecriture.avant or {}
            self._ids[infos["sorte"]].add(vue[infos["cle"]])


class Magasin:
    """The way into the database: `ecrire` opens the one writing transaction, `lire` a reading one."""

    def __init__(self, ecriture: Engine, lecture: Engine | None = None, temoin: Temoin | None = None) -> None:
        self._ecriture = ecriture
        self._lecture = lecture or ecriture
        self._temoin = temoin
        self._suiveurs: list[Callable[[UnitOfWork], None]] = []
        event.listen(ecriture, "before_cursor_execute", _surveiller)

    def suivre(self, suiveur: Callable[[UnitOfWork], None]) -> None:
        """Call `suiveur` after each commit (undo keeps the step)."""
        self._suiveurs.append(suiveur)

    def lire(self) -> AbstractContextManager[Connection]:
        """Return a connection for reading, to be used in a `with`."""
        return self._lecture.connect()

    @contextmanager
    def ecrire(self, libelle: str = "", acte: str = "enregistrer", visite: str = "") -> Iterator[UnitOfWork]:
        """Open one transaction: everything is kept, or nothing."""
        with self._ecriture.connect() as connexion:
            unite = connexion.info[_UNITE] = UnitOfWork(connexion, acte, libelle, visite)
            try:
                with connexion.begin():
                    yield unite
                    preuve = self._temoin.avant_commit(unite) if self._temoin else None
            finally:
                connexion.info.pop(_UNITE, None)
        if self._temoin:
            self._temoin.apres_commit(preuve)
        for suiveur in self._suiveurs:
            suiveur(unite)


def _surveiller(connexion: Connection, _curseur: object, ordre: str, *_reste: object) -> None:
    """Refuse to change rows unless a unit of work holds the connection, and let that one know."""
    if not _DML.match(ordre):
        return
    unite: UnitOfWork | None = connexion.info.get(_UNITE)
    if unite is None:
        raise EcritureHorsUnite
    unite.constater()
