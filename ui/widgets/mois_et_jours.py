"""A year on twelve lines: a sign for each day where something stands; the same days are listed beside it."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.calendrier import MOIS
from ui.theme import Apparence

_CASE, _JOURS, _MOIS = 20, 31, 12
_SAMEDI = 5


class Signe(Enum):
    """How a day is marked: by its shape first, readable in grey."""

    PLEIN = auto()
    VIDE = auto()
    CROIX = auto()
    POINT = auto()


class MoisEtJours(QWidget):
    """Months down, days across; weekends shaded."""

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self._apparence = apparence
        self._annee = 0
        self._signes: Mapping[date, Signe] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        apparence.changee.connect(self.updateGeometry)

    def montrer(self, annee: int, signes: Mapping[date, Signe], dit: str) -> None:
        """Draw a year; `dit` is what assistive technology reads."""
        self._annee, self._signes = annee, signes
        self.setAccessibleName(dit)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, self._apparence.px(_CASE) * (_MOIS + 1))

    def paintEvent(self, _evenement: QPaintEvent) -> None:
        if not self._annee:
            return
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        peintre.setFont(self._apparence.police("second"))
        marge = max(peintre.fontMetrics().horizontalAdvance(mois) for mois in MOIS) + 8
        large, haut = (self.width() - marge) / _JOURS, float(self._apparence.px(_CASE))
        self._tete(peintre, marge, large, haut)
        for mois in range(1, _MOIS + 1):
            peintre.setPen(self._apparence.couleur("secondaire"))
            peintre.drawText(QRectF(0, mois * haut, marge, haut), Qt.AlignmentFlag.AlignVCenter, MOIS[mois - 1])
            for numero in range(1, monthrange(self._annee, mois)[1] + 1):
                cadre = QRectF(marge + (numero - 1) * large, mois * haut, large, haut)
                self._case(peintre, cadre, date(self._annee, mois, numero))
        peintre.end()

    def _tete(self, peintre: QPainter, marge: int, large: float, haut: float) -> None:
        """Write the numbers of the days that have the place for it."""
        pas = 1 if peintre.fontMetrics().horizontalAdvance("30") < large else _SAMEDI
        peintre.setPen(self._apparence.couleur("secondaire"))
        for numero in (n for n in range(1, _JOURS + 1) if n == 1 or n % pas == 0):
            cadre = QRectF(marge + (numero - 1) * large - large, 0, 3 * large, haut)
            peintre.drawText(cadre, Qt.AlignmentFlag.AlignCenter, str(numero))

    def _case(self, peintre: QPainter, cadre: QRectF, jour: date) -> None:
        if jour.weekday() >= _SAMEDI:
            peintre.fillRect(cadre, self._apparence.couleur("filet_leger"))
        signe = self._signes.get(jour)
        if signe is None:
            return
        cote = min(cadre.width(), cadre.height()) * 0.62
        carre = QRectF(0, 0, cote, cote)
        carre.moveCenter(cadre.center())
        encre = self._apparence.couleur("selection" if signe in (Signe.PLEIN, Signe.VIDE) else "erreur")
        peintre.setPen(QPen(encre, 2))
        peintre.setBrush(encre if signe is Signe.PLEIN else Qt.BrushStyle.NoBrush)
        if signe is Signe.CROIX:
            peintre.drawLine(carre.topLeft(), carre.bottomRight())
            peintre.drawLine(carre.topRight(), carre.bottomLeft())
        elif signe is Signe.POINT:
            peintre.drawEllipse(QPointF(carre.center()), cote / 4, cote / 4)
        else:
            peintre.drawRect(carre)
