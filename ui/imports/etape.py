"""One step of the assistant: a title, a sentence, what is shown, what is wrong."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.avis import annoncer
from ui.widgets.defilant import Defilant
from ui.widgets.etiquettes import etiquette, redire


class Etape(QWidget):
    """`colonne` receives the content, inside what scrolls."""

    suivant = "&Continuer"
    """Words of the primary button at this step."""

    def __init__(self, titre: str, explication: str) -> None:
        super().__init__()
        self._dit = etiquette(etat="erreur")
        self._dit.hide()
        self._explication = etiquette(explication, "second")
        contenu = QWidget()
        self.colonne = QVBoxLayout(contenu)
        self.colonne.setContentsMargins(0, 8, 8, 8)
        self.colonne.setSpacing(12)
        dehors = QVBoxLayout(self)
        dehors.setContentsMargins(0, 0, 0, 0)
        dehors.setSpacing(4)
        for partie in (etiquette(titre, "volet"), self._explication, self._dit):
            dehors.addWidget(partie)
        dehors.addWidget(Defilant(contenu), 1)

    def dire(self, phrase: str, etat: str = "erreur") -> None:
        """Say what is wrong, and have it read; "" to clear."""
        redire(self._dit, phrase, etat)
        self._dit.setVisible(bool(phrase))
        if phrase:
            annoncer(self, phrase)

    def expliquer(self, phrase: str) -> None:
        """Change the sentence under the title."""
        self._explication.setText(phrase)

    def commencer(self) -> None:
        """Put the focus where one acts first."""


def vider(colonne: QVBoxLayout) -> None:
    """Take every widget out of a column and delete it."""
    while (item := colonne.takeAt(0)) is not None:
        partie = item.widget()
        if partie is not None:
            partie.hide()
            partie.deleteLater()
