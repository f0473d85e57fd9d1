"""Creating a coffre: where, the passphrase, who signs; the recovery key comes between, see `ui.widgets.secours`."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QProgressBar

from app.context import BITS_DEMANDES, bits_phrase, proposer_phrase
from app.domain.praticiennes import Praticienne
from ui.theme import Apparence
from ui.verrou.ouverture import SUFFIXE
from ui.widgets.champs import Champ
from ui.widgets.etape import Etape
from ui.widgets.etiquettes import bouton, etiquette, redire
from ui.widgets.lieu import ChampLieu
from ui.widgets.secret import ChampSecret

NOM_MAX = 80
"""Most characters of the name of a coffre: some systems bound whole paths."""
_INTERDITS = '/\\:*?"<>|'


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
        if dossier is None or not _possible(nom):
            self.dire(f"Donnez un dossier, et un nom de {NOM_MAX} signes au plus, sans {' '.join(_INTERDITS)}.")
        elif not self.lieu.est_dossier:
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


def _possible(nom: str) -> bool:
    """Tell whether every system takes this name for a folder."""
    return 0 < len(nom) <= NOM_MAX and nom.isprintable() and not set(nom) & set(_INTERDITS) and nom.strip(". ") != ""
