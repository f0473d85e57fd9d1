"""The field of a passphrase: hidden, shown at will, pasted freely, capital lock announced."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.avis import annoncer
from ui.widgets.etiquettes import etiquette

CAPITALES = "Verrouillage des majuscules\u00a0: la touche semble active."


class _Ligne(QLineEdit):
    """Tells whether a letter came in capitals without Maj."""

    def __init__(self, parent: "ChampSecret") -> None:
        super().__init__()
        self._parent = parent

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        lettre = evenement.text()
        maj = bool(evenement.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if len(lettre) == 1 and lettre.isalpha():
            self._parent.signaler_capitales(oui=lettre.isupper() != maj)
        super().keyPressEvent(evenement)


class ChampSecret(QWidget):
    """A labelled secret; `champ` is the editor."""

    def __init__(self, nom: str, montrer: str) -> None:
        super().__init__()
        self.champ = _Ligne(self)
        self._capitales = etiquette(CAPITALES, "second", "attention")
        self._montrer = QCheckBox(montrer)
        titre = QLabel(nom)
        titre.setProperty("genre", "second")
        titre.setBuddy(self.champ)
        self.champ.setAccessibleName(nom.replace("&", ""))
        self.champ.setEchoMode(QLineEdit.EchoMode.Password)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(4)
        for partie in (titre, self.champ, self._capitales, self._montrer):
            colonne.addWidget(partie)
        self._capitales.hide()
        self._montrer.toggled.connect(self._changer)

    def signaler_capitales(self, *, oui: bool) -> None:
        """Show or hide the warning."""
        if oui and self._capitales.isHidden():
            annoncer(self, CAPITALES)
        self._capitales.setVisible(oui)

    def montrer(self) -> None:
        """Show what is typed."""
        self._montrer.setChecked(True)

    def oublier(self) -> None:
        """Clear the secret and hide the next one."""
        self.champ.clear()
        self._montrer.setChecked(False)
        self._capitales.hide()

    def _changer(self, visible: bool) -> None:  # noqa: FBT001 - a Qt slot
        self.champ.setEchoMode(QLineEdit.EchoMode.Normal if visible else QLineEdit.EchoMode.Password)
