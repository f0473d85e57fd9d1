"""One screen of the lock: a column of words and fields in the middle, one primary button."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui.avis import annoncer
from ui.theme import Apparence
from ui.widgets.defilant import Defilant
from ui.widgets.etiquettes import bouton, cadre, etiquette, redire

LARGEUR = 520


class Etape(Defilant):
    """A card that scrolls when the text is large; `retour` goes back to the doors."""

    retour = Signal()

    def __init__(self, apparence: Apparence, titre: str, explication: str = "") -> None:
        super().__init__()
        self._apparence = apparence
        self._carte = cadre("carte")
        self.colonne = QVBoxLayout(self._carte)
        self._dit = etiquette(etat="erreur")
        self._attente = QProgressBar(textVisible=False)
        self._attente.setRange(0, 0)
        self._attente.setAccessibleName("Travail en cours")
        self._entete(titre, explication)
        self._installer()
        apparence.changee.connect(self._redimensionner)

    def dire(self, phrase: str, etat: str = "erreur") -> None:
        """Say what was refused, and have it read; "" to clear."""
        redire(self._dit, phrase, etat)
        self._dit.setVisible(bool(phrase))
        if phrase:
            annoncer(self, phrase)

    def attendre(self, *, oui: bool) -> None:
        """Show that work is under way; nothing can be pressed meanwhile."""
        self._attente.setVisible(oui)
        self._carte.setEnabled(not oui)

    def commencer(self) -> None:
        """Put the focus where one types first."""

    def oublier(self) -> None:
        """Clear every secret typed."""

    def finir(self, boutons: Sequence[QPushButton]) -> None:
        """Close the column: what was refused, then the buttons, the primary one last."""
        self.colonne.addWidget(self._dit)
        self.colonne.addWidget(self._attente)
        ligne = QHBoxLayout()
        ligne.setSpacing(8)
        ligne.addStretch()
        for place in boutons:
            ligne.addWidget(place)
        self.colonne.addLayout(ligne)
        self._dit.hide()
        self._attente.hide()

    def bouton_retour(self, texte: str = "&Retour") -> QPushButton:
        """Return the button back to the doors."""
        resultat = bouton(texte)
        resultat.clicked.connect(self.retour)
        return resultat

    def _entete(self, titre: str, explication: str) -> None:
        self.colonne.setContentsMargins(24, 24, 24, 24)
        self.colonne.setSpacing(12)
        self.colonne.addWidget(etiquette(titre, "titre"))
        if explication:
            self.colonne.addWidget(etiquette(explication))

    def _installer(self) -> None:
        contenu = QWidget()
        dehors = QVBoxLayout(contenu)
        dehors.setContentsMargins(16, 16, 16, 16)
        dehors.addStretch(2)
        ligne = QHBoxLayout()
        ligne.addStretch(1)
        ligne.addWidget(self._carte, 1_000)
        ligne.addStretch(1)
        dehors.addLayout(ligne)
        dehors.addStretch(3)
        self.poser(contenu)
        self._redimensionner()

    def _redimensionner(self) -> None:
        self._carte.setMaximumWidth(self._apparence.px(LARGEUR))
