"""A document shown from memory: no file is written to see it."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.documents import PDF, Depot
from ui.theme import Apparence
from ui.widgets.defilant import Defilant
from ui.widgets.etiquettes import bouton, etiquette

ILLISIBLE = "Ce document ne peut pas être montré ici. Enregistrez-en une copie pour l’ouvrir autrement."
_PAS = 1.25
_LARGEUR, _HAUTEUR = 760, 860


class Apercu(QDialog):
    """A PDF or a picture; its bytes are forgotten when it closes."""

    def __init__(self, parent: QWidget, apparence: Apparence, depot: Depot, octets: bytes) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Document")
        self._tampon = QBuffer(self)
        self._pdf = QPdfDocument(self)
        self._image = QImage()
        self.vue = self._montrer(depot, octets)
        self._ranger(apparence, depot)

    def done(self, resultat: int) -> None:
        """Forget the document before closing."""
        self._pdf.close()
        self._tampon.close()
        self._tampon.setData(QByteArray())
        super().done(resultat)

    def _montrer(self, depot: Depot, octets: bytes) -> QWidget:
        if depot.type == PDF:
            self._tampon.setData(QByteArray(octets))
            self._tampon.open(QIODevice.OpenModeFlag.ReadOnly)
            self._pdf.load(self._tampon)
            return self._vue_pdf() if self._pdf.pageCount() else etiquette(ILLISIBLE, etat="attention")
        self._image = QImage.fromData(octets)
        return etiquette(ILLISIBLE, etat="attention") if self._image.isNull() else self._vue_image(depot)

    def _vue_pdf(self) -> QPdfView:
        vue = QPdfView(self)
        vue.setDocument(self._pdf)
        vue.setPageMode(QPdfView.PageMode.MultiPage)
        vue.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        pages = self._pdf.pageCount()
        vue.setAccessibleName(f"Document de {pages}\u00a0page{'s' if pages > 1 else ''}")
        vue.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return vue

    def _vue_image(self, depot: Depot) -> Defilant:
        image = QLabel()
        image.setAlignment(Qt.AlignmentFlag.AlignCenter)
        image.setPixmap(QPixmap.fromImage(self._image))
        image.setAccessibleName(f"Image, {depot.document.nom}")
        vue = Defilant(image)
        vue.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        vue.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        vue.setAccessibleName("Image du document")
        return vue

    def _ranger(self, apparence: Apparence, depot: Depot) -> None:
        self.resize(apparence.px(_LARGEUR), apparence.px(_HAUTEUR))
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(16, 12, 16, 12)
        colonne.setSpacing(8)
        colonne.addWidget(etiquette(depot.document.nom, "volet"))
        colonne.addWidget(self.vue, 1)
        bas = QHBoxLayout()
        if not isinstance(self.vue, QLabel):
            for texte, nom, facteur in (("Agra&ndir", "Agrandir le document", _PAS), ("Ré&duire", "", 1 / _PAS)):
                loupe = bouton(texte, nom=nom)
                loupe.clicked.connect(lambda _=False, voulu=facteur: self._zoomer(voulu))
                bas.addWidget(loupe)
        bas.addStretch()
        fermer = bouton("&Fermer", "primaire")
        fermer.clicked.connect(self.accept)
        bas.addWidget(fermer)
        colonne.addLayout(bas)

    def _zoomer(self, facteur: float) -> None:
        if isinstance(self.vue, QPdfView):
            self.vue.setZoomMode(QPdfView.ZoomMode.Custom)
            self.vue.setZoomFactor(self.vue.zoomFactor() * facteur)
        elif isinstance(self.vue, Defilant) and isinstance(image := self.vue.widget(), QLabel):
            taille = image.pixmap().size() * facteur
            mode = Qt.TransformationMode.SmoothTransformation
            image.setPixmap(QPixmap.fromImage(self._image).scaled(taille, Qt.AspectRatioMode.KeepAspectRatio, mode))
