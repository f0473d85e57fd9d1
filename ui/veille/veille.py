"""What every watch tells."""

from PySide6.QtCore import QObject, Signal


class Veille(QObject):
    """`verrou_voulu` before a sleep, at the lock of the session, when another user comes."""

    verrou_voulu = Signal()

    def prete(self) -> None:
        """Tell the computer that the coffre is closed: it may sleep now."""
