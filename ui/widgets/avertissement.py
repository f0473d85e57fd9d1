"""What is said before something leaves the coffre, with a way to stay."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Apparence
from ui.widgets.etiquettes import bouton, etiquette


class Avertissement(QDialog):
    """Says `phrases` (text, style), the last one taking the room left; `suite` is called when she goes on."""

    def __init__(
        self,
        parent: QWidget,
        apparence: Apparence,
        titre: str,
        phrases: Sequence[tuple[str, str]],
        gestes: tuple[str, str],
        taille: tuple[int, int],
        suite: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(titre)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(24, 16, 24, 16)
        colonne.setSpacing(12)
        colonne.addWidget(etiquette(titre, "volet"))
        for phrase, style in phrases:
            colonne.addWidget(etiquette(phrase, style))
        colonne.setStretch(colonne.count() - 1, 1)
        colonne.addLayout(self._bas(*gestes))
        self.resize(*map(apparence.px, taille))
        self.accepted.connect(suite)

    def _bas(self, rester: str, continuer: str) -> QHBoxLayout:
        bas = QHBoxLayout()
        bas.setSpacing(8)
        bas.addStretch()
        renoncer, choisir = bouton(rester), bouton(continuer, "primaire")
        for geste in (renoncer, choisir):
            bas.addWidget(geste)
        choisir.setDefault(True)
        renoncer.clicked.connect(self.reject)
        choisir.clicked.connect(self.accept)
        return bas
