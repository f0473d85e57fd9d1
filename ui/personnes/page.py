"""The page: the list pane and the sheet, one at a time when the window is narrow."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.domain.changes import Changes
from ui.personnes.fiche import Fiche
from ui.personnes.liste import ListePersonnes
from ui.poste import Poste
from ui.saisie import LigneSaisie
from ui.widgets.etiquettes import bouton

LARGEUR_LISTE = 330


class PagePersonnes(QWidget):
    """List and sheet."""

    def __init__(self, poste: Poste, saisie: LigneSaisie) -> None:
        super().__init__()
        self.setProperty("genre", "page")
        self._poste = poste
        self._etroite = False
        self.liste = ListePersonnes(poste)
        self.fiche = Fiche(poste, saisie)
        self._retour: QPushButton = bouton("Revenir à la liste", "lien")
        self._cote = QSplitter(Qt.Orientation.Horizontal)
        self._droite = QWidget()
        self._ranger()
        self.liste.choisie.connect(self._choisir)
        self.liste.vue.activated.connect(lambda _: self._entrer())
        self._retour.clicked.connect(self._revenir)
        self.fiche.personne_voulue.connect(self.montrer)

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
        if self._etroite:
            self._voir(liste=False)

    def filtrer(self) -> None:
        """Go to the filter."""
        self._revenir()
        self.liste.filtre.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.liste.filtre.selectAll()

    def saisir(self) -> None:
        """Go to the line of saisie."""
        self.fiche.saisir()

    def replier(self, *, oui: bool) -> None:
        """Show one pane at a time when the window is narrow for the size of the text."""
        if oui == self._etroite:
            return
        self._etroite = oui
        self._voir(liste=self.fiche.ident is None)

    def largeurs(self) -> list[int]:
        """Return the widths of the panes at 100 %, none while they show one at a time."""
        echelle = self._poste.apparence.echelle
        return [] if self._etroite or not self.isVisible() else [large * 100 // echelle for large in self._cote.sizes()]

    def elargir(self, largeurs: list[int]) -> None:
        """Take back the widths kept."""
        self._cote.setSizes([self._poste.apparence.px(large) for large in largeurs])

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

    def _choisir(self, personne_id: int) -> None:
        if personne_id != self.fiche.ident:
            self._poste.discretion.presenter(personne_id)
            self.fiche.ouvrir(personne_id)

    def _entrer(self) -> None:
        if self._etroite:
            self._voir(liste=False)
        self.fiche.saisie.champ.setFocus()

    def _revenir(self) -> None:
        if self._etroite:
            self._voir(liste=True)
            self.liste.vue.setFocus()

    def _voir(self, *, liste: bool) -> None:
        self.liste.setVisible(liste or not self._etroite)
        self._droite.setVisible(not liste or not self._etroite)
        self._retour.setVisible(self._etroite and not liste)
