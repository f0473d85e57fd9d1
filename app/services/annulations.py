"""Undo and redo: the rows each transaction changed, replayed; named, in memory, forgotten at close."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.changes import Changes
from app.services.errors import RienAAnnuler, RienARetablir
from app.store.changes import Ecriture, inverser, rejouer
from app.store.unit_of_work import Magasin, UnitOfWork

BROUILLON = "brouillon"
"""Verb of a transaction that keeps words not entered yet: there is nothing in it to take back."""
SORTIE = "sortir"
"""Verb of a transaction that keeps where a clear copy is: taking it back would not move the file."""
_HORS_PAS = frozenset({"annuler", "retablir", BROUILLON, SORTIE})
PROFONDEUR = 200
"""Steps kept."""


@dataclass(frozen=True, slots=True)
class _Pas:
    libelle: str
    ecritures: tuple[Ecriture, ...]
    visite: str = ""


class Annulations:
    """The steps that can be taken back, the last first."""

    def __init__(self, magasin: Magasin) -> None:
        self._magasin = magasin
        self._faits: list[_Pas] = []
        self._annules: list[_Pas] = []
        magasin.suivre(self._retenir)

    @property
    def prochain(self) -> str:
        """French name of the step that `annuler` would take back, "" when there is none."""
        return self._faits[-1].libelle if self._faits else ""

    @property
    def prochain_retabli(self) -> str:
        """French name of the step that `retablir` would do again, "" when there is none."""
        return self._annules[-1].libelle if self._annules else ""

    def annuler(self) -> Changes:
        """Take back the last step; raises `RienAAnnuler`, `LigneModifiee` when a row changed since."""
        if not self._faits:
            raise RienAAnnuler
        pas = self._faits[-1]
        changes = self._rejouer("annuler", pas.libelle, inverser(pas.ecritures))
        self._annules.append(self._faits.pop())
        return changes

    def retablir(self) -> Changes:
        """Do again the last step taken back; raises `RienARetablir`, `LigneModifiee`."""
        if not self._annules:
            raise RienARetablir
        pas = self._annules[-1]
        changes = self._rejouer("retablir", pas.libelle, pas.ecritures)
        self._faits.append(self._annules.pop())
        return changes

    def vider(self) -> None:
        """Forget every step (lock, close, purge, erasure)."""
        self._faits.clear()
        self._annules.clear()

    def _rejouer(self, acte: str, libelle: str, ecritures: Sequence[Ecriture]) -> Changes:
        with self._magasin.ecrire(libelle, acte) as unite:
            rejouer(unite.connexion, ecritures)
            unite.retenir_rejeu(ecritures)
        return unite.changes()

    def _retenir(self, unite: UnitOfWork) -> None:
        """Keep the step of a transaction that can be undone; one that cannot closes the past.

        A purge or an erasure must leave no word here either; an import is undone from the vault.
        """
        if unite.acte in _HORS_PAS or not (unite.ecritures or not unite.reversible):
            return
        if not unite.reversible:
            self.vider()
            return
        self._annules.clear()
        avant = self._debut_de(unite.visite)
        self._faits.append(_Pas(unite.libelle, (*avant, *unite.ecritures), unite.visite))
        del self._faits[:-PROFONDEUR]

    def _debut_de(self, visite: str) -> tuple[Ecriture, ...]:
        """Take back what the same visit of a field saved just before: a visit is one step."""
        if not visite or not self._faits or self._faits[-1].visite != visite:
            return ()
        return self._faits.pop().ecritures
