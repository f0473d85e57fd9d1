"""The page: the register and the sheet of one invoice."""

from PySide6.QtCore import Signal

from app.domain.changes import Changes
from app.domain.factures import Facture
from ui.factures.fiche import Fiche
from ui.factures.liste import ListeFactures
from ui.factures.nouvelle import NouvelleFacture, lire_contrats
from ui.poste import Poste
from ui.widgets.liste_et_fiche import ListeEtFiche


class PageFactures(ListeEtFiche):
    """`reglages_voulus` leads to her settings for invoices, `entreprise_voulue` to the sheet of whom one bills."""

    reglages_voulus = Signal()
    entreprise_voulue = Signal(int)
    liste: ListeFactures
    fiche: Fiche

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste.apparence, ListeFactures(poste), Fiche(poste), "Revenir aux factures")
        self._poste = poste
        self.liste.choisie.connect(self.fiche.ouvrir)
        self.liste.nouvelle_voulue.connect(self.creer)
        self.fiche.avoir_prepare.connect(self.montrer)
        self.fiche.reglages_voulus.connect(self.reglages_voulus)
        self.fiche.entreprise_voulue.connect(self.entreprise_voulue)

    def ouvrir(self) -> None:
        """Read the register."""
        self.liste.relire()

    def suivre(self, changes: Changes, initiateur: object) -> None:
        """Read again what changed."""
        self.liste.suivre(changes)
        self.fiche.suivre(changes, initiateur)

    def montrer(self, facture_id: int) -> None:
        """Open an invoice."""
        self.liste.montrer(facture_id)
        self.fiche.ouvrir(facture_id)
        self.presenter()

    def choisir_etat(self, etat: str) -> None:
        """Show the invoices of one state."""
        self.liste.choisir(etat)

    def creer(self) -> NouvelleFacture:
        """Ask for a contrat and a period."""
        dialogue = NouvelleFacture(self, self._poste, lire_contrats(self._poste.session))
        dialogue.ouvrir(self._montrer_brouillon)
        return dialogue

    def _montrer_brouillon(self, facture: Facture) -> None:
        self.montrer(facture.id)
