"""Names proposed as one types: any word of the name, accents or not; none in mode discret."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from app.domain.texte import fold
from ui.poste import Poste
from ui.theme import Apparence

_PLIE = Qt.ItemDataRole.UserRole + 1
_ID = Qt.ItemDataRole.UserRole + 2
_VISIBLES = 8


def modele_de(lignes: Iterable[tuple[int, str]], parent: QObject) -> QStandardItemModel:
    """Return lines to propose, (id, words), that several editors may share."""
    modele = QStandardItemModel(parent)
    for ident, dit in lignes:
        ligne = QStandardItem(dit)
        plie = fold(dit)
        ligne.setData(f" {plie} {plie}", _PLIE)
        ligne.setData(ident, _ID)
        modele.appendRow(ligne)
    return modele


class Completeur(QCompleter):
    """Proposes words; `choisie` gives the id of the line taken (0 when lines have none)."""

    choisie = Signal(int)

    def __init__(self, parent: QObject, modele: QStandardItemModel, apparence: Apparence) -> None:
        super().__init__(parent)
        self.setModel(modele)
        if (proposees := self.popup()) is not None:
            apparence.habiller(proposees)
        self.setCompletionRole(_PLIE)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(_VISIBLES)
        choix = self.activated[QModelIndex]  # type: ignore[index]
        choix.connect(lambda index: self.choisie.emit(self.ident(index)))

    @staticmethod
    def ident(index: QModelIndex | QPersistentModelIndex) -> int:
        """Return the id of a line proposed."""
        return int(index.data(_ID) or 0)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "")

    def splitPath(self, texte: str) -> list[str]:
        """Search the beginning of words, folded."""
        return [f" {fold(texte)}"]


def aider(editeur: QLineEdit, poste: Poste) -> Completeur:
    """Propose the persons of the vault in an editor; none in mode discret."""
    noms = () if poste.discretion.active else poste.lexique.vocabulaire.personnes
    completeur = Completeur(editeur, modele_de(((nom.id, nom.affiche) for nom in noms), editeur), poste.apparence)
    editeur.setCompleter(completeur)
    return completeur
