"""Typing in the grid: Tab goes on along the row, Enter goes down, the list of choices helps."""

import csv
import io
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.soiree import COLONNES
from ui.agenda.grille_modele import Index, ModeleGrille
from ui.widgets.completeur import Completeur

Fabrique = Callable[[str, QLineEdit], Completeur | None]
"""Returns what helps to type in a column."""
_SENS = {
    Qt.Key.Key_Tab: "suivante",
    Qt.Key.Key_Backtab: "precedente",
    Qt.Key.Key_Return: "dessous",
    Qt.Key.Key_Enter: "dessous",
}


class Cellule(QLineEdit):
    """One cell being typed; `finie` says where to go next, `colle` gives cells of a workbook."""

    finie = Signal(str)
    colle = Signal(list)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choisie = 0
        self.setFrame(False)
        self.setProperty("genre", "cellule")

    def aider(self, completeur: Completeur | None) -> None:
        """Help with a list of choices."""
        if completeur is not None:
            self.setCompleter(completeur)
            completeur.choisie.connect(self._choisir)

    def event(self, evenement: QEvent) -> bool:
        """Catch the keys of the grid before Qt gives them to the next widget, or to the list of choices."""
        if isinstance(evenement, QKeyEvent) and evenement.type() == QEvent.Type.KeyPress:
            sens = _SENS.get(Qt.Key(evenement.key()))
            if sens:
                self._prendre_propose()
                self.finie.emit(sens)
                evenement.accept()
                return True
            if evenement.matches(QKeySequence.StandardKey.Paste) and (cellules := cellules_copiees()):
                self.colle.emit(cellules)
                return True
        return super().event(evenement)

    def _choisir(self, ident: int) -> None:
        self.choisie = ident

    def _prendre_propose(self) -> None:
        """Take the line highlighted in the list, if the arrows went there."""
        completeur = self.completer()
        liste = completeur.popup() if isinstance(completeur, Completeur) else None
        if liste is None or not liste.isVisible():
            return
        index = liste.currentIndex()
        if index.isValid():
            self.setText(completeur.pathFromIndex(index))
            self._choisir(Completeur.ident(index))
        liste.hide()


class Saisie(QStyledItemDelegate):
    """Makes the editors; the table says where to go after each."""

    partie = Signal(str)
    colle = Signal(list)

    def __init__(self, parent: QObject, modele: ModeleGrille, aider: Fabrique) -> None:
        super().__init__(parent)
        self._modele = modele
        self._aider = aider

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        cellule = Cellule(parent)
        colonne = COLONNES[index.column()]
        titre = self._modele.headerData(index.column(), Qt.Orientation.Horizontal)
        cellule.setAccessibleName(f"{titre}, ligne {index.row() + 1}")
        cellule.aider(self._aider(colonne, cellule))
        cellule.finie.connect(lambda sens: self._finir(cellule, sens))
        cellule.colle.connect(lambda cellules: self._coller(cellule, cellules))
        return cellule

    def setEditorData(self, editeur: QWidget, index: Index) -> None:
        if isinstance(editeur, Cellule) and not editeur.isModified():
            editeur.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editeur.selectAll()

    def setModelData(self, editeur: QWidget, _modele: object, index: Index) -> None:
        if not isinstance(editeur, Cellule):
            return
        if editeur.choisie:
            self._modele.choisir(index.row(), editeur.choisie, editeur.text())
        elif editeur.text() != index.data(Qt.ItemDataRole.EditRole):
            self._modele.setData(index, editeur.text())

    def eventFilter(self, objet: QObject, evenement: QEvent) -> bool:
        """Leave the keys of the grid to the cell: Qt would close it on its own terms."""
        if isinstance(evenement, QKeyEvent) and Qt.Key(evenement.key()) in _SENS:
            return False
        return super().eventFilter(objet, evenement)

    def _finir(self, cellule: Cellule, sens: str) -> None:
        self.commitData.emit(cellule)
        self.closeEditor.emit(cellule, QAbstractItemDelegate.EndEditHint.NoHint)
        self.partie.emit(sens)

    def _coller(self, cellule: Cellule, cellules: list[list[str]]) -> None:
        self.closeEditor.emit(cellule, QAbstractItemDelegate.EndEditHint.RevertModelCache)
        self.colle.emit(cellules)


class TableSoir(QTableView):
    """The table: arrows move, typing replaces, F2 changes, Tab leaves unless one is typing."""

    colle = Signal(list)
    sortie = Signal()

    def __init__(self, modele: ModeleGrille, aider: Fabrique) -> None:
        super().__init__()
        self._modele = modele
        self._depart = 0
        self._saisie = Saisie(self, modele, aider)
        self.setModel(modele)
        self.setItemDelegate(self._saisie)
        self.setObjectName("grille_soir")
        self.setAccessibleName("Grille du soir")
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QTableView.EditTrigger.AnyKeyPressed
            | QTableView.EditTrigger.EditKeyPressed
            | QTableView.EditTrigger.DoubleClicked
        )
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        self._saisie.partie.connect(self._partir)
        self._saisie.colle.connect(self.colle)

    def placer(self, rang: int, colonne: int) -> None:
        """Go to a cell."""
        self._depart = colonne
        self.setCurrentIndex(self._modele.index(rang, colonne))
        self.setFocus()

    def event(self, evenement: QEvent) -> bool:
        """Keep F2, which changes a cell everywhere else too, from the command of the window."""
        voulue = evenement.type() == QEvent.Type.ShortcutOverride and isinstance(evenement, QKeyEvent)
        if voulue and evenement.key() == Qt.Key.Key_F2:  # type: ignore[attr-defined]
            evenement.accept()
            return True
        return super().event(evenement)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        index = self.currentIndex()
        touche = evenement.key()
        if evenement.matches(QKeySequence.StandardKey.Paste):
            self.colle.emit(cellules_copiees() or [[QGuiApplication.clipboard().text()]])
        elif touche in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not evenement.modifiers():
            self._aller(index.row() + 1, index.column(), ouvrir=False)
        elif touche in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and index.isValid():
            self._modele.setData(index, "")
        else:
            self._depart = index.column()
            super().keyPressEvent(evenement)

    def _partir(self, sens: str) -> None:
        """After a cell: along the row and on to the next, or back down to the column where the row was begun."""
        index = self.currentIndex()
        rang, colonne = index.row(), index.column()
        if sens == "dessous":
            self._aller(rang + 1, self._depart, ouvrir=False)
            return
        pas = 1 if sens == "suivante" else -1
        place = rang * len(COLONNES) + colonne + pas
        vide = self._modele.ligne(rang).vide
        if place < 0 or (vide and sens == "suivante"):
            self.setFocus()
            if place >= 0:
                self.sortie.emit()
            return
        self._aller(*divmod(place, len(COLONNES)), ouvrir=True)

    def _aller(self, rang: int, colonne: int, *, ouvrir: bool) -> None:
        index = self._modele.index(min(rang, self._modele.rowCount() - 1), colonne)
        self.setCurrentIndex(index)
        self.setFocus()
        if ouvrir:
            self.edit(index)


def cellules_copiees() -> list[list[str]]:
    """Return the cells a workbook put on the clipboard, nothing when it holds only words."""
    texte = QGuiApplication.clipboard().text()
    if "\t" not in texte and "\n" not in texte.strip("\r\n"):
        return []
    lues = csv.reader(io.StringIO(texte.replace("\0", "")), delimiter="\t")
    try:
        return [rangee for rangee in lues if any(cellule.strip() for cellule in rangee)]
    except csv.Error:
        return [ligne.split("\t") for ligne in texte.splitlines() if ligne.strip()]
