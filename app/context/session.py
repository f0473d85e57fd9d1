"""What can be done while a coffre is open. A room is loaded when it is first entered."""

from types import TracebackType
from typing import Self

from app.context.prestations import Prestations
from app.context.suivi import Suivi


class Session(Suivi, Prestations):
    """Everything that can be done while a coffre is open; a `with` closes it."""

    def close(self) -> None:
        """Forget what can be undone, remove the files whose key is forgotten, and close the coffre."""
        self.annulations.vider()
        try:
            self._ouvert.balayer()
        finally:
            self._ouvert.fermer()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, sorte: type[BaseException] | None, erreur: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
