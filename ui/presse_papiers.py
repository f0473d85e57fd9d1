"""What is copied here leaves the clipboard after a while, and at the lock."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

DUREE_MS = 20_000


class PressePapiers(QObject):
    """Watches what this application copies; what another one copied is left alone."""

    def __init__(self, parent: QObject, duree_ms: int = DUREE_MS) -> None:
        super().__init__(parent)
        self._presse: QClipboard = QGuiApplication.clipboard()
        self._copie = ""
        self._minuterie = QTimer(self, singleShot=True, interval=duree_ms)
        self._minuterie.timeout.connect(self.vider)
        self._presse.dataChanged.connect(self._noter)

    def vider(self) -> None:
        """Take away what was copied here, if it is still there."""
        self._minuterie.stop()
        if self._copie and self._presse.text() == self._copie:
            self._presse.clear()
        self._copie = ""

    def _noter(self) -> None:
        """Note as ours a copy made while one of our windows has the focus."""
        ici = self._presse.ownsClipboard() or QGuiApplication.focusWindow() is not None
        self._copie = self._presse.text() if ici else ""
        if self._copie:
            self._minuterie.start()
