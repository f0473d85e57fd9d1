"""A keyboard: what is typed goes to the widget that has the focus."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
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


class Clavier:
    """Keys as the window system gives them, shortcuts included; `hors_mots` counts those that write nothing."""

    def __init__(self, fenetre):
        self._fenetre = fenetre
        self.hors_mots = 0

    def presser(self, nom):
        """Press a key or a combination by its name (« Ctrl+E », « Return »)."""
        combinaison = QKeySequence(nom)[0]
        self.hors_mots += 1 + nom.count("+")
        QTest.keyClick(QApplication.focusWindow(), combinaison.key(), combinaison.keyboardModifiers())
        self._ceder()

    def _ceder(self):
        """Let events pass; give the focus back to what is in front, as window managers do."""
        for _ in range(3):
            QApplication.processEvents()
        devant = QApplication.activeModalWidget() or self._fenetre
        if QApplication.focusWindow() is None or QApplication.activeWindow() is not devant:
            devant.activateWindow()
            QApplication.processEvents()

    def ecrire(self, mots):
        """Type words."""
        ecrire(mots)

    def aller(self, debut, touche="Tab", limite=80):
        """Press a key until what has the focus is called so."""
        for _ in range(limite):
            if QApplication.focusWidget().accessibleName().startswith(debut):
                return
            self.presser(touche)
        raise AssertionError(debut, QApplication.focusWidget().accessibleName())
