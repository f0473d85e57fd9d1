"""The countdown to the lock: any key, any move, any turn of the wheel starts it again.

Windows are watched, not the application: what she does reaches the window first, and a filter on the application would
see each of the thousands of events by which widgets are built.
"""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

ANNONCE = 60
"""Seconds before the lock during which it is announced."""
_SIGNES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


class Inactivite(QObject):
    """Counts seconds without a sign of the person; `annoncee` in the last minute (0: she is back)."""

    annoncee = Signal(int)
    ecoulee = Signal()

    def __init__(self, minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._delai = minutes * 60
        self._repos = 0
        self._battement = QTimer(self, interval=1_000)
        self._battement.timeout.connect(self.battre)
        self._battement.start()
        self._regarder()

    @property
    def minutes(self) -> int:
        """Minutes without a sign before the lock."""
        return self._delai // 60

    @property
    def repos(self) -> int:
        """Seconds since the last sign."""
        return self._repos

    def regler(self, minutes: int) -> None:
        """Change the delay."""
        self._delai = minutes * 60

    def reprendre(self) -> None:
        """Count again from now, after a pause."""
        self._repos = 0
        self._battement.start()

    def battre(self) -> None:
        """Count one second."""
        self._regarder()
        self._repos += 1
        reste = self._delai - self._repos
        if reste <= 0:
            self._battement.stop()
            self.ecoulee.emit()
        elif reste <= ANNONCE:
            self.annoncee.emit(reste)

    def _regarder(self) -> None:
        """Watch the windows open by now; one that is watched already stays so, once."""
        for fenetre in QGuiApplication.topLevelWindows():
            fenetre.installEventFilter(self)

    def eventFilter(self, _objet: QObject, evenement: QEvent) -> bool:
        if evenement.type() in _SIGNES:
            annonce = self._delai - self._repos <= ANNONCE
            self._repos = 0
            if annonce:
                self.annoncee.emit(0)
        return False
