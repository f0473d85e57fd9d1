"""A PDF on screen, held in memory from first to last byte."""

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, Qt
from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame

from ui.theme import Apparence

_INTERVALLE = 12


class Lecteur(QPdfView):
    """Every page, one below the other, as wide as the pane; arrows and page keys scroll."""

    def __init__(self, nom: str, apparence: Apparence) -> None:
        super().__init__()
        self._apparence = apparence
        # Not a child of the view: pages may still be drawn aside while the view is deleted.
        self.document_ = QPdfDocument(QCoreApplication.instance() or self)
        self._tampon = QBuffer(self.document_)
        self.destroyed.connect(self.document_.deleteLater)
        self.setDocument(self.document_)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setPageSpacing(_INTERVALLE)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(nom)
        self._teindre()
        apparence.changee.connect(self._teindre)

    @property
    def octets(self) -> bytes:
        """What is shown, byte for byte."""
        return bytes(self._tampon.data().data())

    def _teindre(self) -> None:
        """Put the pages on the ground of the window."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Dark, self._apparence.couleur("filet"))
        self.setPalette(palette)

    def montrer(self, octets: bytes) -> None:
        """Show a document, at the place where the one before was read."""
        place = self.verticalScrollBar().value()
        self.vider()
        self._tampon.setData(octets)
        self._tampon.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document_.load(self._tampon)
        self.verticalScrollBar().setValue(place)

    def vider(self) -> None:
        """Forget the document."""
        self.document_.close()
        self._tampon.close()
        self._tampon.setData(b"")
