"""Buttons that stay pressed: what they do follows their state, as assistive technology toggles without a click."""

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton


def quand_coche(bouton: QAbstractButton, faire: Callable[[], None]) -> None:
    """Do `faire` each time the button becomes checked, however it was."""

    def suivre(coche: bool) -> None:  # noqa: FBT001 - a signal of Qt
        if coche:
            faire()

    bouton.toggled.connect(suivre)
