"""A titled part of a long form, that folds into one sentence saying what it holds."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Apparence
from ui.widgets.etiquettes import bouton, cadre, etiquette

_PLIEE, _DEPLIEE = "chevron-right", "chevron-down"


class Section(QWidget):
    """A title one presses to fold or unfold; `basculee` tells that it was."""

    basculee = Signal()

    def __init__(self, titre: str, apparence: Apparence, parties: Iterable[QWidget], *, ouverte: bool) -> None:
        super().__init__()
        self._titre = titre
        self._apparence = apparence
        self.entete = bouton(titre, "section")
        self._dit = etiquette(genre="second")
        self._contenu = QWidget()
        self._ranger(parties)
        self.entete.setCheckable(True)
        self.entete.toggled.connect(self._suivre)
        self.entete.setChecked(ouverte)
        self._suivre(ouverte)

    @property
    def ouverte(self) -> bool:
        """Tell whether what it holds is in sight."""
        return self.entete.isChecked()

    def deplier(self) -> None:
        """Bring what it holds in sight."""
        self.entete.setChecked(True)

    def resumer(self, phrase: str) -> None:
        """Say what it holds; read while it is folded."""
        self._dit.setText(phrase)
        self._nommer()

    def contient(self, widget: QWidget) -> bool:
        """Tell whether a widget is inside."""
        return self._contenu.isAncestorOf(widget)

    def _ranger(self, parties: Iterable[QWidget]) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(4)
        colonne.addWidget(cadre("filet"))
        colonne.addWidget(self.entete, 0, Qt.AlignmentFlag.AlignLeft)
        colonne.addWidget(self._dit)
        dedans = QVBoxLayout(self._contenu)
        dedans.setContentsMargins(0, 4, 0, 8)
        dedans.setSpacing(12)
        for partie in parties:
            dedans.addWidget(partie)
        colonne.addWidget(self._contenu)

    def _suivre(self, ouverte: bool) -> None:  # noqa: FBT001 - a signal of Qt
        self._apparence.icones.poser(self.entete, _DEPLIEE if ouverte else _PLIEE)
        self._contenu.setVisible(ouverte)
        self._nommer()
        self.basculee.emit()

    def _nommer(self) -> None:
        """Show the sentence of a folded section, and let it be read with its title."""
        phrase = self._dit.text()
        self._dit.setVisible(bool(phrase) and not self.ouverte)
        self.entete.setAccessibleName(f"{self._titre}, {'section dépliée' if self.ouverte else 'section repliée'}")
        self.entete.setAccessibleDescription("" if self.ouverte else phrase)
