"""One section of Réglages: cards in a column, a sentence for what was just done or refused."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.errors import Refus
from app.messages import phrase
from ui.avis import annoncer
from ui.poste import Poste
from ui.widgets.etiquettes import cadre, etiquette, redire
from ui.widgets.flux import Flux

LARGEUR = 760


class Section(QWidget):
    """`ouvrir` reads what is shown; `vider` forgets it."""

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self.poste = poste
        self.colonne = QVBoxLayout(self)
        self.colonne.setContentsMargins(0, 0, 0, 0)
        self.colonne.setSpacing(12)
        self._dit = etiquette()
        self._dit.hide()
        self.colonne.addWidget(self._dit)

    def ouvrir(self) -> None:
        """Read what is shown."""

    def vider(self) -> None:
        """Forget every name and secret."""

    def achever(self) -> None:
        """Keep what is being typed."""

    def dire(self, phrase_: str, etat: str = "ok") -> None:
        """Say what was done or refused, and have it read; "" to clear."""
        redire(self._dit, phrase_, etat)
        self._dit.setVisible(bool(phrase_))
        if phrase_:
            annoncer(self, phrase_)

    def refuser(self, erreur: Exception) -> None:
        """Say why something was not done."""
        if isinstance(erreur, Refus):
            self.dire(phrase(erreur), "erreur")
        else:
            self.poste.taches.echouee.emit(erreur)

    def carte(self, titre: str, explication: str = "") -> QVBoxLayout:
        """Add a card and return its column."""
        carte = cadre("carte")
        colonne = QVBoxLayout(carte)
        colonne.setContentsMargins(16, 12, 16, 16)
        colonne.setSpacing(8)
        colonne.addWidget(etiquette(titre, "titre_carte"))
        if explication:
            colonne.addWidget(etiquette(explication, "second"))
        self.colonne.addWidget(carte)
        return colonne


def rangee(boutons: Sequence[QPushButton]) -> Flux:
    """Return buttons side by side, on several lines when they must."""
    flux = Flux(espace=8)
    for place in boutons:
        flux.addWidget(place)
    return flux
