"""« Modifier dans Word »: what it leaves behind is said first; the way back stays in sight while the copy is out."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.services.lettres_word import Dehors, EtatCopie
from ui.lecture import copies
from ui.poste import Poste
from ui.theme import Apparence
from ui.widgets.avertissement import Avertissement
from ui.widgets.etiquettes import bouton, etiquette, redire
from ui.widgets.flux import Flux

AVERTIR: Final = (
    "La lettre sera copiée en clair, hors du coffre, là où vous le direz. Au retour, reprenez-la ici\u00a0: ses mots "
    "rentrent dans le coffre et la copie est effacée. Au verrouillage, le coffre le fait de lui-même, sauf si "
    "Word tient encore la copie ouverte."
)
SSD: Final = (
    "Sur un disque SSD ou une clé USB, une copie effacée peut laisser des traces\u202f; Word garde parfois les siennes "
    "(récupération, documents récents). Un disque chiffré les protège."
)
REPRISE: Final = "La lettre est reprise dans le coffre, et sa copie effacée."
EFFACEE: Final = "La copie est effacée. La lettre du coffre n’a pas changé."
_ETATS: Final = {
    EtatCopie.INCHANGEE: ("Cette lettre est dans Word. La copie n’a pas encore changé.", ""),
    EtatCopie.CHANGEE: ("La copie a changé dans Word\u00a0: reprenez la lettre.", "attention"),
    EtatCopie.OUVERTE: ("La copie est ouverte dans Word. Enregistrez-la, fermez-la, puis reprenez la lettre.", ""),
    EtatCopie.ABSENTE: ("La copie n’est plus là où elle était. La lettre du coffre n’a pas changé.", "attention"),
}


class Bandeau(QFrame):
    """Where the clear copy is, and its way back; hidden when there is none."""

    reprise_voulue = Signal()
    effacement_voulu = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("genre", "carte")
        self._chemin = Path()
        self._phrase, self._lieu = etiquette(), etiquette(genre="second")
        self.reprendre = bouton("Re&prendre la lettre", "primaire")
        self.rouvrir = bouton("Ouv&rir la copie")
        self.effacer = bouton("E&ffacer la copie", nom="Effacer la copie sans la reprendre")
        self._ranger()
        self.reprendre.clicked.connect(self.reprise_voulue)
        self.effacer.clicked.connect(self.effacement_voulu)
        self.rouvrir.clicked.connect(lambda: ouvrir(self._chemin))
        self.hide()

    def montrer(self, dehors: Dehors | None) -> None:
        """Show where the copy is, or nothing."""
        self.setVisible(dehors is not None)
        if dehors is None:
            self.vider()
            return
        self._chemin = dehors.chemin
        redire(self._phrase, *_ETATS[dehors.etat])
        self._lieu.setText(str(dehors.chemin).replace("/", "/\u200b").replace("\\", "\\\u200b"))
        la = dehors.etat is not EtatCopie.ABSENTE
        self.reprendre.setVisible(la)
        self.rouvrir.setVisible(la)
        self.effacer.setText("E&ffacer la copie" if la else "Ne plus l’a&ttendre")

    def vider(self) -> None:
        """Forget where the copy is."""
        self._chemin = Path()
        self._phrase.clear()
        self._lieu.clear()

    def _ranger(self) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(16, 10, 16, 12)
        colonne.setSpacing(6)
        gestes = Flux(espace=8)
        for geste in (self.reprendre, self.rouvrir, self.effacer):
            gestes.addWidget(geste)
        for partie in (self._phrase, self._lieu):
            colonne.addWidget(partie)
        colonne.addLayout(gestes)


class AvertissementWord(Avertissement):
    """Says what leaves the vault, before asking where."""

    def __init__(self, parent: QWidget, apparence: Apparence, suite: Callable[[], object]) -> None:
        gestes = ("&Rester ici", "Choisir &où la copier…")
        phrases = ((AVERTIR, ""), (SSD, "second"))
        super().__init__(parent, apparence, "Modifier dans Word", phrases, gestes, (520, 270), suite)


def modifier(parent: QWidget, poste: Poste, ident: int) -> AvertissementWord:
    """Say what leaves, ask where, write the copy there and open it."""
    dialogue = AvertissementWord(
        parent,
        poste.apparence,
        lambda: copies.choisir(parent, f"courrier_{ident}.docx", lambda chemin: sortir(poste, ident, chemin)),
    )
    dialogue.open()
    return dialogue


def sortir(poste: Poste, ident: int, chemin: Path) -> None:
    """Write the copy where she said, then have the system open it."""
    lettres_word = poste.session.lettres_word
    poste.taches.command(lambda: lettres_word.sortir(ident, chemin, remplacer=True), ouvrir, libelle="Copie pour Word")


def ouvrir(chemin: Path) -> None:
    """Have the system open a file in the program that reads it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(chemin)))
