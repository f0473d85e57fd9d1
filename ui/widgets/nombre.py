"""A labelled whole number, within bounds."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QLabel, QSpinBox, QVBoxLayout, QWidget


class _Nombre(QSpinBox):
    """The wheel changes it only when it has the focus."""

    def wheelEvent(self, evenement: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(evenement)
        else:
            evenement.ignore()


class ChampNombre(QWidget):
    """`editeur` tells its changes by `valueChanged`, once typed or stepped."""

    def __init__(self, nom: str, minimum: int, maximum: int) -> None:
        super().__init__()
        self.editeur = _Nombre()
        self.editeur.setRange(minimum, maximum)
        self.editeur.setKeyboardTracking(False)
        self.editeur.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.editeur.setAccessibleName(nom.replace("&", ""))
        titre = QLabel(nom)
        titre.setProperty("genre", "second")
        titre.setBuddy(self.editeur)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(4)
        colonne.addWidget(titre)
        colonne.addWidget(self.editeur)

    @property
    def valeur(self) -> int:
        """The number typed."""
        return self.editeur.value()

    def montrer(self, valeur: int) -> None:
        """Show a number without telling anybody."""
        self.editeur.blockSignals(True)  # noqa: FBT003 - Qt
        self.editeur.setValue(valeur)
        self.editeur.blockSignals(False)  # noqa: FBT003 - Qt
