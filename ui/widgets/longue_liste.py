"""A list of very many rows of one height: nothing is asked of the model for rows that are not on screen.

QListView lays out every row at each reset, which a hundred thousand rows make felt; a table of one column does not.
"""

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.theme import Apparence


class LongueListe(QTableView):
    """One column, one row selected, no grid, no headers; Tab goes out of it."""

    def __init__(self, delegue: QStyledItemDelegate, apparence: Apparence) -> None:
        super().__init__()
        self._delegue = delegue
        self.setItemDelegate(delegue)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        apparence.changee.connect(self._mesurer)
        self._mesurer()

    def _mesurer(self) -> None:
        """Give every row the height its two lines need at this size of text."""
        hauteur = self._delegue.sizeHint(QStyleOptionViewItem(), self.rootIndex()).height()
        self.verticalHeader().setMinimumSectionSize(hauteur)
        self.verticalHeader().setDefaultSectionSize(hauteur)
