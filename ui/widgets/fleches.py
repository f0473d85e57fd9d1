"""The keys of a field whose answers stand in a list below it: arrows move in the list, Enter chooses."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget

_FLECHES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTREES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Fleches(QObject):
    """Lives with the field; the focus never leaves it."""

    def __init__(self, champ: QLineEdit, liste: QListWidget, choisir: Callable[[], None]) -> None:
        super().__init__(champ)
        self._liste = liste
        self._choisir = choisir
        champ.installEventFilter(self)

    def eventFilter(self, _objet: QObject, evenement: QEvent) -> bool:
        if not isinstance(evenement, QKeyEvent) or evenement.type() != QEvent.Type.KeyPress:
            return False
        if evenement.key() in _FLECHES:
            self._liste.event(evenement)
        elif evenement.key() in _ENTREES:
            self._choisir()
        return evenement.key() in (*_FLECHES, *_ENTREES)
