"""The four doors of the first run."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from ui.theme import Apparence
from ui.widgets.etape import Etape
from ui.widgets.etiquettes import bouton, etiquette

_PORTES = (
    ("creation", "&Créer mon coffre", "folder-plus", "Un dossier chiffré sur cet ordinateur, pour vous seule."),
    ("ouverture", "&Ouvrir un coffre", "folder-open", "Il est déjà sur cet ordinateur."),
    ("restauration", "&Restaurer une sauvegarde", "archive-restore", "À partir d’un fichier .visavis."),
    ("exemple", "&Découvrir avec des données fictives", "eye", "Un cabinet inventé, effacé quand vous fermez."),
)


class Portes(Etape):
    """Four buttons, four sentences; `choisie` tells which door."""

    choisie = Signal(str)

    def __init__(self, apparence: Apparence) -> None:
        invite = "Votre suivi reste sur cet ordinateur, chiffré. Que voulez-vous faire\u202f?"
        super().__init__(apparence, "Vis-à-vis", invite)
        self._boutons = []
        for ident, texte, icone, phrase in _PORTES:
            porte = bouton(texte, "porte")
            porte.setAccessibleDescription(phrase)
            apparence.icones.poser(porte, icone, "lien")
            porte.clicked.connect(lambda _=False, voulue=ident: self.choisie.emit(voulue))
            self._boutons.append(porte)
            groupe = QVBoxLayout()
            groupe.setSpacing(4)
            groupe.addWidget(porte)
            groupe.addWidget(etiquette(phrase, "second"))
            self.colonne.addLayout(groupe)
        self.finir([])

    def commencer(self) -> None:
        self._boutons[0].setFocus()
