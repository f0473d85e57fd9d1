"""The list of persons: every id in order, and a cache of the lines on screen."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.context import Session
from app.domain.calendrier import en_bref, en_clair
from app.services.repertoire import Ligne
from ui.discretion import Discretion
from ui.tasks import Taches
from ui.temps import aujourd_hui

PAGE = 40
_PAGES_GARDEES = 75
ROLE_LIGNE = Qt.ItemDataRole.UserRole
ROLE_ID = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_RACINE = QModelIndex()


class ModelePersonnes(QAbstractListModel):
    """Rows come from the ids; a line is asked for, a page at a time, when it is about to be painted."""

    def __init__(self, session: Session, taches: Taches, discretion: Discretion) -> None:
        super().__init__()
        self._session = session
        self._taches = taches
        self._discretion = discretion
        self._ids: Sequence[int] = ()
        self._pages: dict[int, list[Ligne]] = {}
        self._demandees: set[int] = set()
        discretion.changee.connect(self._redire_tout)

    def recevoir(self, ids: Sequence[int], premieres: Sequence[Ligne] = ()) -> None:
        """Show these persons, in order; `premieres` are the lines of the first page, when they were read too."""
        self._oublier()
        if premieres:
            self._pages[0] = list(premieres)
        if ids == self._ids:
            self._ids = ids
            self._redire_tout()
            return
        self.beginResetModel()
        self._ids = ids
        self.endResetModel()

    def vider(self) -> None:
        """Forget every name."""
        self.recevoir(())

    def relire(self) -> None:
        """Ask again for the lines on screen."""
        self._oublier()
        self._redire_tout()

    def ident(self, rang: int) -> int:
        """Return the id of a row."""
        return self._ids[rang]

    def rang(self, ident: int) -> int:
        """Return the row of a person, -1 when she is not in the list."""
        try:
            return self._ids.index(ident)
        except ValueError:
            return -1

    def rowCount(self, parent: Index = _RACINE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == ROLE_ID:
            return self._ids[index.row()]
        ligne = self._ligne(index.row())
        if role == ROLE_LIGNE:
            return ligne
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._dite(ligne) if ligne else "…"
        return None

    def nom(self, ligne: Ligne) -> str:
        """Return the name to show on a line."""
        return self._discretion.nom(ligne.id, ligne.nom_affiche)

    def _dite(self, ligne: Ligne) -> str:
        """Return the two lines as one sentence: what a screen reader says."""
        if self._discretion.masque(ligne.id):
            return self.nom(ligne)
        vue = f"vue {en_clair(ligne.dernier, aujourd_hui())}" if ligne.dernier else "pas encore vue"
        return ", ".join(dit for dit in (self.nom(ligne), ligne.entreprise, ligne.site, ligne.theme, vue) if dit)

    def _ligne(self, rang: int) -> Ligne | None:
        page, place = divmod(rang, PAGE)
        if page not in self._pages:
            self._demander(page)
        lignes = self._pages.get(page, [])
        return lignes[place] if place < len(lignes) else None

    def _demander(self, page: int) -> None:
        if page in self._demandees:
            return
        self._demandees.add(page)
        voulues = tuple(self._ids[page * PAGE : (page + 1) * PAGE])
        ids = self._ids

        def recevoir(lignes: list[Ligne]) -> None:
            if ids is self._ids:
                self._ranger(page, lignes)

        self._taches.query(lambda: self._session.repertoire.lignes(voulues), recevoir, pour=self)

    def _ranger(self, page: int, lignes: list[Ligne]) -> None:
        self._demandees.discard(page)
        while len(self._pages) >= _PAGES_GARDEES:
            del self._pages[next(iter(self._pages))]
        self._pages[page] = lignes
        debut = page * PAGE
        self.dataChanged.emit(self.index(debut), self.index(min(debut + PAGE, len(self._ids)) - 1))

    def _oublier(self) -> None:
        self._pages.clear()
        self._demandees.clear()

    def _redire_tout(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))


def dernier_contact(ligne: Ligne) -> str:
    """Return the day of the last act as the list shows it."""
    return en_bref(ligne.dernier, aujourd_hui()) if ligne.dernier else ""
