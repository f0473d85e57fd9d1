"""Cards: a number with its sentence and its link; a titled list of rows."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from app.messages.nombres import milliers
from ui.widgets.etiquettes import bouton, courte, etiquette, filet


class Tuile(QFrame):
    """A number, what it counts, where to deal with it."""

    def __init__(self, nombre: int, phrase: str, etat: str = "") -> None:
        super().__init__()
        self.setProperty("genre", "carte")
        self._colonne = QVBoxLayout(self)
        self._colonne.setContentsMargins(16, 10, 16, 12)
        self._colonne.setSpacing(2)
        self._colonne.addWidget(courte(milliers(nombre), "nombre", etat if nombre else ""))
        self._colonne.addWidget(etiquette(phrase))
        self._colonne.addStretch()

    def lien(self, texte: str, nom: str, faire: Callable[[], None]) -> None:
        """Add the link to the list behind; `nom` is what it is called out of sight."""
        bouton_lien = bouton(texte, "lien", nom)
        bouton_lien.clicked.connect(faire)
        self._colonne.insertWidget(2, bouton_lien, 0, Qt.AlignmentFlag.AlignLeft)


class Rangee(QFrame):
    """A row of a card: when, who in bold and what, a link at the end."""

    def __init__(self, quand: str, fort: str, detail: str) -> None:
        super().__init__()
        self._ligne = QHBoxLayout(self)
        self._ligne.setContentsMargins(16, 4, 16, 4)
        self._ligne.setSpacing(12)
        jour = courte(quand, "second")
        jour.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        texte = QVBoxLayout()
        texte.setSpacing(0)
        texte.addWidget(etiquette(fort, "fort"))
        texte.addWidget(etiquette(detail, "second"))
        self._ligne.addWidget(jour, 2, Qt.AlignmentFlag.AlignTop)
        self._ligne.addLayout(texte, 7)

    def lien(self, texte: str, nom: str, faire: Callable[[], None]) -> None:
        """Add the link at the end of the row."""
        bouton_lien = bouton(texte, "lien", nom)
        bouton_lien.clicked.connect(faire)
        self._ligne.addWidget(bouton_lien, 0, Qt.AlignmentFlag.AlignRight)


class Carte(QFrame):
    """A titled list of rows."""

    def __init__(self, titre: str, precision: str = "") -> None:
        super().__init__()
        self.setProperty("genre", "carte")
        self._colonne: QBoxLayout = QVBoxLayout(self)
        self._colonne.setContentsMargins(1, 0, 1, 8)
        self._colonne.setSpacing(0)
        haut = QHBoxLayout()
        haut.setContentsMargins(15, 10, 15, 10)
        haut.addWidget(etiquette(titre, "titre_carte"), 1)
        dit = etiquette(precision, "second")
        dit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        haut.addWidget(dit, 1)
        self._colonne.addLayout(haut)
        self._rangees = 0
        self._colonne.addStretch()

    def ajouter(self, rangee: Rangee) -> None:
        """Add a row after a hairline."""
        place = self._colonne.count() - 1
        self._colonne.insertWidget(place, filet())
        self._colonne.insertWidget(place + 1, rangee)
        self._rangees += 1

    def vide(self, phrase: str) -> None:
        """Say something when there is no row."""
        if not self._rangees:
            self._colonne.insertWidget(self._colonne.count() - 1, filet())
            dit = etiquette(phrase, "second")
            dit.setContentsMargins(15, 12, 15, 4)
            self._colonne.insertWidget(self._colonne.count() - 1, dit)
