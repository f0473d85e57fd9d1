"""The rail: the pages, with what waits in each."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from app.messages.nombres import milliers
from ui.theme import Apparence
from ui.widgets.etiquettes import courte, habiller

LARGEUR = 196
LARGEUR_REPLIEE = 60
_MARGES = 16


class BoutonRail(QPushButton):
    """One page: its icon, its name, how many things wait there."""

    def __init__(self, texte: str, icone: str, apparence: Apparence) -> None:
        super().__init__(texte)
        self._texte = texte
        self._compte = courte(genre="compte")
        self.setProperty("genre", "rail")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(texte)
        apparence.icones.poser(self, icone, "texte", "selection_texte")
        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(0, 0, 10, 0)
        ligne.addStretch()
        ligne.addWidget(self._compte, 0, Qt.AlignmentFlag.AlignVCenter)
        self._compte.hide()
        self.toggled.connect(lambda coche: habiller(self._compte, "coche", "true" if coche else ""))

    def compter(self, nombre: int) -> None:
        """Show how many things wait; nothing when none does."""
        self._compte.setText(milliers(nombre) if nombre else "")
        self._compte.setVisible(bool(nombre) and bool(self.text()))
        self.setAccessibleName(f"{self._texte}, {nombre}" if nombre else self._texte)

    def replier(self, *, oui: bool) -> None:
        """Keep the icon only; the name stays for assistive technology and as a tip."""
        self.setText("" if oui else self._texte)
        habiller(self, "replie", "true" if oui else "")
        self.setToolTip(self._texte if oui else "")
        self._compte.setVisible(not oui and bool(self._compte.text()))

    def nextCheckState(self) -> None:
        """Leave it unchecked when clicked: the page asked for checks it, once open. Qt unchecks it this way too."""
        if self.isChecked():
            super().nextCheckState()

    def sizeHint(self) -> QSize:
        taille = super().sizeHint()
        compte = 0 if self._compte.isHidden() else self._compte.sizeHint().width() + 16
        return QSize(taille.width() + compte, taille.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Rail(QFrame):
    """The column of pages; `choisie` tells the id of the one wanted."""

    choisie = Signal(str)

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName("Pages")
        self._apparence = apparence
        self._boutons: dict[str, BoutonRail] = {}
        self._groupe = QButtonGroup(self)
        self._ouverte = ""
        self._haut = QVBoxLayout()
        self._bas = QVBoxLayout()
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(8, 12, 8, 12)
        for partie in (self._haut, self._bas):
            partie.setSpacing(2)
        colonne.addLayout(self._haut)
        colonne.addStretch()
        colonne.addLayout(self._bas)

    def ajouter(self, ident: str, texte: str, icone: str, *, en_bas: bool = False) -> None:
        """Add a page."""
        bouton = BoutonRail(texte, icone, self._apparence)
        bouton.clicked.connect(lambda: self.choisie.emit(ident))
        bouton.toggled.connect(lambda coche: self._suivre(ident, coche=coche))
        self._groupe.addButton(bouton)
        self._boutons[ident] = bouton
        (self._bas if en_bas else self._haut).addWidget(bouton)

    def cocher(self, ident: str) -> None:
        """Show which page is open."""
        self._ouverte = ident
        self._boutons[ident].setChecked(True)

    def compter(self, ident: str, nombre: int) -> None:
        """Show how many things wait in a page."""
        self._boutons[ident].compter(nombre)

    def replier(self, *, oui: bool) -> None:
        """Give the width to the page when the window is narrow for the size of the text."""
        for bouton in self._boutons.values():
            bouton.replier(oui=oui)
        if oui:
            self.setFixedWidth(self._apparence.px(LARGEUR_REPLIEE))
        else:
            contenu = max(bouton.sizeHint().width() for bouton in self._boutons.values())
            self.setFixedWidth(max(self._apparence.px(LARGEUR), contenu + _MARGES))

    def _suivre(self, ident: str, *, coche: bool) -> None:
        """Open a page whose button was checked without a click: assistive technology does so."""
        if coche and ident != self._ouverte:
            self.choisie.emit(ident)
