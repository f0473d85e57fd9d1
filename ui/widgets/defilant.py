"""What does not fit scrolls, up and down only; the keyboard reaches what is inside, not the frame."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Defilant(QScrollArea):
    """A frame around a widget as wide as itself."""

    def __init__(self, contenu: QWidget | None = None) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if contenu is not None:
            self.poser(contenu)

    def poser(self, contenu: QWidget) -> None:
        """Put the widget that scrolls."""
        contenu.setProperty("genre", "contenu")
        self.setWidget(contenu)
