"""A copy written where she says, under a name that says nothing of anybody."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.files import ecrire

Produire = Callable[[], bytes]
_TYPES = {
    "ics": "Agenda iCalendar",
    "pdf": "Document PDF",
    "docx": "Document Word",
    "odt": "Texte OpenDocument",
    "xlsx": "Classeur Excel",
    "json": "Données JSON",
}


def choisir(parent: QWidget, nom: str, retenu: Callable[[Path], None]) -> QFileDialog:
    """Ask where; the dialog itself asks before replacing a file."""
    suffixe = nom.rpartition(".")[2]
    dialogue = QFileDialog(parent, "Enregistrer une copie", nom, f"{_TYPES[suffixe]} (*.{suffixe})")
    dialogue.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialogue.setDefaultSuffix(suffixe)
    dialogue.fileSelected.connect(lambda chemin: retenu(Path(chemin)))
    dialogue.finished.connect(dialogue.deleteLater)
    dialogue.open()
    return dialogue


def deposer(chemin: Path, octets: bytes) -> Path:
    """Write the file, whole or not at all, readable by her alone; return its path."""
    ecrire({chemin: octets}, remplacer=True)
    return chemin
