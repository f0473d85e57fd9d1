"""Chips of which one is chosen: the accompagnements of a person, the days of her foyer, the filters of a list."""

from collections.abc import Hashable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from ui.widgets.etiquettes import bouton
from ui.widgets.flux import Flux


class Selecteur(QWidget):
    """`choisi` gives the key of the chip pressed; `nom` is what the group is about, read before each."""

    choisi = Signal(object)

    def __init__(self, nom: str) -> None:
        super().__init__()
        self._nom = nom
        self._groupe = QButtonGroup(self)
        self._flux = Flux(self, espace=6)
        self._puces: dict[Hashable, QPushButton] = {}
        self._montre = False
        self._groupe.buttonToggled.connect(self._focaliser)

    @property
    def choix(self) -> Hashable | None:
        """The key of the chip chosen."""
        return next((cle for cle, puce in self._puces.items() if puce.isChecked()), None)

    def montrer(self, choix: Mapping[Hashable, str], choisi: Hashable) -> None:
        """Show these chips, one of them chosen; those already there keep their place and the focus."""
        for cle in [cle for cle in self._puces if cle not in choix]:
            self._oter(cle)
        for cle, dit in choix.items():
            if cle not in self._puces:
                self._ajouter(cle)
            self._puces[cle].setText(dit)
            self._puces[cle].setAccessibleName(f"{self._nom}\u00a0: {dit}")
        if choisi in self._puces:
            self._montre = True
            self._puces[choisi].setChecked(True)
            self._montre = False
        self._focaliser()

    def _ajouter(self, cle: Hashable) -> None:
        puce = bouton("", "puce")
        puce.setCheckable(True)
        puce.setAutoExclusive(True)
        puce.toggled.connect(lambda coche: self._choisir(cle, coche=coche))
        self._groupe.addButton(puce)
        self._flux.addWidget(puce)
        self._puces[cle] = puce

    def _choisir(self, cle: Hashable, *, coche: bool) -> None:
        """Tell what was chosen, by a click or by assistive technology; not what was only shown."""
        if coche and not self._montre:
            self.choisi.emit(cle)

    def _focaliser(self) -> None:
        """Have Tab stop on the chip chosen, the arrows choose another: Qt leaves Tab on the first one added."""
        for cle, puce in self._puces.items():
            sur_elle = puce.isChecked() or (self.choix is None and cle == next(iter(self._puces)))
            puce.setFocusPolicy(Qt.FocusPolicy.StrongFocus if sur_elle else Qt.FocusPolicy.ClickFocus)

    def _oter(self, cle: Hashable) -> None:
        puce = self._puces.pop(cle)
        self._groupe.removeButton(puce)
        self._flux.removeWidget(puce)
        puce.hide()
        puce.deleteLater()
