"""The pictures of this screen, with fictional data."""

from collections.abc import Iterator
from typing import Protocol

from PySide6.QtWidgets import QWidget

from app.context import Session
from ui.contrats.page import PageContrats


class _Bureau(Protocol):
    @property
    def contrats(self) -> PageContrats: ...

    def aller(self, ident: str) -> None: ...


def vues(bureau: _Bureau, _session: Session) -> Iterator[tuple[str, QWidget | None]]:
    """Bring the board."""
    bureau.aller("contrats")
    yield "contrats", None
