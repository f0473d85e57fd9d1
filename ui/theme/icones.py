"""Icons: one family of strokes, drawn in the colours of the palette in force."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton

from app.paths import resources
from ui.theme.tokens import ICONE

if TYPE_CHECKING:
    from ui.theme.apparence import Apparence

_NOM, _ENCRE, _COCHEE, _COTE = "icone", "icone_encre", "icone_cochee", "icone_cote"
_DENSITES = (1.0, 2.0, 3.0)
_ECART = 6


class Icones:
    """Draws icons and puts them on widgets, again each time the look changes."""

    def __init__(self, apparence: "Apparence") -> None:
        self._apparence = apparence
        self._dessins: dict[str, str] = {}
        self._faits: dict[tuple[str, str, int, float, int], QPixmap] = {}

    def icone(self, nom: str, encre: str = "texte", cochee: str = "", ecart: int = 0) -> QIcon:
        """Return the icon `nom` in the colour `encre`; `cochee` is its colour when checked.

        `ecart` is a blank after the drawing: Qt leaves four pixels only between an icon and its words.
        """
        icone = QIcon()
        for densite in _DENSITES:
            icone.addPixmap(self.dessin(nom, encre, densite=densite, ecart=ecart))
            choisie = self.dessin(nom, "selection_texte", densite=densite, ecart=ecart)
            icone.addPixmap(choisie, QIcon.Mode.Selected)
            if cochee:
                coche = self.dessin(nom, cochee, densite=densite, ecart=ecart)
                icone.addPixmap(coche, QIcon.Mode.Normal, QIcon.State.On)
        return icone

    def dessin(self, nom: str, encre: str, cote: int = ICONE, densite: float = 1.0, ecart: int = 0) -> QPixmap:
        """Return one drawing, `cote` pixels wide at 100 %."""
        cle = (nom, encre, cote, densite, ecart)
        if cle not in self._faits:
            self._faits[cle] = self._dessiner(*cle)
        return self._faits[cle]

    def _dessiner(self, nom: str, encre: str, cote: int, densite: float, ecart: int) -> QPixmap:
        taille = self._apparence.px(cote)
        large = taille + (self._apparence.px(ecart) if ecart else 0)
        image = QPixmap(round(large * densite), round(taille * densite))
        image.setDevicePixelRatio(densite)
        image.fill(Qt.GlobalColor.transparent)
        peintre = QPainter(image)
        self.peindre(peintre, QRectF(0, 0, taille, taille), nom, encre)
        peintre.end()
        return image

    def peindre(self, peintre: QPainter, cadre: QRectF, nom: str, encre: str) -> None:
        """Paint the icon `nom` in a frame."""
        svg = self._svg(nom).replace("currentColor", getattr(self._apparence.palette, encre))
        QSvgRenderer(QByteArray(svg.encode())).render(peintre, cadre)

    def poser(
        self,
        objet: QAbstractButton | QAction | QLabel,
        nom: str,
        encre: str = "texte",
        cochee: str = "",
        cote: int = ICONE,
    ) -> None:
        """Give an icon to a button, an action or a label, and keep it in the colours of the palette."""
        objet.setProperty(_NOM, nom)
        objet.setProperty(_COTE, cote)
        objet.setProperty(_ENCRE, encre)
        objet.setProperty(_COCHEE, cochee)
        self._peindre_sur(objet)

    def repeindre(self) -> None:
        """Draw again every icon in place."""
        self._faits.clear()
        for widget in QApplication.allWidgets():
            if isinstance(widget, QAbstractButton | QLabel) and widget.property(_NOM):
                self._peindre_sur(widget)
            for action in widget.actions():
                if action.property(_NOM):
                    self._peindre_sur(action)

    def _peindre_sur(self, objet: QAbstractButton | QAction | QLabel) -> None:
        nom, encre = objet.property(_NOM), objet.property(_ENCRE)
        if isinstance(objet, QLabel):
            objet.setPixmap(self.dessin(nom, encre, objet.property(_COTE), objet.devicePixelRatioF()))
            return
        ecart = _ECART if isinstance(objet, QPushButton) and objet.text() else 0
        objet.setIcon(self.icone(nom, encre, objet.property(_COCHEE), ecart))
        if isinstance(objet, QAbstractButton):
            cote = self._apparence.px(ICONE)
            objet.setIconSize(QSize(cote + (self._apparence.px(ecart) if ecart else 0), cote))

    def _svg(self, nom: str) -> str:
        if nom not in self._dessins:
            self._dessins[nom] = (resources() / "icons" / f"{nom}.svg").read_text(encoding="utf-8")
        return self._dessins[nom]
