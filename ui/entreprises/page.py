"""The page: the list pane and the sheet, one at a time when the window is narrow."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.entreprises import Entreprise
from ui.entreprises.fiche import Fiche
from ui.entreprises.liste import ListeEntreprises
from ui.poste import Poste
from ui.widgets.dialogue import Dialogue
from ui.widgets.etiquettes import bouton
from ui.widgets.saisies import TEXTE

LARGEUR_LISTE = 330
_NOUVELLE = {"nom": ("&Nom", TEXTE), "siret": ("&SIRET, si vous l’avez", TEXTE), "ville": ("&Ville", TEXTE)}


class PageEntreprises(QWidget):
    """List and sheet; `importer_voulu` asks for the assistant that reads workbooks."""

    importer_voulu = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self.setProperty("genre", "page")
        self._poste = poste
        self._etroite = False
        self.liste = ListeEntreprises(poste)
        self.fiche = Fiche(poste)
        self._retour = bouton("Revenir aux entreprises", "lien")
        self._cote = QSplitter(Qt.Orientation.Horizontal)
        self._droite = QWidget()
        self._ranger()
        self.liste.choisie.connect(self.fiche.ouvrir)
        self.liste.nouvelle_voulue.connect(self.creer)
        self.liste.vue.activated.connect(lambda _: self._entrer())
        self.fiche.effectifs.importer_voulu.connect(self.importer_voulu)
        self._retour.clicked.connect(self._revenir)

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
        if self._etroite:
            self._voir(liste=False)

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

    def filtrer(self) -> None:
        """Go to the filter."""
        self._revenir()
        self.liste.filtre.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.liste.filtre.selectAll()

    def replier(self, *, oui: bool) -> None:
        """Show one pane at a time when the window is narrow for the size of the text."""
        if oui != self._etroite:
            self._etroite = oui
            self._voir(liste=self.fiche.ident is None)

    def vider(self) -> None:
        """Forget every name."""
        self.liste.vider()
        self.fiche.vider()

    def _ranger(self) -> None:
        self._droite.setProperty("genre", "page")
        colonne = QVBoxLayout(self._droite)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(0)
        rangee = QHBoxLayout()
        rangee.setContentsMargins(22, 4, 22, 0)
        rangee.addWidget(self._retour)
        rangee.addStretch()
        colonne.addLayout(rangee)
        colonne.addWidget(self.fiche, 1)
        self._poste.apparence.icones.poser(self._retour, "chevron-left", "lien")
        self._retour.hide()
        self._cote.setChildrenCollapsible(False)
        self._cote.setHandleWidth(1)
        self._cote.addWidget(self.liste)
        self._cote.addWidget(self._droite)
        self._cote.setStretchFactor(1, 1)
        self._cote.setSizes([self._poste.apparence.px(LARGEUR_LISTE), 4_000])
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._cote)

    def _entrer(self) -> None:
        if self._etroite:
            self._voir(liste=False)
        self.fiche.entrer()

    def _revenir(self) -> None:
        if self._etroite:
            self._voir(liste=True)
            self.liste.vue.setFocus()

    def _voir(self, *, liste: bool) -> None:
        self.liste.setVisible(liste or not self._etroite)
        self._droite.setVisible(not liste or not self._etroite)
        self._retour.setVisible(self._etroite and not liste)
