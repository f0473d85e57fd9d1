"""A dialog to read a document of the contrat, from memory, and keep a copy to print or to go on with."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.conventions import Genre
from ui.conventions.mots import GENRES
from ui.lecture import copies
from ui.lecture.lecteur import Lecteur
from ui.poste import Poste
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.flux import Flux

_BORD = 40


class ApercuConvention(QDialog):
    """Shows the pages; forgets everything when it closes."""

    def __init__(
        self, parent: QWidget, poste: Poste, contrat_id: int, genre: Genre, fichiers: dict[str, bytes]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(GENRES[genre])
        self._poste = poste
        self._contrat_id = contrat_id
        self._genre = genre
        self._fichiers = fichiers
        self._place = parent.window().size()
        self.lecteur = Lecteur(GENRES[genre], poste.apparence)
        self.docx = bouton("Enregistrer en &DOCX…")
        self.pdf = bouton("Enregistrer en &PDF…")
        self.fermer = bouton("&Fermer", "primaire")
        self._ranger()
        self.lecteur.montrer(fichiers["pdf"])
        self.docx.clicked.connect(lambda: self._choisir("docx"))
        self.pdf.clicked.connect(lambda: self._choisir("pdf"))
        self.fermer.clicked.connect(self.accept)

    def deposer(self, extension: str, chemin: Path) -> None:
        """Write one format where she said."""
        octets, session = self._fichiers[extension], self._poste.session

        def travail(*_: object) -> Path:
            session.journal.noter("exporter", "contrats", self._contrat_id, document=self._genre.value)
            return copies.deposer(chemin, octets)

        self._poste.taches.longue(travail, lambda _: None, libelle="Écriture du document", pour=self)

    def done(self, resultat: int) -> None:
        self.lecteur.vider()
        super().done(resultat)

    def _choisir(self, extension: str) -> None:
        nom = f"{self._genre.value.replace('_', '-')}.{extension}"
        copies.choisir(self, nom, lambda chemin: self.deposer(extension, chemin))

    def _ranger(self) -> None:
        px = self._poste.apparence.px
        self.resize(QSize(px(680), px(780)).boundedTo(self._place - QSize(_BORD, _BORD)))
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(16, 12, 16, 12)
        colonne.setSpacing(8)
        colonne.addWidget(etiquette(GENRES[self._genre], "volet"))
        colonne.addWidget(self.lecteur, 1)
        gestes = Flux(espace=8)
        for geste in (self.docx, self.pdf):
            gestes.addWidget(geste)
        bas = QHBoxLayout()
        bas.addLayout(gestes, 1)
        bas.addWidget(self.fermer, 0, Qt.AlignmentFlag.AlignBottom)
        colonne.addLayout(bas)
