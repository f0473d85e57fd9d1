"""The frame of a page: a list beside the sheet of what is chosen in it, one at a time when the window is narrow."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ui.theme import Apparence
from ui.widgets.etiquettes import bouton
from ui.widgets.volet_liste import VoletListe

LARGEUR_LISTE = 330


class FicheDePage(QWidget):
    """The sheet beside a list: one record at a time, or none."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("genre", "page")
        self._ident: int | None = None

    @property
    def ident(self) -> int | None:
        """The record shown, None when there is none."""
        return self._ident

    def entrer(self) -> None:
        """Take the focus, where one goes on working."""
        self.setFocus()

    def vider(self) -> None:
        """Forget the record."""
        self._ident = None


class ListeEtFiche(QWidget):
    """Both panes; `retour` are the words of the button that leads back to the list of a narrow window.

    Opening the sheet of what is chosen is left to the page.
    """

    liste: VoletListe
    fiche: FicheDePage

    def __init__(self, apparence: Apparence, liste: VoletListe, fiche: FicheDePage, retour: str) -> None:
        super().__init__()
        self.setProperty("genre", "page")
        self._apparence = apparence
        self._etroite = False
        self.liste = liste
        self.fiche = fiche
        self._retour = bouton(retour, "lien")
        self._cote = QSplitter(Qt.Orientation.Horizontal)
        self._droite = QWidget()
        self._ranger()
        self.liste.vue.activated.connect(lambda _: self._entrer())
        self._retour.clicked.connect(self._revenir)

    def filtrer(self) -> None:
        """Go to the filter."""
        self._revenir()
        self.liste.filtre.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.liste.filtre.selectAll()

    def presenter(self) -> None:
        """Show the sheet rather than the list, when there is room for one."""
        if self._etroite:
            self._voir(liste=False)

    def replier(self, *, oui: bool) -> None:
        """Show one pane at a time when the window is narrow for the size of the text."""
        if oui != self._etroite:
            self._etroite = oui
            self._voir(liste=self.fiche.ident is None)

    def largeurs(self) -> list[int]:
        """Return the widths of the panes at 100 %, none while they show one at a time."""
        echelle = self._apparence.echelle
        return [] if self._etroite or not self.isVisible() else [large * 100 // echelle for large in self._cote.sizes()]

    def elargir(self, largeurs: list[int]) -> None:
        """Take back the widths kept."""
        self._cote.setSizes([self._apparence.px(large) for large in largeurs])

    def vider(self) -> None:
        """Forget every name."""
        self.liste.vider()
        self.fiche.vider()

    def _ranger(self) -> None:
        self._ranger_droite()
        self._cote.setChildrenCollapsible(False)
        self._cote.setHandleWidth(1)
        self._cote.addWidget(self.liste)
        self._cote.addWidget(self._droite)
        self._cote.setStretchFactor(1, 1)
        self._cote.setSizes([self._apparence.px(LARGEUR_LISTE), 4_000])
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._cote)

    def _ranger_droite(self) -> None:
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
        self._apparence.icones.poser(self._retour, "chevron-left", "lien")
        self._retour.hide()

    def _entrer(self) -> None:
        self.presenter()
        self.fiche.entrer()

    def _revenir(self) -> None:
        if self._etroite:
            self._voir(liste=True)
            self.liste.vue.setFocus()

    def _voir(self, *, liste: bool) -> None:
        self.liste.setVisible(liste or not self._etroite)
        self._droite.setVisible(not liste or not self._etroite)
        self._retour.setVisible(self._etroite and not liste)
