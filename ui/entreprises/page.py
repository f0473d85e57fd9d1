"""The page: the list pane and the sheet, one at a time when the window is narrow."""

from PySide6.QtCore import Signal

from app.domain.changes import Changes
from app.domain.entreprises import Entreprise
from ui.entreprises.fiche import Fiche
from ui.entreprises.liste import ListeEntreprises
from ui.poste import Poste
from ui.widgets.dialogue import Dialogue
from ui.widgets.liste_et_fiche import ListeEtFiche
from ui.widgets.saisies import TEXTE

_NOUVELLE = {"nom": ("&Nom", TEXTE), "siret": ("&SIRET, si vous l’avez", TEXTE), "ville": ("&Ville", TEXTE)}


class PageEntreprises(ListeEtFiche):
    """List and sheet; `importer_voulu` asks for the assistant that reads workbooks."""

    importer_voulu = Signal()
    liste: ListeEntreprises
    fiche: Fiche

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste.apparence, ListeEntreprises(poste), Fiche(poste), "Revenir aux entreprises")
        self._poste = poste
        self.liste.choisie.connect(self.fiche.ouvrir)
        self.liste.nouvelle_voulue.connect(self.creer)
        self.fiche.effectifs.importer_voulu.connect(self.importer_voulu)

    def ouvrir(self) -> None:
        """Read the list."""
        self.liste.relire()

    def suivre(self, changes: Changes, initiateur: object) -> None:
        """Read again what changed."""
        self.liste.suivre(changes)
        self.fiche.suivre(changes, initiateur)

    def montrer(self, entreprise_id: int, onglet: str = "") -> None:
        """Open the sheet of an entreprise, on one of its parts."""
        self.liste.montrer(entreprise_id)
        self.fiche.ouvrir(entreprise_id)
        if onglet:
            self.fiche.montrer_onglet(onglet)
        self.presenter()

    def creer(self) -> Dialogue:
        """Ask for a new entreprise: its name is enough."""
        dialogue = Dialogue(self, self._poste, "Nouvelle entreprise", "&Ouvrir la fiche", _NOUVELLE)
        entreprises = self._poste.session.entreprises
        dialogue.demander(
            {"nom": "", "siret": "", "ville": ""},
            lambda lu: entreprises.save(Entreprise(**lu | {"siret": "".join(lu["siret"].split())})),
            lambda creee: self.montrer(creee.id),
        )
        return dialogue
