"""Apparence: palette and text size, each choice in force at once."""

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton

from ui.poste import Poste
from ui.reglages.section import Section
from ui.theme import NomPalette
from ui.theme.tokens import ECHELLE_MAX, ECHELLE_MIN, ECHELLE_PAS
from ui.widgets.bascule import quand_coche
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import etiquette

_PALETTES = {NomPalette.CLAIR: "&Claire", NomPalette.SOMBRE: "&Sombre", NomPalette.CONTRASTE: "C&ontraste élevé"}

_LECTURE = (
    "Des lettres dessinées pour ne pas se confondre (I, l et 1\u202f; O et 0), en basse vision ou en cas de dyslexie. "
    "Les documents n’en changent pas."
)


class SectionApparence(Section):
    """How the window looks on this computer."""

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        tailles = range(ECHELLE_MIN, ECHELLE_MAX + 1, ECHELLE_PAS)
        self._palettes = {nom: QRadioButton(texte) for nom, texte in _PALETTES.items()}
        self._groupe = QButtonGroup(self)
        self.choix = Choix({str(taille): f"{taille}\u00a0%" for taille in tailles})
        self.facilitee = QCheckBox("&Lecture facilitée")
        self._taille = Champ("&Taille du texte", self.choix)
        carte = self.carte("Couleurs", "F6 passe d’une palette à la suivante.")
        for nom, bouton in self._palettes.items():
            self._groupe.addButton(bouton)
            carte.addWidget(bouton)
            quand_coche(bouton, partial(self._choisir, nom))
        carte = self.carte("Texte", "Ctrl\u00a0= grossit, Ctrl\u00a0- réduit.")
        carte.addWidget(self._taille)
        carte.addWidget(self.facilitee)
        carte.addWidget(etiquette(_LECTURE, "second"))
        self.colonne.addStretch()
        self.choix.activated.connect(lambda _: poste.apparence.appliquer(poste.apparence.nom, int(self.choix.code)))
        self.facilitee.toggled.connect(lambda _: self._faciliter())
        poste.apparence.changee.connect(self._suivre)
        self._suivre()

    def _choisir(self, palette: NomPalette) -> None:
        if palette != self.poste.apparence.nom:
            self.poste.apparence.choisir(palette)

    def _faciliter(self) -> None:
        self.poste.apparence.faciliter(oui=self.facilitee.isChecked())

    def _suivre(self) -> None:
        self.facilitee.setChecked(self.poste.apparence.facilitee)
        self._palettes[self.poste.apparence.nom].setChecked(True)
        self._taille.montrer(str(self.poste.apparence.echelle))
