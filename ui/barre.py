"""The top bar: the menu, the search, mode discret, Saisir."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeySequence, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from ui.theme import Apparence
from ui.widgets.etiquettes import bouton, courte

INVITE = "Chercher une personne, une commande…"
LARGEUR_GAUCHE = 176


class BoutonTouche(QPushButton):
    """A button that shows its shortcut as a key."""

    def __init__(self, texte: str, action: QAction, icone: str, apparence: Apparence, genre: str = "") -> None:
        super().__init__(texte)
        self._texte = texte
        self._icone = icone
        self._touche = courte(touche_lisible(action), "touche_primaire" if genre == "primaire" else "touche")
        self.setProperty("genre", genre)
        self.setProperty("touche", "true")
        self.setAccessibleName(texte)
        self.setAccessibleDescription(touche_lisible(action))
        self.setToolTip(action.statusTip())
        encre = "selection_texte" if genre == "primaire" else "texte"
        apparence.icones.poser(self, icone, encre, "plein_texte")
        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(0, 0, 12, 0)
        ligne.addStretch()
        ligne.addWidget(self._touche, 0, Qt.AlignmentFlag.AlignVCenter)
        if not action.isCheckable():
            self.clicked.connect(action.trigger)
        if action.isCheckable():
            self.setCheckable(True)
            action.toggled.connect(self.setChecked)
            self.toggled.connect(lambda coche: self._suivre(action, coche=coche))

    def replier(self, *, oui: bool) -> None:
        """Keep the icon only when the window is narrow."""
        self.setText("" if oui else self._texte)
        self._touche.setVisible(not oui)

    def _suivre(self, action: QAction, *, coche: bool) -> None:
        if action.isChecked() != coche:
            action.trigger()

    def sizeHint(self) -> QSize:
        taille = super().sizeHint()
        touche = 0 if self._touche.isHidden() else self._touche.sizeHint().width() + 8
        return QSize(taille.width() + touche, taille.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Barre(QFrame):
    """The bar over everything."""

    def __init__(
        self, apparence: Apparence, chercher: QAction, discret: QAction, saisir: QAction, *, exemple: bool
    ) -> None:
        super().__init__()
        self.setObjectName("barre")
        self._apparence = apparence
        self._marque = QToolButton()
        self._gauche = QWidget()
        self.recherche = _champ(chercher, apparence)
        self.discret = BoutonTouche("Mode discret", discret, "eye-off", apparence)
        self.saisir = BoutonTouche("Saisir", saisir, "plus", apparence, "primaire")
        self._marque.setText("Vis-à-vis")
        self._marque.setProperty("genre", "marque")
        self._marque.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._marque.setAccessibleName("Menu Vis-à-vis")
        self._marque.setToolTip("Toutes les commandes (F10)")
        self._marque.setShortcut(QKeySequence("F10"))
        apparence.icones.poser(self._marque, "chevron-down", "lien")
        self._marque.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._marque.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._exemple = courte("Exemple\u00a0: données fictives", "puce", "attention")
        self._exemple.setVisible(exemple)
        self._ranger()
        self._aligner()
        apparence.changee.connect(self._aligner)

    def avec_menu(self, menu: QMenu) -> None:
        """Hang the whole menu on the name of the application."""
        self._marque.setMenu(menu)

    def replier(self, *, oui: bool) -> None:
        """Keep icons only when the window is narrow for the size of the text."""
        for bouton_touche in (self.discret, self.saisir):
            bouton_touche.replier(oui=oui)
        self.recherche.setText("Chercher…" if oui else INVITE)

    def _aligner(self) -> None:
        """Make the search begin where the pages do."""
        self._gauche.setMinimumWidth(self._apparence.px(LARGEUR_GAUCHE))
        self.recherche.setMaximumWidth(self._apparence.px(426))

    def _ranger(self) -> None:
        gauche = QHBoxLayout(self._gauche)
        gauche.setContentsMargins(0, 0, 0, 0)
        gauche.addWidget(self._marque)
        gauche.addStretch()
        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(8, 7, 16, 7)
        ligne.setSpacing(12)
        ligne.addWidget(self._gauche)
        ligne.addWidget(self.recherche, 3)
        ligne.addStretch(1)
        if not self._exemple.isHidden():
            ligne.addWidget(self._exemple)
        ligne.addWidget(self.discret)
        ligne.addWidget(self.saisir)


def touche_lisible(action: QAction) -> str:
    """Return the shortcut as it is printed on a French keyboard."""
    dit = action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
    return dit.replace("+", " ").replace("Shift", "Maj")


def _champ(chercher: QAction, apparence: Apparence) -> QPushButton:
    """Return what looks like the field it opens."""
    champ = bouton(INVITE, "champ", "Chercher une personne, une commande")
    champ.setAccessibleDescription(touche_lisible(chercher))
    champ.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    apparence.icones.poser(champ, "search", "secondaire")
    touche: QLabel = courte(touche_lisible(chercher), "touche")
    ligne = QHBoxLayout(champ)
    ligne.setContentsMargins(0, 0, 10, 0)
    ligne.addStretch()
    ligne.addWidget(touche, 0, Qt.AlignmentFlag.AlignVCenter)
    champ.clicked.connect(chercher.trigger)
    return champ
