"""Sécurité: what opens the coffre, when it closes, what was done in it, whether it is whole."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from app.context import Session
from app.domain.changes import Changes
from app.messages import phrase_de
from app.services.coffres import Constat
from app.services.surete import EtatSurete
from ui.poste import Poste
from ui.reglages.dialogue import DialogueReglage
from ui.reglages.instants import dire
from ui.reglages.journal import LireJournal
from ui.reglages.secrets import ChangerPhrase, DefinirPin, RemplacerSecours
from ui.reglages.section import Section, rangee
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import bouton, etiquette, redire

DELAIS = (5, 10, 15)
"""Minutes without a sign before the pause, or the lock."""
REGLAGE_VERROU = "verrou"
_FORT = (
    "À chaque verrouillage, la mémoire du programme est rendue à l’ordinateur, qui l’efface\u00a0: ni un nom ni la clé "
    "n’y restent. La fenêtre disparaît une seconde. Sans cela, des traces peuvent rester en mémoire jusqu’à l’arrêt."
)


class SectionSecurite(Section):
    """`delai_choisi` gives the minutes without a sign before the window closes itself."""

    delai_choisi = Signal(int)

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self._definie = False
        self.phrase = bouton("Changer la &phrase de passe…")
        self.secours = bouton("Remplacer la clé de &secours…")
        self.choix_delai = Choix({str(minutes): f"{minutes}\u00a0minutes" for minutes in DELAIS})
        self.delai = Champ("Sans acti&vité, fermer après", self.choix_delai)
        self.pin = bouton("&Définir un code de pause…")
        self.retirer = bouton("Re&tirer le code")
        self.journal = bouton("&Lire le journal…")
        self.verifier = bouton("Vérifier &maintenant")
        self.fort = QCheckBox("Verrouillage fort\u00a0: le pro&gramme redémarre")
        self._pause = etiquette()
        self._controle = etiquette()
        self._fautes = etiquette(etat="attention")
        self._sains = etiquette(etat="ok")
        self._ranger()
        self._brancher()

    def ouvrir(self) -> None:
        session = self.poste.session

        def lire() -> tuple[bool, EtatSurete, bool]:
            return session.pauses.definie, session.surete.lire(), verrouille_fort(session)

        self.poste.taches.query(lire, self._montrer, pour=self, cle="securite")

    def montrer_delai(self, minutes: int) -> None:
        """Show the delay in force."""
        self.delai.montrer(str(minutes))

    def _ranger(self) -> None:
        carte = self.carte(
            "Ce qui ouvre le coffre",
            "La phrase de passe chaque jour, la clé de secours si elle est perdue. Personne d’autre ne peut l’ouvrir, "
            "et personne ne peut les retrouver à votre place.",
        )
        carte.addLayout(rangee([self.phrase, self.secours]))
        carte = self.carte("Quand la fenêtre se ferme")
        for partie in (self.delai, self._pause):
            carte.addWidget(partie)
        carte.addLayout(rangee([self.pin, self.retirer]))
        carte.addWidget(self.fort)
        carte.addWidget(etiquette(_FORT, "second"))
        carte = self.carte(
            "Le coffre est-il intact\u202f?",
            "Chaque page, le journal et les pièces jointes sont relus et comparés à leurs sceaux. Cela se fait seul "
            "une fois par jour.",
        )
        for dits in (self._controle, self._fautes, self._sains):
            carte.addWidget(dits)
        self._fautes.hide()
        self._sains.hide()
        carte.addLayout(rangee([self.verifier, self.journal]))
        self.colonne.addStretch()

    def _brancher(self) -> None:
        self.phrase.clicked.connect(self._changer_phrase)
        self.secours.clicked.connect(self._remplacer_secours)
        self.choix_delai.activated.connect(lambda _: self.delai_choisi.emit(int(self.choix_delai.code)))
        self.fort.toggled.connect(self._choisir_fort)
        self.pin.clicked.connect(lambda: self._ouvrir(DefinirPin(self, self.poste)))
        self.retirer.clicked.connect(self._retirer)
        self.journal.clicked.connect(lambda: self._ouvrir(LireJournal(self, self.poste)))
        self.verifier.clicked.connect(self._verifier)

    def _ouvrir(self, dialogue: DialogueReglage) -> None:
        dialogue.accepted.connect(self.ouvrir)
        dialogue.open()

    def _changer_phrase(self) -> None:
        dialogue = ChangerPhrase(self, self.poste)
        dialogue.fait.connect(lambda: self.dire("La phrase de passe a changé. Une sauvegarde a été faite juste avant."))
        self._ouvrir(dialogue)

    def _remplacer_secours(self) -> None:
        dialogue = RemplacerSecours(self, self.poste)
        dialogue.fait.connect(lambda: self.dire("La clé de secours est remplacée. Détruisez l’ancienne feuille."))
        self._ouvrir(dialogue)

    def _retirer(self) -> None:
        retirer = self.poste.session.pauses.retirer

        def travail() -> tuple[None, Changes]:
            return None, retirer()

        self.poste.taches.command(travail, lambda _: self.ouvrir(), sinon=self.refuser)

    def _verifier(self) -> None:
        controler = self.poste.session.surete.controler
        self.verifier.setEnabled(False)

        def finir(constats: list[Constat]) -> None:
            self.verifier.setEnabled(True)
            self._lister(constats)
            self.ouvrir()

        def echouer(erreur: Exception) -> None:
            self.verifier.setEnabled(True)
            self.refuser(erreur)

        self.poste.taches.longue(
            lambda _progres, _jeton: controler(), finir, libelle="Contrôle du coffre", pour=self, sinon=echouer
        )

    def _lister(self, constats: list[Constat]) -> None:
        for dits, bon in ((self._fautes, False), (self._sains, True)):
            marque = "✓" if bon else "⚠"
            lus = [phrase_de(c.code, c.details) for c in constats if c.bon is bon]
            dits.setText("\n".join(f"{marque}  {dit}" for dit in lus))
            dits.setVisible(bool(lus))
        fautes = sum(not constat.bon for constat in constats)
        self.dire(
            f"{fautes} point{'s' if fautes > 1 else ''} à regarder ci-dessous." if fautes else "Le coffre est intact.",
            "attention" if fautes else "ok",
        )

    def _choisir_fort(self, oui: bool) -> None:  # noqa: FBT001 - a signal of Qt
        regler = self.poste.session.praticiennes.regler

        def travail() -> tuple[None, Changes]:
            return None, regler(REGLAGE_VERROU, {"fort": oui}, "Verrouillage")

        self.poste.taches.command(travail, sinon=self.refuser)

    def _montrer(self, lu: tuple[bool, EtatSurete, bool]) -> None:
        self._definie, etat, fort = lu
        self.fort.blockSignals(True)  # noqa: FBT003 - Qt
        self.fort.setChecked(fort)
        self.fort.blockSignals(False)  # noqa: FBT003 - Qt
        self.pin.setText("Changer le co&de de pause…" if self._definie else "&Définir un code de pause…")
        self.retirer.setVisible(self._definie)
        self._pause.setText(
            "Une pause s’ouvre d’abord (aussi par Ctrl\u00a0Maj\u00a0L), quatre heures au plus\u202f; le code la "
            "rouvre. La clé du coffre reste en mémoire pendant ce temps. La veille et la fermeture de session "
            "verrouillent toujours."
            if self._definie
            else "Le coffre se verrouille\u00a0: il faudra la phrase de passe. Avec un code de pause, une courte "
            "absence ne demande que ce code."
        )
        sain = not etat.fautes
        dit = f"Dernier contrôle\u00a0: {dire(etat.controle)}."
        redire(
            self._controle,
            dit if sain else f"{dit} {phrase_de(etat.fautes[0], {})}",
            "" if sain else "attention",
        )


def verrouille_fort(session: Session) -> bool:
    """Tell whether the lock of this coffre restarts the program: it does unless she chose otherwise."""
    return bool((session.praticiennes.reglage(REGLAGE_VERROU) or {}).get("fort", True))
