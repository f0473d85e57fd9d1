"""Which démarche is shown: chips while there are few, a list beyond."""

from collections.abc import Hashable, Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.selecteur import Selecteur

PUCES: Final = 12
"""Démarches that are told by chips; a dozen of them fill three lines."""


class QuelleDemarche(QWidget):
    """`choisi` gives the id of the démarche chosen."""

    choisi = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.puces = Selecteur("Démarche")
        self.liste = Champ("Démarche montrée", Choix()).aussitot()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        for partie in (self.puces, self.liste):
            colonne.addWidget(partie)
        self.puces.choisi.connect(self.choisi)
        self.liste.quitte.connect(lambda: self.choisi.emit(int(self.liste.valeur)))

    def montrer(self, titres: Mapping[int, str], choisi: int | None) -> None:
        """Offer these démarches, one of them chosen."""
        longue = len(titres) > PUCES
        puces: dict[Hashable, str] = {} if longue else dict(titres.items())
        self.puces.montrer(puces, choisi)
        self.puces.setVisible(1 < len(titres) <= PUCES)
        self.liste.proposer({str(cle): dit for cle, dit in titres.items()} if longue else {})
        self.liste.montrer(str(choisi) if longue else "")
        self.liste.setVisible(longue)
