"""A dialog of Réglages: what it is for, what is asked, what is refused, two buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.errors import Refus
from app.messages import phrase
from ui.avis import annoncer
from ui.poste import Poste
from ui.widgets.defilant import Defilant
from ui.widgets.etiquettes import bouton, etiquette, redire

_MARGE = 40


class DialogueReglage(QDialog):
    """`colonne` receives the content; `verbe` acts; freed when it closes, secrets forgotten before."""

    def __init__(self, parent: QWidget, poste: Poste, titre: str, explication: str, verbe: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(titre)
        self.poste = poste
        self.verbe = bouton(verbe, "primaire")
        self.abandonner = bouton("A&bandonner")
        self.explication = etiquette(explication, "second")
        self._dit = etiquette()
        self._attente = QProgressBar(textVisible=False)
        self._attente.setRange(0, 0)
        self._attente.setAccessibleName("Travail en cours")
        self._contenu = QWidget()
        self.colonne = QVBoxLayout(self._contenu)
        self.colonne.setContentsMargins(0, 0, 8, 0)
        self.colonne.setSpacing(12)
        self._ranger(titre)
        self.verbe.clicked.connect(self.agir)
        self.verbe.setDefault(True)
        self.abandonner.clicked.connect(self.reject)

    def agir(self) -> None:
        """Do what the primary button says."""

    def oublier(self) -> None:
        """Clear every secret typed."""

    def dire(self, phrase_: str, etat: str = "erreur") -> None:
        """Say what was refused or done, and have it read; "" to clear."""
        redire(self._dit, phrase_, etat)
        self._dit.setVisible(bool(phrase_))
        if phrase_:
            annoncer(self, phrase_)

    def refuser(self, erreur: Exception) -> None:
        """Say why; what is typed stays."""
        self.attendre(oui=False)
        if isinstance(erreur, Refus):
            self.dire(phrase(erreur))
        else:
            self.poste.taches.echouee.emit(erreur)

    def attendre(self, *, oui: bool) -> None:
        """Show that work is under way; nothing can be pressed meanwhile."""
        self._attente.setVisible(oui)
        self._contenu.setEnabled(not oui)
        self.verbe.setEnabled(not oui)

    def taille(self, largeur: int, hauteur: int) -> None:
        """Take a size of the drawing, never larger than the window."""
        px, place = self.poste.apparence.px, self.parentWidget()
        libre = place.window().size() if place else self.size()
        self.resize(min(px(largeur), libre.width() - _MARGE), min(px(hauteur), libre.height() - _MARGE))

    def done(self, resultat: int) -> None:
        self.oublier()
        super().done(resultat)
        self.deleteLater()

    def _ranger(self, titre: str) -> None:
        self.setWindowModality(Qt.WindowModality.WindowModal)
        dehors = QVBoxLayout(self)
        dehors.setContentsMargins(24, 16, 24, 16)
        dehors.setSpacing(12)
        for partie in (etiquette(titre, "volet"), self.explication, Defilant(self._contenu), self._dit, self._attente):
            dehors.addWidget(partie)
        dehors.setStretch(2, 1)
        self._dit.hide()
        self._attente.hide()
        bas = QHBoxLayout()
        bas.setSpacing(8)
        bas.addStretch()
        bas.addWidget(self.abandonner)
        bas.addWidget(self.verbe)
        dehors.addLayout(bas)
