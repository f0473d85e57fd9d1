"""Opening: the passphrase, or the recovery key; after failures, the wait is counted down."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from app.errors import Refus
from app.messages import phrase
from ui.theme import Apparence
from ui.widgets.champs import Champ
from ui.widgets.etape import Etape
from ui.widgets.etiquettes import bouton
from ui.widgets.lieu import ChampLieu
from ui.widgets.secret import ChampSecret

SUFFIXE = ".coffre"


class Ouverture(Etape):
    """`voulue` gives the folder, the passphrase and the recovery key (one of the two is empty)."""

    voulue = Signal(object, str, str)

    def __init__(self, apparence: Apparence) -> None:
        super().__init__(apparence, "Ouvrir le coffre")
        self.lieu = ChampLieu("&Dossier du coffre", "&Choisir…")
        self.secret = ChampSecret("&Phrase de passe", "&Montrer ce que je tape")
        self.secours = Champ("Clé de &secours, huit groupes", QLineEdit())
        self._autre = bouton("Phrase perdue\u202f? Ouvrir avec la clé de secours", "lien")
        self._ouvrir = bouton("&Ouvrir", "primaire")
        self._reste = 0
        self._minuterie = QTimer(self, interval=1_000)
        for partie in (self.lieu, self.secret, self.secours, self._autre):
            self.colonne.addWidget(partie)
        self.finir([self.bouton_retour("A&utres possibilités"), self._ouvrir])
        self._brancher()

    def proposer(self, dossier: str) -> None:
        """Show the last coffre opened."""
        self.lieu.champ.setText(dossier)

    def commencer(self) -> None:
        (self.secret.champ if self.lieu.chemin else self.lieu.champ).setFocus()

    def oublier(self) -> None:
        self.secret.oublier()
        self.secours.vider()
        self.dire("")

    def refuser(self, refus: Refus) -> None:
        """Say why it does not open; too many failures make one wait."""
        self.secret.champ.selectAll()
        self.secret.champ.setFocus()
        secondes = refus.details.get("secondes")
        if isinstance(secondes, int):
            self._patienter(secondes)
        else:
            self.dire(phrase(refus))

    def _brancher(self) -> None:
        self.secours.hide()
        self._ouvrir.clicked.connect(self._demander)
        self.secret.champ.returnPressed.connect(self._demander)
        editeur = self.secours.editeur
        if isinstance(editeur, QLineEdit):
            editeur.returnPressed.connect(self._demander)
        self._autre.clicked.connect(self._basculer)
        self._minuterie.timeout.connect(self._battre)

    def _basculer(self) -> None:
        secours = self.secours.isHidden()
        self.secours.setVisible(secours)
        self.secret.setHidden(secours)
        self._autre.setText(
            "Ouvrir avec la phrase de passe" if secours else "Phrase perdue\u202f? Ouvrir avec la clé de secours"
        )
        (self.secours.editeur if secours else self.secret.champ).setFocus()

    def _demander(self) -> None:
        dossier, secours = self.lieu.chemin, not self.secours.isHidden()
        donne = self.secours.valeur if secours else self.secret.champ.text()
        if not self._ouvrir.isEnabled():
            return
        if dossier is None or not donne:
            cle = "la clé de secours" if secours else "la phrase de passe"
            manque = "le dossier du coffre" if dossier is None else cle
            self.dire(f"Il manque {manque}.")
            return
        self.dire("")
        self.voulue.emit(Path(dossier), "" if secours else donne, donne if secours else "")

    def _patienter(self, secondes: int) -> None:
        self._reste = secondes + 1
        self._ouvrir.setEnabled(False)
        self._minuterie.start()
        self._battre()

    def _battre(self) -> None:
        self._reste -= 1
        if self._reste > 0:
            dit = f"Plusieurs essais ont échoué, vos données sont intactes. Recommencez dans {self._reste}\u00a0s."
            (self.dire if self._reste % 10 == 0 else self._redire)(dit)
            return
        self._minuterie.stop()
        self._ouvrir.setEnabled(True)
        self.dire("Vous pouvez recommencer.", "ok")

    def _redire(self, dit: str) -> None:
        """Count down on screen without having each second read aloud."""
        self._dit.setText(dit)
        self._dit.show()
