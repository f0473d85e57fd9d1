"""The page: the list pane and the sheet, one at a time when the window is narrow."""

from PySide6.QtCore import Signal

from app.domain.changes import Changes
from ui.personnes.fiche import Fiche
from ui.personnes.liste import ListePersonnes
from ui.poste import Poste
from ui.saisie import LigneSaisie
from ui.widgets.liste_et_fiche import ListeEtFiche


class PagePersonnes(ListeEtFiche):
    """List and sheet; `courrier_voulu` asks for a letter, `lettre_voulue` for a new one.

    `lettre_de_demarche_voulue` asks for one that serves a démarche of the person on screen.
    """

    courrier_voulu = Signal(int)
    lettre_voulue = Signal()
    lettre_de_demarche_voulue = Signal(int)
    fonds_voulus = Signal()

    liste: ListePersonnes
    fiche: Fiche

    def __init__(self, poste: Poste, saisie: LigneSaisie) -> None:
        super().__init__(poste.apparence, ListePersonnes(poste), Fiche(poste, saisie), "Revenir à la liste")
        self._discretion = poste.discretion
        self.liste.choisie.connect(self._choisir)
        self.fiche.personne_voulue.connect(self.montrer)
        self.fiche.courrier_voulu.connect(self.courrier_voulu)
        self.fiche.lettre_voulue.connect(self.lettre_voulue)
        self.fiche.lettre_de_demarche_voulue.connect(self.lettre_de_demarche_voulue)
        self.fiche.fonds_voulus.connect(self.fonds_voulus)

    def ouvrir(self) -> None:
        """Read the list."""
        self.liste.ouvrir()

    def suivre(self, changes: Changes, initiateur: object) -> None:
        """Read again what changed."""
        self.liste.suivre(changes)
        self.fiche.suivre(changes, initiateur)

    def montrer(self, personne_id: int) -> None:
        """Open the sheet of a person."""
        self.liste.montrer(personne_id)
        self._choisir(personne_id)
        self.presenter()

    def saisir(self) -> None:
        """Go to the line of saisie."""
        self.fiche.saisir()

    def _choisir(self, personne_id: int) -> None:
        if personne_id != self.fiche.ident:
            self._discretion.presenter(personne_id)
            self.fiche.ouvrir(personne_id)
