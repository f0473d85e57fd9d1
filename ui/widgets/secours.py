"""A recovery key put in a safe place: at the creation of a coffre (third screen), and when it is replaced."""

import secrets
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit

from app.documents import feuille_secours
from app.errors import Refus
from app.files import ecrire
from ui.temps import aujourd_hui
from ui.theme import Apparence
from ui.widgets.champs import Champ
from ui.widgets.etape import Etape
from ui.widgets.etiquettes import bouton


class Secours(Etape):
    """The key shown once, saved or copied on paper; `recopiee` once two groups were typed again."""

    recopiee = Signal()

    def __init__(self, apparence: Apparence, cle: str, coffre: str) -> None:
        super().__init__(
            apparence,
            "La clé de secours",
            "Si la phrase est perdue, elle seule rouvre le coffre. Elle n’est montrée que cette fois\u00a0: "
            "imprimez la feuille ou recopiez la clé, et rangez-la hors du bureau.",
        )
        self._groupes = cle.split("-")
        self._coffre = coffre
        self._demandes = sorted(secrets.SystemRandom().sample(range(len(self._groupes)), 2))
        self._montree = QLineEdit(cle)
        self._montree.setReadOnly(True)
        self._montree.setCursorPosition(0)
        self._montree.setAccessibleName("Clé de secours")
        self.champs = [Champ(f"Groupe {rang + 1}, recopié de la feuille", QLineEdit()) for rang in self._demandes]
        feuille = bouton("&Enregistrer la feuille (PDF)…")
        suivant = bouton("La clé est en &lieu sûr", "primaire")
        for partie in (self._montree, feuille, *self.champs):
            self.colonne.addWidget(partie)
        self.finir([suivant])
        feuille.clicked.connect(self._enregistrer)
        suivant.clicked.connect(self._verifier)

    @property
    def attendus(self) -> list[str]:
        """The two groups asked for."""
        return [self._groupes[rang] for rang in self._demandes]

    def commencer(self) -> None:
        self._montree.setFocus()

    def oublier(self) -> None:
        self._groupes = []
        self._montree.clear()
        for champ in self.champs:
            champ.vider()

    def _verifier(self) -> None:
        for champ, attendu in zip(self.champs, self.attendus, strict=True):
            juste = champ.valeur.strip().upper() == attendu
            champ.dire("" if juste else "Ce groupe n’est pas celui de la clé. Relisez la feuille.")
            if not juste:
                champ.editeur.setFocus()
                return
        self.recopiee.emit()

    def _enregistrer(self) -> None:
        dialogue = QFileDialog(self, "Enregistrer la feuille", "feuille-de-secours.pdf")
        dialogue.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialogue.setDefaultSuffix("pdf")
        dialogue.fileSelected.connect(self._ecrire)
        dialogue.finished.connect(dialogue.deleteLater)
        dialogue.open()

    def _ecrire(self, chemin: str) -> None:
        feuille = feuille_secours.rendre(self._coffre, aujourd_hui(), self._groupes)
        try:
            ecrire({Path(chemin): feuille}, remplacer=True)
        except (OSError, Refus):
            self.dire("La feuille n’a pas pu être écrite à cet endroit. Choisissez-en un autre, ou recopiez la clé.")
        else:
            self.dire("Feuille enregistrée. Imprimez-la, puis effacez le fichier.", "ok")
