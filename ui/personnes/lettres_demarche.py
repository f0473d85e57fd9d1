"""The letters of a démarche: written for it, tied to it afterwards, untied; each opens on its page."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.courriers import Courrier
from ui.personnes.courriers import decrire
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.flux import Flux
from ui.widgets.volet import carte

_VIDE = "Aucune lettre. L’envoi d’une lettre écrite ici date la démarche."
_CHOISIR = "Choisir une lettre…"


class LettresDemarche(QWidget):
    """`courrier_voulu` and `ecrire_voulu` ask for a letter, `rattachee` says which one serves this démarche or none."""

    courrier_voulu = Signal(int)
    ecrire_voulu = Signal(int)
    rattachee = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._demarche: int | None = None
        self.ecrire = bouton("Écrire une lettre…", nom="Écrire une lettre pour cette démarche")
        self.autre = Champ("Rattacher une lettre déjà écrite", Choix()).aussitot()
        self._vide = etiquette(_VIDE, "second")
        self._lignes = QVBoxLayout()
        boite, colonne = carte("Lettres")
        dehors = QVBoxLayout(self)
        dehors.setContentsMargins(0, 0, 0, 0)
        dehors.addWidget(boite)
        colonne.addWidget(self._vide)
        self._lignes.setSpacing(4)
        colonne.addLayout(self._lignes)
        gestes = Flux(espace=16, en_bas=True)
        for geste in (self.ecrire, self.autre):
            gestes.addWidget(geste)
        colonne.addLayout(gestes)
        self.ecrire.clicked.connect(self._ecrire)
        self.autre.quitte.connect(self._rattacher)

    def montrer(self, demarche_id: int, courriers: Sequence[Courrier]) -> None:
        """Show the letters of a démarche, among those of the person; the others may be tied to it."""
        self.vider()
        self._demarche = demarche_id
        siennes = [courrier for courrier in courriers if courrier.demarche_id == demarche_id]
        libres = {str(c.id): decrire(c) for c in courriers if c.demarche_id is None}
        self._vide.setVisible(not siennes)
        for courrier in siennes:
            self._lignes.addWidget(self._ligne(courrier))
        self.autre.proposer({"": _CHOISIR, **libres})
        self.autre.montrer("")
        self.autre.setVisible(bool(libres))

    def vider(self) -> None:
        """Forget every word."""
        self._demarche = None
        self.autre.proposer({})
        while (item := self._lignes.takeAt(0)) is not None:
            if (ligne := item.widget()) is not None:
                ligne.hide()
                ligne.deleteLater()

    def _ligne(self, courrier: Courrier) -> QWidget:
        ligne = QWidget()
        rangee = QHBoxLayout(ligne)
        rangee.setContentsMargins(0, 0, 0, 0)
        rangee.setSpacing(12)
        ouvrir = bouton("Ouvrir", "lien", f"Ouvrir la lettre\u00a0: {decrire(courrier)}")
        detacher = bouton("Détacher", "lien", f"Détacher la lettre\u00a0: {decrire(courrier)}")
        rangee.addWidget(etiquette(decrire(courrier)), 1)
        for geste in (ouvrir, detacher):
            rangee.addWidget(geste)
        ouvrir.clicked.connect(lambda: self.courrier_voulu.emit(courrier.id))
        detacher.clicked.connect(lambda: self._detacher(courrier.id))
        return ligne

    def _detacher(self, courrier_id: int) -> None:
        self.ecrire.setFocus()
        self.rattachee.emit(courrier_id, None)

    def _ecrire(self) -> None:
        if self._demarche is not None:
            self.ecrire_voulu.emit(self._demarche)

    def _rattacher(self) -> None:
        if self._demarche is not None and self.autre.valeur:
            self.rattachee.emit(int(self.autre.valeur), self._demarche)
