"""What can be done while a coffre is open. A room is loaded when it is first entered."""

from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self

from app.context.prestations import Prestations
from app.context.suivi import Suivi
from app.store.lettres_word import copies

if TYPE_CHECKING:
    from app.services.feuilles_route import FeuillesRoute


class Session(Suivi, Prestations):
    """Everything that can be done while a coffre is open; a `with` closes it."""

    @cached_property
    def feuilles_route(self) -> "FeuillesRoute":
        """The page a person leaves with."""
        from app.services.feuilles_route import FeuillesRoute

        return FeuillesRoute(
            self._horloge,
            self.personnes,
            self.accompagnements,
            self.demarches,
            self.organismes,
            self.rendezvous,
            self.praticiennes,
        )

    def close(self) -> None:
        """Take back the clear copies, forget what can be undone and the files without a key, close the coffre."""
        try:
            self._rentrer()
            self.annulations.vider()
            self._ouvert.balayer()
        finally:
            self._ouvert.fermer()

    def _rentrer(self) -> None:
        """Take back what Word had: looked at first without loading what writes letters."""
        with self._magasin.lire() as connexion:
            dehors = copies(connexion)
        if dehors:
            self.lettres_word.rentrer()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, sorte: type[BaseException] | None, erreur: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
