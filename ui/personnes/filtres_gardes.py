"""Filters worth keeping: a chip each, kept in the coffre, found again at the next opening."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.changes import Changes
from ui.poste import Poste
from ui.widgets.etiquettes import bouton
from ui.widgets.flux import Flux

_CLE = "filtres"
LIMITE = 8
"""Most filters kept: more would be slower to read than to type."""


class FiltresGardes(QWidget):
    """`voulu` gives the words of the chip pressed; words may name someone: none shows in mode discret."""

    voulu = Signal(str)

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._gardes: tuple[str, ...] = ()
        self._mots = ""
        self._puces = Flux(espace=6)
        self.garder = bouton("Garder ce filtre", "lien")
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(4)
        colonne.addLayout(self._puces)
        colonne.addWidget(self.garder)
        self.garder.clicked.connect(self._basculer)
        poste.discretion.changee.connect(self._redire)
        self._redire()

    def lire(self) -> None:
        """Read those kept."""
        praticiennes = self._poste.session.praticiennes
        self._poste.taches.query(lambda: praticiennes.reglage(_CLE) or [], self._montrer, pour=self, cle="filtres")

    def suivre(self, mots: str) -> None:
        """Follow the words of the filter: they can be kept, or forgotten when they are."""
        self._mots = " ".join(mots.split())
        self._redire()

    def vider(self) -> None:
        """Forget every word."""
        self._montrer(())

    def _montrer(self, gardes: Sequence[str]) -> None:
        self._gardes = tuple(gardes)
        while (item := self._puces.takeAt(0)) is not None:
            puce = item.widget()
            if puce is not None:
                puce.hide()
                puce.deleteLater()
        for mots in self._gardes:
            puce = bouton(mots, "puce", f"Filtre gardé\u00a0: {mots}")
            puce.clicked.connect(partial(self._vouloir, mots))
            self._puces.addWidget(puce)
        self._redire()

    def _vouloir(self, mots: str, _coche: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal of Qt
        self.voulu.emit(mots)

    def _redire(self) -> None:
        discret = self._poste.discretion.active
        garde = self._mots in self._gardes
        self.garder.setText("Oublier ce filtre" if garde else "Garder ce filtre")
        possible = bool(self._mots) and (garde or len(self._gardes) < LIMITE)
        self.garder.setVisible(possible and not discret)
        for rang in range(self._puces.count()):
            item = self._puces.itemAt(rang)
            puce = item.widget() if item is not None else None
            if puce is not None:
                puce.setVisible(not discret)
        self.setVisible(not discret and (possible or bool(self._gardes)))

    def _basculer(self) -> None:
        mots = self._mots
        voulus = [garde for garde in self._gardes if garde != mots]
        if mots not in self._gardes:
            voulus.append(mots)
        praticiennes = self._poste.session.praticiennes

        def travail() -> tuple[list[str], Changes]:
            return voulus, praticiennes.regler(_CLE, voulus, "Filtres gardés")

        self._poste.taches.command(travail, self._montrer)
