"""One moment on the timeline: a button one reaches with the arrows, painted to its length."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.agenda.moments import Moment, Sorte
from ui.theme import Apparence
from ui.widgets import trait

FLECHES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)
_BARRE, _MARGE, _RAYON = 4, 6, 4


class Bloc(QAbstractButton):
    """`fleche` gives the arrow pressed; Enter and Space open it as a click does."""

    fleche = Signal(object)

    def __init__(self, moment: Moment, apparence: Apparence, parent: QWidget) -> None:
        super().__init__(parent)
        self.moment = moment
        self._apparence = apparence
        self.setAccessibleName(moment.phrase)
        self.setToolTip(moment.phrase)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(self._apparence.px(80), self._apparence.px(28))

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        if evenement.key() in FLECHES:
            self.fleche.emit(Qt.Key(evenement.key()))
        elif evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(evenement)

    def paintEvent(self, _evenement: QPaintEvent) -> None:
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._peindre_fond(peintre)
        self._peindre_mots(peintre)
        peintre.end()

    def _peindre_fond(self, peintre: QPainter) -> None:
        couleur, px = self._apparence.couleur, self._apparence.px
        permanence = self.moment.sorte is Sorte.PERMANENCE and not self.moment.efface
        trait_ = QPen(couleur("lien" if self.hasFocus() else "bordure"), 2 if self.hasFocus() else 1)
        if self.moment.efface and not self.hasFocus():
            trait_.setStyle(Qt.PenStyle.DashLine)
        peintre.setPen(trait_)
        peintre.setBrush(couleur("teinte" if permanence or self.underMouse() else "base"))
        peintre.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), px(_RAYON), px(_RAYON))
        if permanence:
            barre = QRect(2, 2, px(_BARRE), self.height() - 4)
            peintre.fillRect(barre, couleur("ok" if self.moment.etat == "tenue" else "selection"))

    def _peindre_mots(self, peintre: QPainter) -> None:
        px, couleur = self._apparence.px, self._apparence.couleur
        forte, fine = self._apparence.police("second", QFont.Weight.DemiBold), self._apparence.police("second")
        forte.setStrikeOut(self.moment.efface)
        haut = QFontMetrics(fine).height()
        lignes = self._lignes()
        if self.height() < 2 * haut + px(4):
            lignes = [" · ".join(dit for dit in (self.moment.titre, self._etat()) if dit)]
        gauche = px(_BARRE + _MARGE)
        large = self.width() - gauche - px(_MARGE)
        y = min(px(4), max(0, (self.height() - haut) // 2))
        for rang, dit in enumerate(lignes):
            if rang and y + haut > self.height() - 2:
                break
            police, encre = (forte, "texte") if rang == 0 else (fine, "secondaire")
            trait.ecrire(peintre, QRect(gauche, y, large, haut), dit, police, couleur(encre))
            y += haut

    def _lignes(self) -> list[str]:
        moment = self.moment
        return [dit for dit in (moment.titre, self._etat().capitalize(), moment.heures, moment.detail) if dit]

    def _etat(self) -> str:
        """Return the state, unless it goes without saying."""
        return "" if self.moment.etat in ("prévu", "prévue") else self.moment.etat
