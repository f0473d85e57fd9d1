"""Creating a coffre in four screens: where, the passphrase, the recovery key retyped, who signs."""

import secrets
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QProgressBar

from app.context import BITS_DEMANDES, bits_phrase, proposer_phrase
from app.documents import feuille_secours
from app.domain.praticiennes import Praticienne
from app.errors import Refus
from app.files import ecrire
from ui.temps import aujourd_hui
from ui.theme import Apparence
from ui.verrou.etape import Etape
from ui.verrou.lieu import ChampLieu
from ui.verrou.ouverture import SUFFIXE
from ui.verrou.secret import ChampSecret
from ui.widgets.champs import Champ
from ui.widgets.etiquettes import bouton, etiquette, redire


class Lieu(Etape):
    """Screen 1: where the coffre will be."""

    choisi = Signal(object)

    def __init__(self, apparence: Apparence) -> None:
        super().__init__(
            apparence,
            "Où ranger le coffre",
            "Le coffre est un dossier chiffré. Choisissez un disque de cet ordinateur, pas un dossier copié en ligne.",
        )
        self.lieu = ChampLieu("&Dans le dossier", "C&hoisir…")
        self.nom = Champ("&Nom du coffre", QLineEdit("MonCabinet"))
        suivant = bouton("&Continuer", "primaire")
        self.lieu.champ.setText(str(Path.home()))
        for partie in (self.lieu, self.nom):
            self.colonne.addWidget(partie)
        self.finir([self.bouton_retour(), suivant])
        suivant.clicked.connect(self._continuer)

    def commencer(self) -> None:
        self.nom.editeur.setFocus()

    def _continuer(self) -> None:
        dossier, nom = self.lieu.chemin, self.nom.valeur.strip().removesuffix(SUFFIXE)
        if dossier is None or not nom or Path(nom).name != nom:
            self.dire("Donnez un dossier, et un nom sans barre oblique.")
        elif not dossier.is_dir():
            self.dire("Ce dossier n’existe pas. Rien n’a été créé. Choisissez un dossier existant.")
        elif (dossier / f"{nom}{SUFFIXE}").exists():
            self.dire("Un coffre de ce nom existe déjà ici. Il n’a pas été touché. Choisissez un autre nom.")
        else:
            self.dire("")
            self.choisi.emit(dossier / f"{nom}{SUFFIXE}")


class Phrase(Etape):
    """Screen 2: seven words drawn for her, or hers; the strength is said as it is."""

    choisie = Signal(str)

    def __init__(self, apparence: Apparence) -> None:
        super().__init__(
            apparence,
            "La phrase de passe",
            "Elle ouvre le coffre chaque jour, et personne ne peut la retrouver à votre place. "
            "Sept mots tirés au sort se retiennent en quelques jours.",
        )
        self.proposee = QLineEdit(proposer_phrase())
        self.proposee.setReadOnly(True)
        self.proposee.setAccessibleName("Phrase proposée")
        self.secret = ChampSecret("&Tapez votre phrase", "&Montrer ce que je tape")
        self._force = QProgressBar(textVisible=False)
        self._force.setRange(0, BITS_DEMANDES)
        self._force.setAccessibleName("Solidité de la phrase")
        self._dite = etiquette(genre="second")
        autre = bouton("En proposer une &autre")
        suivant = bouton("Créer le &coffre", "primaire")
        for partie in (etiquette("Proposition, à recopier", "second"), self.proposee, autre):
            self.colonne.addWidget(partie)
        for reste in (self.secret, self._force, self._dite):
            self.colonne.addWidget(reste)
        self.finir([self.bouton_retour(), suivant])
        autre.clicked.connect(lambda: self.proposee.setText(proposer_phrase()))
        suivant.clicked.connect(self._continuer)
        self.secret.champ.returnPressed.connect(self._continuer)
        self.secret.champ.textChanged.connect(self._mesurer)
        self._mesurer("")

    def commencer(self) -> None:
        self.secret.champ.setFocus()

    def oublier(self) -> None:
        self.secret.oublier()
        self.proposee.clear()

    def _mesurer(self, phrase: str) -> None:
        trouves = round(bits_phrase(phrase))
        self._force.setValue(min(trouves, BITS_DEMANDES))
        if not phrase:
            redire(self._dite, "Vous pouvez aussi écrire la vôtre\u202f; coller est permis.")
        elif trouves < BITS_DEMANDES:
            dit = f"Trop facile à deviner\u00a0: {trouves} bits sur {BITS_DEMANDES} demandés par la CNIL."
            redire(self._dite, dit, "attention")
        else:
            redire(self._dite, f"Solide\u00a0: {trouves} bits.", "ok")

    def _continuer(self) -> None:
        phrase = self.secret.champ.text()
        if round(bits_phrase(phrase)) < BITS_DEMANDES:
            self.dire("Cette phrase est trop facile à deviner. Rien n’a été créé. Ajoutez des mots sans lien.")
        else:
            self.dire("")
            self.choisie.emit(phrase)


class Secours(Etape):
    """Screen 3: the recovery key, saved or copied on paper, two groups typed again."""

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


class Signature(Etape):
    """Screen 4: who signs the documents; may be left for later."""

    donnee = Signal(object)

    def __init__(self, apparence: Apparence) -> None:
        super().__init__(
            apparence,
            "Qui signe les documents",
            "Votre nom paraît sur les bilans et les courriers. Vous pouvez passer.",
        )
        self.nom = Champ("&Nom et prénom", QLineEdit())
        self.titre = Champ("&Titre", QLineEdit(Praticienne().titre))
        passer = bouton("&Passer")
        finir = bouton("&Enregistrer", "primaire")
        for partie in (self.nom, self.titre):
            self.colonne.addWidget(partie)
        self.finir([passer, finir])
        passer.clicked.connect(lambda: self.donnee.emit(None))
        finir.clicked.connect(
            lambda: self.donnee.emit(Praticienne(nom=self.nom.valeur.strip(), titre=self.titre.valeur.strip()))
        )

    def commencer(self) -> None:
        self.nom.editeur.setFocus()
