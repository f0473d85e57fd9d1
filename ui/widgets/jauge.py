"""How much of a volume is used: full what is consumed, hatched what is foretold, a mark where the volume ends."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Apparence

HAUTEUR = 14
_RAYON = 3


@dataclass(frozen=True, slots=True)
class Mesure:
    """Minutes: what may be used (None: no ceiling), what is, what will be and the ends of its interval."""

    prevu: int | None
    consomme: int
    central: int | None = None
    bas: int | None = None
    haut: int | None = None

    @property
    def echelle(self) -> int:
        """What the whole width stands for."""
        return max(self.prevu or 0, self.consomme, self.central or 0, self.haut or 0, 1)


def peindre(peintre: QPainter, cadre: QRectF, mesure: Mesure, apparence: Apparence) -> None:
    """Draw the gauge in a frame; readable in grey: full, hatched and outlined differ without colour."""
    peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
    fond = cadre.adjusted(0.5, 2.5, -0.5, -2.5)
    peintre.setPen(QPen(apparence.couleur("bordure"), 1))
    peintre.setBrush(apparence.couleur("base"))
    peintre.drawRoundedRect(fond, _RAYON, _RAYON)
    plein, vu = _encre(mesure), _place(fond, mesure, mesure.consomme)
    if mesure.central is not None and mesure.central > mesure.consomme:
        bout = _place(fond, mesure, mesure.central)
        encre = apparence.couleur("secondaire")
        peintre.setPen(QPen(encre, 1))
        peintre.setBrush(QBrush(encre, Qt.BrushStyle.BDiagPattern))
        peintre.drawRect(QRectF(vu, fond.top(), bout - vu, fond.height()))
    if mesure.consomme:
        peintre.setPen(Qt.PenStyle.NoPen)
        peintre.setBrush(apparence.couleur(plein))
        peintre.drawRoundedRect(QRectF(fond.left(), fond.top(), vu - fond.left(), fond.height()), _RAYON, _RAYON)
    if mesure.prevu is not None:
        x = _place(fond, mesure, mesure.prevu)
        peintre.setPen(QPen(apparence.couleur("texte"), 2))
        peintre.drawLine(int(x), int(cadre.top()), int(x), int(cadre.bottom()))


def _encre(mesure: Mesure) -> str:
    depasse = mesure.prevu is not None and mesure.consomme > mesure.prevu
    return "erreur" if depasse else "selection"


def _place(fond: QRectF, mesure: Mesure, minutes: int) -> float:
    return fond.left() + fond.width() * minutes / mesure.echelle


class Jauge(QWidget):
    """The gauge as a widget; the sentence beneath it says the same in words."""

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self._apparence = apparence
        self._mesure: Mesure | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        apparence.changee.connect(self.updateGeometry)

    def montrer(self, mesure: Mesure, dit: str) -> None:
        """Draw a measure; `dit` is what assistive technology reads."""
        self._mesure = mesure
        self.setAccessibleName(dit)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self._apparence.px(HAUTEUR + 4))

    def paintEvent(self, _evenement: QPaintEvent) -> None:
        if self._mesure is not None:
            peintre = QPainter(self)
            peindre(peintre, QRectF(self.rect()), self._mesure, self._apparence)
            peintre.end()
