"""List: everything that happens, row by row; Enter opens one."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.calendrier import long
from ui.agenda.moments import Moment, Sorte
from ui.temps import aujourd_hui
from ui.theme import Apparence
from ui.widgets.etiquettes import etiquette
from ui.widgets.tableau import Tableau

_RIEN = "Rien de prévu sur cette période. Planifiez une permanence, ou prenez un rendez-vous."
_TITRES = ("Jour", "Heures", "Quoi", "Précision", "État")


class TableAgenda(Tableau):
    """The table; `active` gives the rank of the row opened."""

    active = Signal(int)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        if evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.active.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(evenement)


class ListeAgenda(QWidget):
    """`ouvert` gives the moment opened; a holiday is a row that opens nothing."""

    ouvert = Signal(object)

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self._apparence = apparence
        self._moments: list[Moment | None] = []
        self.table = TableAgenda("Agenda en liste", _TITRES)
        self._vide = etiquette(_RIEN, "second")
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.addWidget(self._vide)
        colonne.addWidget(self.table, 1)
        self.table.active.connect(self._ouvrir)
        self.table.doubleClicked.connect(lambda index: self._ouvrir(index.row()))

    def montrer(self, moments: Sequence[Moment], feries: dict[date, str]) -> None:
        """Show these moments, and the holidays among them."""
        rangees: list[tuple[date, int, Moment | None]] = [(m.jour, m.debut, m) for m in moments]
        rangees += [(jour, -1, None) for jour in feries]
        rangees.sort(key=lambda rangee: rangee[:2])
        self._moments = [moment for _, _, moment in rangees]
        self.table.montrer([_ligne(jour, moment, feries) for jour, _, moment in rangees])
        self.table.setVisible(bool(rangees))
        self._vide.setVisible(not rangees)
        if rangees:
            rang = next((rang for rang, rangee in enumerate(rangees) if rangee[0] >= aujourd_hui()), 0)
            self.table.selectRow(rang)
            self.table.scrollTo(self.table.currentIndex(), TableAgenda.ScrollHint.PositionAtCenter)

    def vider(self) -> None:
        """Forget every moment."""
        self._moments = []
        self.table.montrer([])

    def _ouvrir(self, rang: int) -> None:
        moment = self._moments[rang]
        if moment is not None:
            self.ouvert.emit(moment)


def _ligne(jour: date, moment: Moment | None, feries: dict[date, str]) -> tuple[str, ...]:
    if moment is None:
        return (long(jour), "", f"Férié\u00a0: {feries[jour]}", "", "")
    quoi = "Permanence" if moment.sorte is Sorte.PERMANENCE else "Rendez-vous"
    return (long(jour), moment.heures, f"{quoi}\u00a0: {moment.titre}", moment.detail, moment.etat)
