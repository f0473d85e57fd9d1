"""The letters of a person: each opens on its page, a new one takes a model and Enter."""

from typing import ClassVar, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.context import Session
from app.domain.calendrier import en_bref
from app.domain.courriers import Courrier, Etat, en_retard
from ui.lecture.adresses import DialogueAdresses
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.flux import Flux
from ui.widgets.volet import Volet, carte

_ETATS: Final = {
    Etat.BROUILLON: "brouillon",
    Etat.A_ENVOYER: "à envoyer",
    Etat.ENVOYE: "envoyé",
    Etat.REPONDU: "répondu",
    Etat.CLOS: "classé",
}


class Courriers(Volet):
    """`courrier_voulu` asks for a letter, `nouveau_voulu` for a new one."""

    sortes: ClassVar[tuple[str, ...]] = ("courriers",)
    courrier_voulu = Signal(int)
    nouveau_voulu = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self._lus: list[Courrier] = []
        self.liste = QListWidget()
        self.nouveau = bouton("Nouveau co&urrier…")
        self.ouvrir = bouton("Ouvrir", nom="Ouvrir le courrier")
        self.adresse = bouton("Étiquette, enveloppe…", "lien", "Étiquette ou enveloppe à l’adresse de la personne")
        self._vide = etiquette("Aucune lettre. «\u00a0Nouveau courrier\u00a0» part d’un modèle.", "second")
        self._ranger()
        self.nouveau.clicked.connect(self.nouveau_voulu)
        self.ouvrir.clicked.connect(self._ouvrir)
        self.adresse.clicked.connect(self._adresser)
        self.liste.itemActivated.connect(lambda _: self._ouvrir())

    def lire(self, session: Session, personne_id: int) -> list[Courrier]:
        """Read the letters."""
        return session.courriers.de_personne(personne_id)

    def montrer(self, lu: list[Courrier]) -> None:
        """Show the letters, the last first."""
        self._lus = lu
        self.liste.clear()
        for courrier in lu:
            self.liste.addItem(QListWidgetItem(decrire(courrier)))
        self.liste.setCurrentRow(0 if lu else -1)
        self._vide.setVisible(not lu)
        for partie in (self.liste, self.ouvrir):
            partie.setVisible(bool(lu))

    def achever(self) -> None:
        """Keep what is being typed: nothing is typed here."""

    def oublier(self) -> None:
        """Forget every word."""
        self.montrer([])

    def _ranger(self) -> None:
        boite, colonne = carte("Courriers")
        gestes = Flux(espace=8)
        for geste in (self.nouveau, self.ouvrir, self.adresse):
            gestes.addWidget(geste)
        colonne.addLayout(gestes)
        colonne.addWidget(self._vide)
        colonne.addWidget(self.liste)
        self.liste.setAccessibleName("Courriers de la personne")
        self.liste.setWordWrap(True)
        self.colonne.addWidget(boite)
        self.colonne.addStretch()
        self.poste.apparence.icones.poser(self.nouveau, "plus")

    def _adresser(self) -> None:
        if self.ident is not None:
            DialogueAdresses(self, self.poste, [("personnes", self.ident)]).open()

    def _ouvrir(self) -> None:
        rang = self.liste.currentRow()
        if 0 <= rang < len(self._lus):
            self.courrier_voulu.emit(self._lus[rang].id)


def decrire(courrier: Courrier) -> str:
    """Return a letter on one line: its day, what it is, to whom, where it is."""
    quand = en_bref(courrier.envoye_le or courrier.cree_le, aujourd_hui())
    return " · ".join((quand, courrier.titre, suivre(courrier)))


def suivre(courrier: Courrier) -> str:
    """Return to whom a letter is, and where it is (late, answered)."""
    etat = "en retard" if en_retard(courrier, aujourd_hui()) else _ETATS[courrier.etat]
    return " · ".join(dit for dit in (courrier.destinataire, etat) if dit)
