"""A row of a list in two lines: a strong one and a second one, with something on the right of each."""

from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import Apparence
from ui.widgets import trait

Index = QModelIndex | QPersistentModelIndex
ROLE_LIGNE = Qt.ItemDataRole.UserRole
_RACINE = QModelIndex()
_HAUTEUR = 59
_MARGE = 14


class DeuxLignes(NamedTuple):
    """What a row says; `phrase` is all of it for a screen reader."""

    ident: int
    fort: str
    droite: str
    second: str
    phrase: str


class ModeleDeuxLignes(QAbstractListModel):
    """A short list, whole in memory."""

    def __init__(self) -> None:
        super().__init__()
        self._lignes: list[DeuxLignes] = []

    def recevoir(self, lignes: list[DeuxLignes]) -> None:
        """Show these rows, in order."""
        self.beginResetModel()
        self._lignes = lignes
        self.endResetModel()

    def rang(self, ident: int) -> int:
        """Return the row of a record, -1 when it is not in the list."""
        return next((rang for rang, ligne in enumerate(self._lignes) if ligne.ident == ident), -1)

    def rowCount(self, parent: Index = _RACINE) -> int:
        return 0 if parent.isValid() else len(self._lignes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == ROLE_LIGNE:
            return self._lignes[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._lignes[index.row()].phrase
        return None


class RangeeDeuxLignes(QStyledItemDelegate):
    """Paints the rows."""

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self._apparence = apparence

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(self._apparence.px(180), self._apparence.px(_HAUTEUR))

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cadre: QRect = option.rect
        peintre.save()
        self._fond(peintre, cadre, option.state)
        self._mots(peintre, cadre, index.data(ROLE_LIGNE))
        peintre.restore()

    def _fond(self, peintre: QPainter, cadre: QRect, etat: QStyle.StateFlag) -> None:
        couleur = self._apparence.couleur
        peintre.fillRect(cadre.left(), cadre.bottom(), cadre.width(), 1, couleur("filet_leger"))
        if etat & QStyle.StateFlag.State_Selected:
            peintre.fillRect(cadre.adjusted(0, 0, 0, -1), couleur("teinte"))
            peintre.fillRect(cadre.left(), cadre.top(), 3, cadre.height() - 1, couleur("selection"))
        if etat & QStyle.StateFlag.State_HasFocus:
            peintre.setPen(couleur("lien"))
            for retrait in (0, 1):
                peintre.drawRect(cadre.adjusted(retrait, retrait, -1 - retrait, -2 - retrait))

    def _mots(self, peintre: QPainter, cadre: QRect, ligne: DeuxLignes) -> None:
        px, couleur = self._apparence.px, self._apparence.couleur
        haute = QRect(cadre.left() + px(_MARGE), cadre.top() + px(8), cadre.width() - 2 * px(_MARGE), px(21))
        basse = haute.translated(0, px(21))
        second = self._apparence.police("second")
        fort = self._apparence.police("texte", QFont.Weight.DemiBold)
        pris = trait.ecrire(peintre, haute, ligne.droite, second, couleur("secondaire"), a_droite=True)
        trait.ecrire(peintre, haute.adjusted(0, 0, -pris - px(8), 0), ligne.fort, fort, couleur("texte"))
        trait.ecrire(peintre, basse, ligne.second, second, couleur("secondaire"))
