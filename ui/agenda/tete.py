"""The head of the agenda: which period, how it is looked at, and what can be done."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.agenda.periodes import NOMS, Vue, titre
from ui.theme import Apparence
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.flux import Flux
from ui.widgets.selecteur import Selecteur

_CHOIX = 264


class Tete(QWidget):
    """`avance` gives the number of periods to turn, `vue_voulue` another way to look."""

    avance = Signal(int)
    ce_jour_voulu = Signal()
    vue_voulue = Signal(str)

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self._apparence = apparence
        self.titre = etiquette(genre="titre")
        self.ce_jour = bouton("A&ujourd’hui")
        self._fleches = [
            self._fleche("chevron-left", "Période précédente", -1),
            self._fleche("chevron-right", "Période suivante", 1),
        ]
        self._vues = Selecteur("Vue")
        self._vues.montrer({str(vue): dit for vue, dit in NOMS.items()}, Vue.SEMAINE)
        self.planifier = bouton("&Planifier une permanence", "primaire")
        self.prendre = bouton("Nouveau &rendez-vous")
        self.importer = bouton("&Importer…", "", "Importer un agenda")
        self.exporter = bouton("E&xporter…", "", "Exporter l’agenda")
        self._ranger()
        self.ce_jour.clicked.connect(self.ce_jour_voulu)
        self._vues.choisi.connect(lambda vue: self.vue_voulue.emit(str(vue)))

    def montrer(self, vue: Vue, jour: date) -> None:
        """Name the period."""
        self.titre.setText(titre(vue, jour))
        self._vues.montrer({str(v): dit for v, dit in NOMS.items()}, vue)

    def replier(self, *, oui: bool) -> None:
        """Let the choice of the view wrap when the window is narrow."""
        self._vues.setMinimumWidth(self._apparence.px(_CHOIX // 2 if oui else _CHOIX))

    def _ranger(self) -> None:
        haut = QHBoxLayout()
        haut.setSpacing(8)
        for partie in (*self._fleches, self.ce_jour):
            haut.addWidget(partie, 0, Qt.AlignmentFlag.AlignTop)
        haut.addSpacing(8)
        haut.addWidget(self.titre, 1)
        gestes = Flux(espace=8)
        for geste in (self.planifier, self.prendre, self.importer, self.exporter):
            gestes.addWidget(geste)
        bas = QHBoxLayout()
        bas.setSpacing(24)
        bas.addWidget(self._vues)
        bas.addLayout(gestes, 1)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(12)
        colonne.addLayout(haut)
        colonne.addLayout(bas)

    def _fleche(self, icone: str, nom: str, pas: int) -> QPushButton:
        fleche = bouton("", "", nom)
        fleche.setToolTip(nom)
        self._apparence.icones.poser(fleche, icone)
        fleche.clicked.connect(lambda: self.avance.emit(pas))
        return fleche
