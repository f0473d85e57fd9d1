"""Printing from memory, through the dialog of the system."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPagedPaintDevice, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Apparence
from ui.widgets.etiquettes import bouton, etiquette

SPOULE = (
    "Pendant l’impression, l’ordinateur et l’imprimante gardent une copie lisible du document. Imprimez sur une "
    "imprimante que vous surveillez, et retirez les pages aussitôt."
)
TITRE = "Document"
"""Name of the print job: it shows in queues, so it names nobody."""
_DPI = 300


def imprimer(parent: QWidget, document: QPdfDocument, fait: Callable[[], None]) -> QPrintDialog:
    """Open the dialog of the system; `fait` is called once the pages are sent."""
    imprimante = QPrinter(QPrinter.PrinterMode.HighResolution)
    imprimante.setDocName(TITRE)
    imprimante.setResolution(_DPI)
    dialogue = QPrintDialog(imprimante, parent)
    dialogue.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialogue.setWindowTitle("Imprimer")
    dialogue.setMinMax(1, max(1, document.pageCount()))

    def envoyer() -> None:
        peindre(document, imprimante, imprimante.fromPage(), imprimante.toPage())
        fait()

    dialogue.accepted.connect(envoyer)
    dialogue.setWindowModality(Qt.WindowModality.WindowModal)
    dialogue.show()
    return dialogue


def peindre(document: QPdfDocument, support: QPagedPaintDevice, premiere: int = 0, derniere: int = 0) -> None:
    """Draw the pages from `premiere` to `derniere` (both from 1; 0: all), each filling its sheet."""
    peintre = QPainter(support)
    rangs = range(max(0, premiere - 1), derniere or document.pageCount())
    for rang in rangs:
        if rang != rangs.start:
            support.newPage()
        feuille = QRect(0, 0, peintre.device().width(), peintre.device().height())
        taille = document.pagePointSize(rang).scaled(feuille.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        peintre.drawImage(feuille.topLeft(), document.render(rang, taille.toSize()))
    peintre.end()


class AvertissementImpression(QDialog):
    """Says what printing leaves behind, before the dialog of the system."""

    def __init__(self, parent: QWidget, apparence: Apparence, suite: Callable[[], None]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Imprimer")
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(24, 16, 24, 16)
        colonne.setSpacing(12)
        colonne.addWidget(etiquette("Imprimer", "volet"))
        colonne.addWidget(etiquette(SPOULE), 1)
        bas = QHBoxLayout()
        bas.setSpacing(8)
        bas.addStretch()
        renoncer, choisir = bouton("&Ne pas imprimer"), bouton("Choisir l’i&mprimante…", "primaire")
        for geste in (renoncer, choisir):
            bas.addWidget(geste)
        colonne.addLayout(bas)
        self.resize(apparence.px(460), apparence.px(200))
        choisir.setDefault(True)
        renoncer.clicked.connect(self.reject)
        choisir.clicked.connect(self.accept)
        self.accepted.connect(suite)
