"""Inline notices: what was done, with a way back, or what was refused and why."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.etiquettes import bouton, cadre, etiquette, habiller, redire

DUREE_MS = 10_000


class Avis(QWidget):
    """One notice at a time, below the page; a refusal stays until it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self._cadre = cadre("avis")
        self._phrase = etiquette()
        self._agir = bouton("Annuler")
        self._fermer = bouton("Fermer")
        self._minuterie = QTimer(self, singleShot=True, interval=DUREE_MS)
        self._faire: Callable[[], None] = self.cacher
        self._ranger()
        self._minuterie.timeout.connect(self._expirer)
        self._agir.clicked.connect(self._repondre)
        self._fermer.clicked.connect(self.cacher)
        self.hide()

    @property
    def phrase(self) -> str:
        """The sentence shown, "" when there is none."""
        return self._phrase.text() if not self.isHidden() else ""

    def dire(self, phrase: str, verbe: str = "", faire: Callable[[], None] | None = None) -> None:
        """Tell what was done; `verbe` names the button that calls `faire`."""
        self._montrer(phrase, "avis", "")
        self._faire = faire or self.cacher
        self._agir.setText(verbe)
        self._agir.setVisible(bool(verbe))
        self._minuterie.start()

    def refuser(self, phrase: str) -> None:
        """Tell what could not be done; it stays."""
        self._minuterie.stop()
        self._montrer(phrase, "alerte", "erreur")
        self._agir.hide()

    def cacher(self) -> None:
        """Take the notice away, words included."""
        self._minuterie.stop()
        self._faire = self.cacher
        self._phrase.clear()
        self.hide()

    def _ranger(self) -> None:
        dehors = QHBoxLayout(self)
        dehors.setContentsMargins(22, 0, 22, 12)
        dehors.addWidget(self._cadre)
        ligne = QHBoxLayout(self._cadre)
        ligne.setContentsMargins(16, 8, 8, 8)
        ligne.addWidget(self._phrase, 1)
        ligne.addWidget(self._agir)
        ligne.addWidget(self._fermer)
        self._cadre.setAccessibleName("Avis")

    def _montrer(self, phrase: str, genre: str, etat: str) -> None:
        redire(self._phrase, phrase, etat)
        habiller(self._cadre, "genre", genre)
        for enfant in self._cadre.findChildren(QWidget):
            enfant.style().unpolish(enfant)
            enfant.style().polish(enfant)
        self.show()
        annoncer(self, phrase)

    def _expirer(self) -> None:
        """Never take away what the person is reaching for."""
        if self._agir.hasFocus() or self._fermer.hasFocus() or self.underMouse():
            self._minuterie.start()
        else:
            self.cacher()

    def _repondre(self) -> None:
        faire = self._faire
        self.cacher()
        faire()


def annoncer(widget: QWidget, phrase: str) -> None:
    """Have assistive technology read a sentence."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, phrase))
