"""The look in force: one palette and one text size, applied to every window at once.

Windows wear the style sheet, not the application: with a sheet on the application, Qt styles a whole branch again
each time it is put into a layout, and a screen built leaf by leaf costs six times as much.
"""

from string import Template

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from app.paths import resources
from ui.theme import polices
from ui.theme.icones import Icones
from ui.theme.tokens import (
    CIBLE,
    ECHELLE_MAX,
    ECHELLE_MIN,
    ECHELLE_PAS,
    ESPACES,
    HAUTEURS,
    ICONE,
    PALETTES,
    RADIO,
    RAYONS,
    TAILLES,
    NomPalette,
    Palette,
)

_ROLES = {
    QPalette.ColorRole.Window: "fenetre",
    QPalette.ColorRole.WindowText: "texte",
    QPalette.ColorRole.Base: "base",
    QPalette.ColorRole.AlternateBase: "fenetre",
    QPalette.ColorRole.Text: "texte",
    QPalette.ColorRole.Button: "base",
    QPalette.ColorRole.ButtonText: "texte",
    QPalette.ColorRole.BrightText: "erreur",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "selection_texte",
    QPalette.ColorRole.Link: "lien",
    QPalette.ColorRole.LinkVisited: "lien",
    QPalette.ColorRole.ToolTipBase: "plein",
    QPalette.ColorRole.ToolTipText: "plein_texte",
    QPalette.ColorRole.PlaceholderText: "secondaire",
    QPalette.ColorRole.Mid: "bordure",
    QPalette.ColorRole.Dark: "bordure",
    QPalette.ColorRole.Light: "base",
    QPalette.ColorRole.Accent: "selection",
}


class Apparence(QObject):
    """The palette and the text size; `changee` once they are applied."""

    changee = Signal()
    _taillee = Signal(str)

    def __init__(self, nom: NomPalette = NomPalette.CLAIR, echelle: int = 100) -> None:
        super().__init__()
        self._nom = nom
        self._echelle = echelle
        self._feuille = ""
        self._facilitee = False
        self.icones = Icones(self)

    @property
    def nom(self) -> NomPalette:
        """The palette in force."""
        return self._nom

    @property
    def palette(self) -> Palette:
        """The colours in force."""
        return PALETTES[self._nom]

    @property
    def echelle(self) -> int:
        """Text size, in percent."""
        return self._echelle

    @property
    def facilitee(self) -> bool:
        """Whether letters are those that are easier to tell apart."""
        return self._facilitee

    def couleur(self, jeton: str) -> QColor:
        """Return one colour by its token."""
        return QColor(getattr(self.palette, jeton))

    def px(self, valeur: float) -> int:
        """Return a length of the drawing at the text size in force."""
        return max(1, round(valeur * self._echelle / 100))

    def police(self, taille: str, graisse: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the font of one of the five sizes."""
        police = QFont(polices.familles(facilitee=self._facilitee))
        police.setPixelSize(self.px(TAILLES[taille]))
        police.setWeight(graisse)
        return police

    def habiller(self, fenetre: QWidget) -> None:
        """Dress a window that has no parent, now and each time the look changes; what it holds follows."""
        fenetre.setStyleSheet(self._feuille)
        self._taillee.connect(fenetre.setStyleSheet)

    def choisir(self, nom: NomPalette) -> None:
        """Take another palette."""
        self.appliquer(nom, self._echelle)

    def faciliter(self, *, oui: bool) -> None:
        """Take the letters that are easier to tell apart, or leave them."""
        if oui != self._facilitee:
            self._facilitee = oui
            self.appliquer(self._nom, self._echelle)

    def grossir(self, pas: int) -> None:
        """Make the text larger (or smaller) by that many steps."""
        self.appliquer(self._nom, self._echelle + pas * ECHELLE_PAS)

    def appliquer(self, nom: NomPalette, echelle: int) -> None:
        """Apply a palette and a text size, brought within bounds, to every window."""
        self._nom = nom
        self._echelle = min(ECHELLE_MAX, max(ECHELLE_MIN, echelle))
        QApplication.setPalette(self.qpalette())
        QApplication.setFont(self.police("texte"))
        self._feuille = self.feuille()
        self._taillee.emit(self._feuille)
        self.icones.repeindre()
        self.changee.emit()

    def qpalette(self) -> QPalette:
        """Return the colours by Qt role; disabled text stays readable."""
        palette = QPalette()
        for role, jeton in _ROLES.items():
            palette.setColor(role, self.couleur(jeton))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.couleur("secondaire"))
        return palette

    def feuille(self) -> str:
        """Return the style sheet."""
        modele = Template((resources() / "app.qss").read_text(encoding="utf-8"))
        textes = {f"t_{nom}": valeur for nom, valeur in TAILLES.items()}
        mesures = {**textes, **ESPACES, **RAYONS, **HAUTEURS, "cible": CIBLE, "deux_cibles": 2 * CIBLE, "icone": ICONE}
        longueurs = {nom: f"{self.px(valeur)}px" for nom, valeur in mesures.items()}
        epaisseur = self.px(5)
        return modele.substitute(
            self.palette.jetons(),
            familles=", ".join(f'"{nom}"' for nom in polices.familles(facilitee=self._facilitee)),
            icones=(resources() / "icons").as_posix(),
            encre_coche=self.palette.selection_texte.removeprefix("#"),
            epaisseur_radio=f"{epaisseur}px",
            dedans_radio=f"{self.px(RADIO) + 2 - 2 * epaisseur}px",
            **longueurs,
        )
