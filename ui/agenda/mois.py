"""Month: whole weeks, one cell a day; the arrows go from day to day, Enter opens one."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.domain.calendrier import JOURS, en_clair, heure
from ui.agenda.moments import Moment, Sorte
from ui.temps import aujourd_hui
from ui.theme import Apparence
from ui.widgets import trait

Index = QModelIndex | QPersistentModelIndex
_RACINE = QModelIndex()
_SEMAINE = 7
_CASE = 84
_MARGE = 6


class ModeleMois(QAbstractTableModel):
    """Days by weeks; what happens each day is one sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._du = date.min
        self._semaines = 0
        self.mois = 0
        self._moments: dict[date, list[Moment]] = {}
        self._feries: dict[date, str] = {}

    def montrer(self, du: date, au: date, mois: int, moments: Sequence[Moment], feries: dict[date, str]) -> None:
        """Show the weeks between two days; days of other months than `mois` are greyed."""
        self.beginResetModel()
        self._du, self._semaines, self.mois = du, ((au - du).days + 1) // _SEMAINE, mois
        self._moments, self._feries = {}, feries
        for moment in moments:
            if moment.sorte is Sorte.PERMANENCE or moment.permanence_id is None:
                self._moments.setdefault(moment.jour, []).append(moment)
        self.endResetModel()

    def jour(self, index: Index) -> date:
        """Return the day of a cell."""
        return self._du + timedelta(days=index.row() * _SEMAINE + index.column())

    def index_de(self, jour: date) -> QModelIndex:
        """Return the cell of a day."""
        rang = (jour - self._du).days
        return self.index(rang // _SEMAINE, rang % _SEMAINE)

    def moments(self, jour: date) -> list[Moment]:
        """Return what happens on a day."""
        return self._moments.get(jour, [])

    def ferie(self, jour: date) -> str:
        """Return the name of the holiday, "" for a day that is none."""
        return self._feries.get(jour, "")

    def rowCount(self, parent: Index = _RACINE) -> int:
        return 0 if parent.isValid() else self._semaines

    def columnCount(self, parent: Index = _RACINE) -> int:
        return 0 if parent.isValid() else _SEMAINE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._phrase(self.jour(index))
        return None

    def headerData(self, section: int, sens: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if sens is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return JOURS[section]
        return None

    def _phrase(self, jour: date) -> str:
        faits = [f"{m.heures} {m.titre}, {m.etat}" for m in self.moments(jour)]
        ferie = f"férié, {self.ferie(jour)}" if self.ferie(jour) else ""
        dits = [dit for dit in (en_clair(jour, aujourd_hui()), ferie, *faits) if dit]
        return "\u00a0; ".join(dits if faits or ferie else [*dits, "rien de prévu"])


class CaseMois(QStyledItemDelegate):
    """Paints a day: its number, its holiday, what fits of what happens, and how many more."""

    def __init__(self, apparence: Apparence, modele: ModeleMois) -> None:
        super().__init__()
        self._apparence = apparence
        self._modele = modele

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(self._apparence.px(90), self._apparence.px(_CASE))

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cadre: QRect = option.rect
        jour = self._modele.jour(index)
        couleur = self._apparence.couleur
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        repos = jour.weekday() > 4 or self._modele.ferie(jour)  # noqa: PLR2004 - Saturday
        peintre.fillRect(cadre, couleur("fenetre" if repos else "base"))
        peintre.fillRect(cadre.left(), cadre.bottom(), cadre.width(), 1, couleur("filet"))
        peintre.fillRect(cadre.right(), cadre.top(), 1, cadre.height(), couleur("filet"))
        self._peindre_jour(peintre, cadre, jour)
        self._peindre_faits(peintre, cadre, jour)
        etat = option.state
        if etat & QStyle.StateFlag.State_HasFocus:
            peintre.setPen(couleur("lien"))
            peintre.setBrush(Qt.BrushStyle.NoBrush)
            for retrait in (1, 2):
                peintre.drawRect(cadre.adjusted(retrait, retrait, -retrait - 1, -retrait - 1))
        peintre.restore()

    def _peindre_jour(self, peintre: QPainter, cadre: QRect, jour: date) -> None:
        px, couleur = self._apparence.px, self._apparence.couleur
        rond = QRect(cadre.left() + px(4), cadre.top() + px(3), px(24), px(22))
        police = self._apparence.police("second", QFont.Weight.DemiBold)
        encre: QColor = couleur("texte" if jour.month == self._modele.mois else "secondaire")
        if jour == aujourd_hui():
            peintre.setPen(Qt.PenStyle.NoPen)
            peintre.setBrush(couleur("selection"))
            peintre.drawRoundedRect(rond, px(11), px(11))
            encre = couleur("selection_texte")
        peintre.setFont(police)
        peintre.setPen(encre)
        peintre.drawText(rond, Qt.AlignmentFlag.AlignCenter, str(jour.day))
        reste = QRect(rond.right() + px(6), rond.top(), cadre.right() - rond.right() - px(10), rond.height())
        trait.ecrire(peintre, reste, self._modele.ferie(jour), self._apparence.police("second"), couleur("attention"))

    def _peindre_faits(self, peintre: QPainter, cadre: QRect, jour: date) -> None:
        px, couleur = self._apparence.px, self._apparence.couleur
        police = self._apparence.police("second")
        haut = QFontMetrics(police).height()
        y = cadre.top() + px(27)
        faits = self._modele.moments(jour)
        places = max(1, (cadre.bottom() - y) // haut)
        montres = faits if len(faits) <= places else faits[: places - 1]
        for moment in montres:
            barre = moment.sorte is Sorte.PERMANENCE and not moment.efface
            if barre:
                encre = "ok" if moment.etat == "tenue" else "selection"
                peintre.fillRect(cadre.left() + px(_MARGE), y + 2, px(3), haut - 3, couleur(encre))
            ligne = QRect(cadre.left() + px(_MARGE + 7), y, cadre.width() - px(2 * _MARGE + 7), haut)
            barree = QFont(police)
            barree.setStrikeOut(moment.efface)
            dit = f"{heure(moment.debut)} {moment.titre}"
            trait.ecrire(peintre, ligne, dit, barree, couleur("secondaire" if moment.efface else "texte"))
            y += haut
        if len(montres) < len(faits):
            reste = QRect(cadre.left() + px(_MARGE + 7), y, cadre.width() - px(2 * _MARGE + 7), haut)
            trait.ecrire(peintre, reste, f"et {len(faits) - len(montres)} de plus", police, couleur("secondaire"))


class Mois(QTableView):
    """The table of a month; `jour_voulu` gives the day activated."""

    jour_voulu = Signal(object)

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self.modele = ModeleMois()
        self._apparence = apparence
        self._case = CaseMois(apparence, self.modele)
        self.setModel(self.modele)
        self.setItemDelegate(self._case)
        self.setAccessibleName("Mois")
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setMinimumSectionSize(apparence.px(_CASE))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(self._ouvrir)

    def montrer(
        self, bornes: tuple[date, date], jour: date, moments: Sequence[Moment], feries: dict[date, str]
    ) -> None:
        """Show the month of a day."""
        self.verticalHeader().setMinimumSectionSize(self._apparence.px(_CASE))
        self.modele.montrer(*bornes, jour.month, moments, feries)
        self.setCurrentIndex(self.modele.index_de(jour))

    def vider(self) -> None:
        """Forget every moment."""
        self.modele.montrer(date.min, date.min, 0, (), {})

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        if evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._ouvrir(self.currentIndex())
        else:
            super().keyPressEvent(evenement)

    def _ouvrir(self, index: Index) -> None:
        self.jour_voulu.emit(self.modele.jour(index))
