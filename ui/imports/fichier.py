"""Step 1: which workbook."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from ui.imports.etape import Etape
from ui.widgets.lieu import ChampLieu

FILTRE = "Classeurs (*.xlsx *.xls *.ods *.csv)"


class Fichier(Etape):
    """Typed, chosen or dropped; `choisi` when one was dropped."""

    choisi = Signal()

    def __init__(self) -> None:
        super().__init__(
            "Quel classeur reprendre\u202f?",
            "Choisissez un fichier xlsx, xls, ods ou csv, ou déposez-le ici. Il n’est pas modifié, et rien n’est écrit "
            "dans le coffre avant votre accord à la dernière étape.",
        )
        self.lieu = ChampLieu("Classe&ur", "C&hoisir…", FILTRE)
        self.colonne.addWidget(self.lieu)
        self.colonne.addStretch()
        self.setAcceptDrops(True)

    @property
    def chemin(self) -> Path | None:
        """The file, None when nothing is typed."""
        return self.lieu.chemin

    def commencer(self) -> None:
        self.lieu.champ.setFocus()

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        if _depose(evenement.mimeData()):
            evenement.acceptProposedAction()

    def dropEvent(self, evenement: QDropEvent) -> None:
        self.lieu.champ.setText(_depose(evenement.mimeData()))
        self.choisi.emit()


def _depose(donnees: QMimeData) -> str:
    """Return the path of the one local file dropped, "" otherwise."""
    adresses = donnees.urls()
    return adresses[0].toLocalFile() if len(adresses) == 1 and adresses[0].isLocalFile() else ""
