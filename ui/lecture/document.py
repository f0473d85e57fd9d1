"""A dialog to read a stored document: the bytes as they were, from memory."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.messages.sortes import nommer
from ui.lecture.impression import SPOULE, imprimer
from ui.lecture.lecteur import Lecteur
from ui.poste import Poste
from ui.widgets.etiquettes import bouton, etiquette

_BORD = 40


class Document(QDialog):
    """Shows, prints; forgets everything when it closes."""

    def __init__(
        self, parent: QWidget, poste: Poste, titre: str, octets: bytes, ident: int, sorte: str = "publications"
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(nommer(sorte, 1).capitalize())
        self._poste = poste
        self._place = parent.window().size()
        self._ident = ident
        self._sorte = sorte
        self.lecteur = Lecteur(titre, poste.apparence)
        self._imprimer = bouton("&Imprimer…")
        self._fermer = bouton("&Fermer", "primaire")
        self._ranger(titre)
        self.lecteur.montrer(octets)
        self._imprimer.clicked.connect(self._lancer)
        self._fermer.clicked.connect(self.accept)

    def done(self, resultat: int) -> None:
        self.lecteur.vider()
        super().done(resultat)

    def _ranger(self, titre: str) -> None:
        px = self._poste.apparence.px
        place = self._place - QSize(_BORD, _BORD)
        self.resize(QSize(px(640), px(760)).boundedTo(place))
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(16, 12, 16, 12)
        colonne.setSpacing(8)
        colonne.addWidget(etiquette(titre, "volet"))
        colonne.addWidget(self.lecteur, 1)
        colonne.addWidget(etiquette(SPOULE, "second"))
        bas = QHBoxLayout()
        bas.setSpacing(8)
        bas.addStretch()
        bas.addWidget(self._imprimer)
        bas.addWidget(self._fermer)
        colonne.addLayout(bas)

    def _lancer(self) -> None:
        journal = self._poste.session.journal
        imprimer(
            self,
            self.lecteur.document_,
            lambda: journal.noter("imprimer", self._sorte, self._ident),
        )
