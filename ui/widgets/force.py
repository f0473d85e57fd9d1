"""How strong a passphrase is, said as it is."""

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.context import BITS_DEMANDES, bits_phrase
from ui.widgets.etiquettes import etiquette, redire


class Force(QWidget):
    """A bar up to what the CNIL asks, and the sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._barre = QProgressBar(textVisible=False)
        self._barre.setRange(0, BITS_DEMANDES)
        self._barre.setAccessibleName("Solidité de la phrase")
        self._dite = etiquette(genre="second")
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(4)
        colonne.addWidget(self._barre)
        colonne.addWidget(self._dite)
        self.mesurer("")

    def mesurer(self, phrase: str) -> None:
        """Measure what is typed."""
        trouves = round(bits_phrase(phrase))
        self._barre.setValue(min(trouves, BITS_DEMANDES))
        if not phrase:
            redire(self._dite, "Vous pouvez aussi écrire la vôtre\u202f; coller est permis.")
        elif trouves < BITS_DEMANDES:
            dit = f"Trop facile à deviner\u00a0: {trouves} bits sur {BITS_DEMANDES} demandés par la CNIL."
            redire(self._dite, dit, "attention")
        else:
            redire(self._dite, f"Solide\u00a0: {trouves} bits.", "ok")
