"""A table read only: rows of words, sorted nowhere else, left by Tab."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

Index = QModelIndex | QPersistentModelIndex
_RACINE = QModelIndex()
_LARGEUR_MAX = 280


class ModeleTableau(QAbstractTableModel):
    """Titles and rows of words; a cell cut on screen is read whole."""

    def __init__(self, titres: Sequence[str] = ()) -> None:
        super().__init__()
        self._titres = tuple(titres)
        self._lignes: Sequence[Sequence[str]] = ()

    def montrer(self, lignes: Sequence[Sequence[str]], titres: Sequence[str] | None = None) -> None:
        """Show these rows, under other titles when given."""
        self.beginResetModel()
        self._titres = self._titres if titres is None else tuple(titres)
        self._lignes = lignes
        self.endResetModel()

    def rowCount(self, parent: Index = _RACINE) -> int:
        return 0 if parent.isValid() else len(self._lignes)

    def columnCount(self, parent: Index = _RACINE) -> int:
        return 0 if parent.isValid() else len(self._titres)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        ligne = self._lignes[index.row()]
        return ligne[index.column()] if index.column() < len(ligne) else ""

    def headerData(self, section: int, sens: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if sens is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._titres[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class _Rangee(QStyledItemDelegate):
    """Paints whole rows: the cell that has the focus is not framed, its words would not fit in the frame."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus


class Tableau(QTableView):
    """Whole rows chosen with the arrows; Tab goes on to what follows."""

    def __init__(self, nom: str, titres: Sequence[str] = ()) -> None:
        super().__init__()
        self.modele = ModeleTableau(titres)
        self.setModel(self.modele)
        self.setItemDelegate(_Rangee(self))
        self.setAccessibleName(nom)
        self.setProperty("genre", "tableau")
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)

    def montrer(self, lignes: Sequence[Sequence[str]], titres: Sequence[str] | None = None) -> None:
        """Show these rows, each column as wide as its words, within reason."""
        self.modele.montrer(lignes, titres)
        self._ajuster()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        super().resizeEvent(evenement)
        if evenement.size().width() != evenement.oldSize().width():
            self._ajuster()

    def _ajuster(self) -> None:
        """Give each column the width of its words; cap them only where they would not all fit."""
        entete = self.horizontalHeader()
        self.resizeColumnsToContents()
        dernier = self.modele.columnCount() - 1
        voulue = sum(entete.sectionSize(rang) for rang in range(dernier)) + self.sizeHintForColumn(dernier)
        if voulue > self.viewport().width():
            entete.setMaximumSectionSize(self.fontMetrics().averageCharWidth() * _LARGEUR_MAX // 8)
            self.resizeColumnsToContents()
            entete.setMaximumSectionSize(-1)
