"""Several letters to print in one go, shown from memory."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.bilan.formats import accorder
from ui.lecture.impression import SPOULE, imprimer
from ui.lecture.lecteur import Lecteur
from ui.poste import Poste
from ui.widgets.etiquettes import bouton, etiquette

_BORD = 40


class Liasse(QDialog):
    """Shows, prints; forgets everything when it closes."""

    def __init__(self, parent: QWidget, poste: Poste, octets: bytes, idents: list[int]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Relances")
        self._poste = poste
        self._idents = idents
        self._place = parent.window().size()
        self.lecteur = Lecteur("Lettres de relance", poste.apparence)
        self._imprimer = bouton("&Imprimer…")
        self._fermer = bouton("&Fermer", "primaire")
        self._ranger()
        self.lecteur.montrer(octets)
        self._imprimer.clicked.connect(self._lancer)
        self._fermer.clicked.connect(self.accept)

    def done(self, resultat: int) -> None:
        self.lecteur.vider()
        super().done(resultat)

    def _ranger(self) -> None:
        px = self._poste.apparence.px
        self.resize(QSize(px(640), px(760)).boundedTo(self._place - QSize(_BORD, _BORD)))
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(16, 12, 16, 12)
        colonne.setSpacing(8)
        nombre = accorder(len(self._idents), "lettre de relance", "lettres de relance")
        suite = f"{'Elles sont' if len(self._idents) > 1 else 'Elle est'} au registre, à envoyer."
        colonne.addWidget(etiquette(nombre, "volet"))
        colonne.addWidget(etiquette(suite, "second"))
        colonne.addWidget(self.lecteur, 1)
        colonne.addWidget(etiquette(SPOULE, "second"))
        bas = QHBoxLayout()
        bas.setSpacing(8)
        bas.addStretch()
        bas.addWidget(self._imprimer)
        bas.addWidget(self._fermer)
        colonne.addLayout(bas)

    def _lancer(self) -> None:
        journal, idents = self._poste.session.journal, self._idents

        def noter() -> None:
            for ident in idents:
                journal.noter("imprimer", "courriers", ident)

        imprimer(self, self.lecteur.document_, noter)
