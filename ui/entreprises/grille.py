"""The view of the grid: one types in a cell; Tab leaves it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.context import Session
from app.domain.entreprises import AXE_TOTAL, Effectif
from app.domain.nomenclatures import Liste
from ui.entreprises.modele_effectifs import Axe, ModeleEffectifs
from ui.theme import Apparence

_AXES: Final = {
    Liste.SEXE: "Sexe",
    Liste.AGE: "Âge",
    Liste.CSP: "Catégorie",
    Liste.STATUT_EMPLOI: "Statut d’emploi",
    Liste.ANCIENNETE: "Ancienneté",
}
_HAUTEUR = 34
_ENTREES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_INCONNU = "NR"


def lire_axes(session: Session, entreprise_id: int) -> dict[str, Axe]:
    """Return the whole, the axes of the lists, and the sites when there are some."""
    axes = {AXE_TOTAL: Axe(AXE_TOTAL, "Ensemble", ())}
    for liste, nom in _AXES.items():
        entrees = session.nomenclatures.de(liste, actives=True)
        axes[liste.value] = Axe(liste.value, nom, tuple((e.code, e.libelle) for e in entrees if e.code != _INCONNU))
    sites = session.entreprises.sites.de(entreprise_id)
    if sites:
        axes["site"] = Axe("site", "Site", tuple((str(s.id), s.nom) for s in sites if s.actif))
    return axes


class Grille(QTableView):
    """As high as its rows."""

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self._apparence = apparence
        self.modele = ModeleEffectifs(apparence)
        self.setModel(self.modele)
        self.setObjectName("effectifs")
        self.setAccessibleName("Effectifs par groupe et par date")
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        apparence.changee.connect(self._tailler)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        if evenement.key() in _ENTREES and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(evenement)

    def montrer(self, axe: Axe, effectifs: Sequence[Effectif]) -> None:
        """Show one axis; the current cell stays."""
        ou = self.currentIndex()
        rang, colonne = ou.row(), ou.column()
        self.modele.montrer(axe, effectifs)
        self._tailler()
        index = self.modele.index(max(0, rang), max(1, colonne))
        if index.isValid():
            self.setCurrentIndex(index)

    def achever(self) -> None:
        """Keep the cell being typed."""
        editeur = self.indexWidget(self.currentIndex()) or self.viewport().findChild(QWidget, "qt_spinbox_lineedit")
        if editeur is not None:
            self.commitData(editeur)

    def vider(self) -> None:
        """Forget every number."""
        self.modele.vider()

    def _tailler(self) -> None:
        px = self._apparence.px
        self.verticalHeader().setDefaultSectionSize(px(_HAUTEUR))
        self.resizeColumnsToContents()
        self.setColumnWidth(0, max(self.columnWidth(0), px(200)))
        lignes = self.modele.rowCount() * px(_HAUTEUR)
        self.setFixedHeight(lignes + self.horizontalHeader().sizeHint().height() + px(18))
