"""A row of a list in two lines: a strong one and a second one, with something on the right of each."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import Apparence
from ui.widgets import trait

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex
ROLE_LIGNE = Qt.ItemDataRole.UserRole
_RACINE = QModelIndex()
_HAUTEUR = 59
_MARGE = 14


class DeuxLignes(NamedTuple):
    """What a row says; `phrase` is all of it for a screen reader.

    `bas_droite` stands on the right of the second line; `second_court` is said there when `second` would cut it.
    """

    ident: int
    fort: str
    droite: str
    second: str
    phrase: str
    bas_droite: str = ""
    second_court: str = ""


class ModeleRangees(QAbstractListModel):
    """Records in order, known by their ids; what a row says is asked for when it is about to be seen.

    `rangee` is to be given by each list: without it, rows are being read.
    """

    def __init__(self) -> None:
        super().__init__()
        self._ids: Sequence[int] = ()

    def ident(self, rang: int) -> int:
        """Return the id of a row."""
        return self._ids[rang]

    def rang(self, ident: int) -> int:
        """Return the row of a record, -1 when it is not in the list."""
        try:
            return self._ids.index(ident)
        except ValueError:
            return -1

    def rangee(self, rang: int) -> DeuxLignes | None:  # noqa: ARG002 - for those that hold rows
        """Return what a row says, None while it is being read."""
        return None

    def rowCount(self, parent: Index = _RACINE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == ROLE_LIGNE:
            return self.rangee(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            rangee = self.rangee(index.row())
            return rangee.phrase if rangee else "…"
        return None


class ModeleDeuxLignes(ModeleRangees):
    """A short list, whole in memory."""

    def __init__(self) -> None:
        super().__init__()
        self._lignes: list[DeuxLignes] = []

    def recevoir(self, lignes: list[DeuxLignes]) -> None:
        """Show these rows, in order."""
        self.beginResetModel()
        self._lignes = lignes
        self._ids = [ligne.ident for ligne in lignes]
        self.endResetModel()

    def rangee(self, rang: int) -> DeuxLignes:
        return self._lignes[rang]


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
        ligne: DeuxLignes | None = index.data(ROLE_LIGNE)
        if ligne is not None:
            self._mots(peintre, cadre, ligne)
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
        px = self._apparence.px
        haute = QRect(cadre.left() + px(_MARGE), cadre.top() + px(8), cadre.width() - 2 * px(_MARGE), px(21))
        second = self._apparence.police("second")
        fort = self._apparence.police("texte", QFont.Weight.DemiBold)
        pris = trait.ecrire(peintre, haute, ligne.droite, second, self._apparence.couleur("secondaire"), a_droite=True)
        reste = haute.adjusted(0, 0, -pris - px(8), 0)
        trait.ecrire(peintre, reste, ligne.fort, fort, self._apparence.couleur("texte"))
        self._seconde_ligne(peintre, haute.translated(0, px(21)), ligne)

    def _seconde_ligne(self, peintre: QPainter, basse: QRect, ligne: DeuxLignes) -> None:
        """Write the two sides: the left is shortened before the right is cut, each has two fifths at least."""
        second, encre = self._apparence.police("second"), self._apparence.couleur("secondaire")
        ecart = self._apparence.px(8)
        gauche = ligne.second
        if not ligne.bas_droite:
            trait.ecrire(peintre, basse, gauche, second, encre)
            return
        if trait.largeur(gauche, second) > basse.width() - trait.largeur(ligne.bas_droite, second) - ecart:
            gauche = ligne.second_court or gauche
        place = max(basse.width() * 2 // 5, basse.width() - trait.largeur(gauche, second) - ecart)
        droite = QRect(basse.right() - place + 1, basse.top(), place, basse.height())
        pris = trait.ecrire(peintre, droite, ligne.bas_droite, second, encre, a_droite=True)
        trait.ecrire(peintre, basse.adjusted(0, 0, -pris - ecart, 0), gauche, second, encre)
