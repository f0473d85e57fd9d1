"""How long work tells where it stands, and how it is told to stop."""

from threading import Event
from typing import ClassVar, Protocol

from app.errors import Refus


class Annule(Refus):
    """The user cancelled; nothing was kept."""

    code: ClassVar[str] = "annule"


class Progress(Protocol):
    """Receives the advance of one long task."""

    def __call__(self, fait: int, total: int, etape: str) -> None:
        """Tell that `fait` of `total` units of the step named `etape` (French, shown) are done."""


class CancelToken:
    """A flag the user raises from another thread."""

    def __init__(self) -> None:
        self._event = Event()

    def cancel(self) -> None:
        """Ask the task to stop at its next safe point."""
        self._event.set()

    def check(self) -> None:
        """Raise `Annule` if the user asked to stop."""
        if self._event.is_set():
            raise Annule


def silencieux(fait: int, total: int, etape: str) -> None:
    """Ignore progress (the default receiver)."""
