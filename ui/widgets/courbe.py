"""A curve that goes up through a year: a full line for what was, a dashed one and its band for what is foretold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.calendrier import MOIS, MOIS_COURTS, mois_apres
from ui.theme import Apparence

HAUTEUR = 230
_GRADUATIONS = 4
_VOILE = 40
_ESPACE = 6


@dataclass(frozen=True, slots=True)
class Trace:
    """Minutes by day from `du` to `au`: `vus` so far, `prevus` as (day, central, low, high), `plafond` the volume.

    `unite` is the minutes of the unit that `dire` says: the scale goes by round numbers of it.
    """

    du: date
    au: date
    vus: Sequence[tuple[date, int]]
    prevus: Sequence[tuple[date, int, int, int]]
    plafond: int | None
    unite: int
    dire: Callable[[int], str]

    @property
    def sommet(self) -> int:
        """The greatest value to show."""
        return max([self.plafond or 0, 1, *(v for _, v in self.vus), *(haut for *_, haut in self.prevus)])


class Courbe(QWidget):
    """Painted by hand; the same figures stand in a table for whoever does not see it."""

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self._apparence = apparence
        self._trace: Trace | None = None
        self._fond = QRectF()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        apparence.changee.connect(self.updateGeometry)

    def montrer(self, trace: Trace, dit: str) -> None:
        """Draw a trace; `dit` is what assistive technology reads."""
        self._trace = trace
        self.setAccessibleName(dit)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, self._apparence.px(HAUTEUR))

    def paintEvent(self, _evenement: QPaintEvent) -> None:
        if self._trace is None:
            return
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        peintre.setFont(self._apparence.police("second"))
        self._cadrer(self._trace, peintre.fontMetrics())
        self._axes(peintre, self._trace)
        self._a_venir(peintre, self._trace)
        self._plafond(peintre, self._trace)
        self._passe(peintre, self._trace)
        peintre.end()

    def _cadrer(self, trace: Trace, mesure: QFontMetrics) -> None:
        gauche = mesure.horizontalAdvance(trace.dire(trace.sommet)) + 2 * _ESPACE
        bas, haut = mesure.height() + 2 * _ESPACE, mesure.height() + _ESPACE
        self._fond = QRectF(gauche, haut, self.width() - gauche - _ESPACE, self.height() - bas - haut)

    def _point(self, trace: Trace, jour: date, minutes: int) -> QPointF:
        part = (jour - trace.du).days / max(1, (trace.au - trace.du).days)
        x = self._fond.left() + part * self._fond.width()
        return QPointF(x, self._fond.bottom() - minutes / trace.sommet * self._fond.height())

    def _axes(self, peintre: QPainter, trace: Trace) -> None:
        mesure = peintre.fontMetrics()
        for minutes in range(0, trace.sommet + 1, _pas(trace)):
            y = self._point(trace, trace.du, minutes).y()
            peintre.setPen(QPen(self._apparence.couleur("filet"), 1))
            peintre.drawLine(QPointF(self._fond.left(), y), QPointF(self._fond.right(), y))
            if trace.plafond is None or abs(minutes - trace.plafond) * 12 > trace.sommet:
                peintre.setPen(self._apparence.couleur("secondaire"))
                cadre = QRectF(0, y - mesure.height() / 2, self._fond.left() - _ESPACE, mesure.height())
                place = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                peintre.drawText(cadre, place, trace.dire(minutes))
        self._mois(peintre, trace)

    def _mois(self, peintre: QPainter, trace: Trace) -> None:
        """Write the months that have the place for their name, short when they must."""
        mesure, libre = peintre.fontMetrics(), self._fond.left()
        mois = trace.du.replace(day=1)
        while mois <= trace.au:
            suivant = mois_apres(mois, 1)
            gauche = self._point(trace, max(mois, trace.du), 0).x()
            droite = self._point(trace, min(suivant, trace.au), 0).x()
            nom = MOIS[mois.month - 1]
            place = droite - gauche - _ESPACE
            dits = (d for d in (nom, MOIS_COURTS[mois.month - 1], nom[:1]) if mesure.horizontalAdvance(d) <= place)
            dit = next(dits, "")
            if dit and gauche >= libre:
                cadre = QRectF(gauche, self._fond.bottom() + _ESPACE, droite - gauche, mesure.height())
                peintre.setPen(self._apparence.couleur("secondaire"))
                peintre.drawText(cadre, Qt.AlignmentFlag.AlignCenter, dit)
            mois = suivant

    def _a_venir(self, peintre: QPainter, trace: Trace) -> None:
        if not trace.prevus:
            return
        hauts = [self._point(trace, jour, haut) for jour, _, _, haut in trace.prevus]
        bas = [self._point(trace, jour, bas) for jour, _, bas, _ in trace.prevus]
        encre, voile = self._apparence.couleur("secondaire"), QColor(self._apparence.couleur("secondaire"))
        voile.setAlpha(_VOILE)
        peintre.setPen(QPen(encre, 1, Qt.PenStyle.DotLine))
        peintre.setBrush(QBrush(voile))
        peintre.drawPolygon(QPolygonF([*hauts, *reversed(bas)]))
        peintre.setPen(QPen(encre, 2, Qt.PenStyle.DashLine))
        peintre.drawPolyline(QPolygonF([self._point(trace, jour, central) for jour, central, _, _ in trace.prevus]))

    def _passe(self, peintre: QPainter, trace: Trace) -> None:
        """Draw what was, up in steps: nothing is consumed between two days."""
        points, avant = [self._point(trace, trace.du, 0)], 0
        for jour, minutes in trace.vus:
            points += [self._point(trace, jour, avant), self._point(trace, jour, minutes)]
            avant = minutes
        peintre.setPen(QPen(self._apparence.couleur("selection"), 2))
        peintre.drawPolyline(QPolygonF(points))

    def _plafond(self, peintre: QPainter, trace: Trace) -> None:
        if trace.plafond is None:
            return
        gauche, droite = (self._point(trace, jour, trace.plafond) for jour in (trace.du, trace.au))
        peintre.setPen(QPen(self._apparence.couleur("texte"), 1))
        peintre.drawLine(gauche, droite)
        mesure, dit = peintre.fontMetrics(), f"volume\u00a0: {trace.dire(trace.plafond)}"
        cadre = QRectF(gauche.x() + _ESPACE, gauche.y() - mesure.height() - 1, self._fond.width(), mesure.height())
        peintre.drawText(cadre, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, dit)


def _pas(trace: Trace) -> int:
    """Return a step of the scale: 1, 2 or 5 times a power of ten, in units."""
    voulu, puissance = trace.sommet / trace.unite / _GRADUATIONS, 1
    while puissance * 10 <= voulu:
        puissance *= 10
    return trace.unite * next(pas for pas in (puissance, 2 * puissance, 5 * puissance, 10 * puissance) if pas >= voulu)
