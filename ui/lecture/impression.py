"""Printing from memory, through the dialog of the system."""

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QPoint, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ui.theme import Apparence
from ui.widgets.avertissement import Avertissement

SPOULE = (
    "Pendant l’impression, l’ordinateur et l’imprimante gardent une copie lisible du document. Imprimez sur une "
    "imprimante que vous surveillez, et retirez les pages aussitôt."
)
TITRE = "Document"
"""Name of the print job: it shows in queues, so it names nobody."""
_DPI = 300
_POINTS = 72
"""Points in an inch."""


def imprimer(parent: QWidget, document: QPdfDocument, fait: Callable[[], None]) -> QPrintDialog:
    """Open the dialog of the system on the paper of the document; `fait` is called once the pages are sent."""
    imprimante = preparer(document)
    dialogue = QPrintDialog(imprimante, parent)
    dialogue.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialogue.setWindowTitle("Imprimer")
    dialogue.setMinMax(1, max(1, document.pageCount()))

    def envoyer() -> None:
        if peindre(document, imprimante, imprimante.fromPage(), imprimante.toPage()):
            fait()

    dialogue.accepted.connect(envoyer)
    dialogue.setWindowModality(Qt.WindowModality.WindowModal)
    dialogue.show()
    return dialogue


def preparer(document: QPdfDocument) -> QPrinter:
    """Return a printer set to the paper of the first page, its corner being that of the sheet: nothing is scaled."""
    imprimante = QPrinter(QPrinter.PrinterMode.HighResolution)
    imprimante.setDocName(TITRE)
    imprimante.setResolution(_DPI)
    imprimante.setFullPage(True)
    _poser_papier(imprimante, document.pagePointSize(0))
    return imprimante


def peindre(document: QPdfDocument, support: QPrinter | QPdfWriter, premiere: int = 0, derniere: int = 0) -> bool:
    """Draw the pages from `premiere` to `derniere` (both from 1; 0: all), at 100 %; tell whether they were sent.

    A point of the document is a point on paper: a window envelope shows the address where the page says it is.
    """
    rangs = range(max(0, premiere - 1), derniere or document.pageCount())
    peintre = QPainter()
    for rang in rangs:
        if rang == rangs.start:
            if not peintre.begin(support):
                return False
        else:
            if document.pagePointSize(rang) != document.pagePointSize(rang - 1):
                _poser_papier(support, document.pagePointSize(rang))
            support.newPage()
        taille = document.pagePointSize(rang) * (support.resolution() / _POINTS)
        peintre.drawImage(QPoint(0, 0), document.render(rang, taille.toSize()))
    return bool(rangs) and peintre.end()


def _poser_papier(imprimante: QPrinter | QPdfWriter, points: QSizeF) -> None:
    """Ask for a sheet of that size, on its side when it is wider than high."""
    couchee = points.width() > points.height()
    papier = QPageSize(points.transposed() if couchee else points, QPageSize.Unit.Point)
    sens = QPageLayout.Orientation.Landscape if couchee else QPageLayout.Orientation.Portrait
    imprimante.setPageLayout(QPageLayout(papier, sens, QMarginsF()))


class AvertissementImpression(Avertissement):
    """Says what printing leaves behind, before the dialog of the system."""

    def __init__(self, parent: QWidget, apparence: Apparence, suite: Callable[[], None]) -> None:
        gestes = ("&Ne pas imprimer", "Choisir l’i&mprimante…")
        super().__init__(parent, apparence, "Imprimer", ((SPOULE, ""),), gestes, (460, 200), suite)
