"""Who is told of each save: the journal inside the transaction, the mark after it."""

from collections.abc import Callable
from contextlib import closing
from typing import Any

from sqlalchemy import Engine

from app.coffre.marque import Marque
from app.services.horloge import Horloge
from app.store import database
from app.store.journal import Acte, Position, Registre, plages
from app.store.unit_of_work import UnitOfWork


class Consigne:
    """Journals each unit of work, then moves the mark; both before the save is acknowledged."""

    def __init__(self, registre: Registre, marque: Marque, moteur: Engine, horloge: Horloge) -> None:
        self._registre = registre
        self._marque = marque
        self._moteur = moteur
        self._horloge = horloge

    def avant_commit(self, unite: UnitOfWork) -> Position | None:
        """Append the row of `unite` to the journal; a unit that changed nothing leaves none."""
        ids = unite.changes().ids
        if not (ids or unite.ecritures):
            return None
        pilote = unite.connexion.connection.driver_connection
        with database.erreurs_traduites():
            return self._registre.ecrire(pilote, _acte(unite.acte, ids), self._horloge())

    def apres_commit(self, preuve: object) -> None:
        """Move the mark to the position just committed."""
        if isinstance(preuve, Position):
            self._marque.apres_commit(preuve.sequence, preuve.empreinte, preuve.instant, preuve.saisies)

    def consigner(self, *actes: Acte) -> None:
        """Journal acts that change no record: unlock, backup, export, reading of a dossier."""
        self.dans_le_journal(
            lambda pilote: [self._registre.ecrire(pilote, acte, self._horloge()) for acte in actes][-1]
        )

    def dans_le_journal(self, ecrire: Callable[[Any], Position]) -> None:
        """Run `ecrire` in one transaction of its own on the driver's connection, then move the mark."""
        with closing(self._moteur.raw_connection()) as garde, database.erreurs_traduites():
            pilote: Any = garde.driver_connection
            pilote.execute("BEGIN IMMEDIATE")
            try:
                position = ecrire(pilote)
                pilote.execute("COMMIT")
            except BaseException:
                pilote.rollback()
                raise
        self.apres_commit(position)


def _acte(verbe: str, ids: dict[str, frozenset[int]]) -> Acte:
    premiere = next(iter(sorted(ids)), None)
    seul = next(iter(ids[premiere])) if premiere and len(ids[premiere]) == 1 else None
    faits = {"ids": {sorte: plages(numeros) for sorte, numeros in sorted(ids.items())}}
    return Acte(verbe, premiere, seul, faits, saisie=True)
