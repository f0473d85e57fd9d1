"""A keyboard: what is typed goes to the widget that has the focus."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication


def ecrire(texte):
    """Type each character; é and œ too, which QTest cannot."""
    for lettre in texte:
        touche(Qt.Key(ord(lettre.upper())) if lettre.isascii() and lettre.isalnum() else Qt.Key.Key_unknown, lettre)


def touche(code, texte="", modificateur=Qt.KeyboardModifier.NoModifier):
    """Press and release one key."""
    cible = QApplication.focusWidget()
    for sorte in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(cible, QKeyEvent(sorte, code, modificateur, texte))
    QApplication.processEvents()
