"""Restoring a backup: always into a new coffre; what it holds is said before it opens."""

from pathlib import Path

from PySide6.QtCore import Signal

from ui.theme import Apparence
from ui.verrou.ouverture import SUFFIXE
from ui.widgets.etape import Etape
from ui.widgets.etiquettes import bouton
from ui.widgets.lieu import ChampLieu
from ui.widgets.secret import ChampSecret


class Restauration(Etape):
    """`voulue` gives the backup, the new coffre and the passphrase of the day of the backup."""

    voulue = Signal(object, object, str)

    def __init__(self, apparence: Apparence) -> None:
        super().__init__(
            apparence,
            "Restaurer une sauvegarde",
            "La sauvegarde s’ouvre avec la phrase du jour où elle a été faite. Un coffre neuf est créé à côté\u202f; "
            "aucun coffre existant n’est modifié.",
        )
        self.fichier = ChampLieu("&Sauvegarde", "&Choisir…", "Sauvegardes (*.visavis)")
        self.lieu = ChampLieu("&Dans le dossier", "C&hoisir…")
        self.lieu.champ.setText(str(Path.home()))
        self.secret = ChampSecret("&Phrase de passe", "&Montrer ce que je tape")
        restaurer = bouton("Res&taurer", "primaire")
        for partie in (self.fichier, self.lieu, self.secret):
            self.colonne.addWidget(partie)
        self.finir([self.bouton_retour(), restaurer])
        restaurer.clicked.connect(self._demander)
        self.secret.champ.returnPressed.connect(self._demander)

    def commencer(self) -> None:
        self.fichier.champ.setFocus()

    def oublier(self) -> None:
        self.secret.oublier()

    def _demander(self) -> None:
        fichier, lieu, phrase = self.fichier.chemin, self.lieu.chemin, self.secret.champ.text()
        if fichier is None or lieu is None or not phrase:
            self.dire("Il manque la sauvegarde, le dossier ou la phrase de passe.")
            return
        self.dire("")
        self.voulue.emit(fichier, _libre(lieu, fichier.stem), phrase)


def _libre(lieu: Path, nom: str) -> Path:
    """Return a path that does not exist yet."""
    candidat, rang = lieu / f"{nom}-restauré{SUFFIXE}", 2
    while candidat.exists():
        candidat, rang = lieu / f"{nom}-restauré-{rang}{SUFFIXE}", rang + 1
    return candidat
