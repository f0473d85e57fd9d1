"""The grid of headcounts as a model: groups down, dates across, the last first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from app.bilan.formats import entier, jour
from app.domain.effectifs import dire_effectif, lire_effectif
from app.domain.entreprises import AXE_TOTAL, Effectif
from app.domain.errors import NombreHorsBornes
from ui.theme import Apparence

Index = QModelIndex | QPersistentModelIndex
_RACINE = QModelIndex()
_MOTS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)


@dataclass(frozen=True, slots=True)
class Axe:
    """One way to divide the headcount: its groups, code and words."""

    code: str
    libelle: str
    groupes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Saisie:
    """One cell typed; `id` 0 when nothing was known, `nombre` None when it was emptied."""

    id: int
    axe: str
    modalite: str
    au: date
    nombre: int | None
    plancher: bool
    source: str


class ModeleEffectifs(QAbstractTableModel):
    """`saisie` tells a cell understood, `refusee` the words of one that is not: they stay in the cell."""

    saisie = Signal(object)
    refusee = Signal(str)

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self._apparence = apparence
        self._lignes: list[tuple[str, str, str]] = []
        self._dates: list[date] = []
        self._connus: dict[tuple[date, str, str], Effectif] = {}
        self._refusees: dict[tuple[date, str, str], str] = {}

    def montrer(self, axe: Axe, effectifs: Sequence[Effectif]) -> None:
        """Show one axis, the whole first."""
        self.beginResetModel()
        groupes = [(axe.code, code, nom) for code, nom in axe.groupes if axe.code != AXE_TOTAL]
        self._lignes = [(AXE_TOTAL, "", "Ensemble"), *groupes]
        self._dates = sorted({e.au for e in effectifs}, reverse=True)
        self._connus = {(e.au, e.axe, e.modalite): e for e in effectifs}
        self.endResetModel()

    def vider(self) -> None:
        """Forget everything."""
        self.beginResetModel()
        self._lignes, self._dates, self._connus, self._refusees = [], [], {}, {}
        self.endResetModel()

    def rowCount(self, parent: Index = _RACINE) -> int:
        return 0 if parent.isValid() else len(self._lignes)

    def columnCount(self, parent: Index = _RACINE) -> int:
        return 0 if parent.isValid() else 1 + len(self._dates)

    def flags(self, index: Index) -> Qt.ItemFlag:
        droits = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return droits | Qt.ItemFlag.ItemIsEditable if index.column() else droits

    def headerData(
        self, section: int, sens: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if sens is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return jour(self._dates[section - 1]) if section else "Groupe"
        return _cote(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in _MOTS:
            return self._mots(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._phrase(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _cote(index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() and self._cle(index) in self._refusees:
            return QColor(self._apparence.couleur("erreur"))
        return None

    def setData(self, index: Index, valeur: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.column():
            return False
        texte, cle = str(valeur).strip(), self._cle(index)
        if texte == self._mots(index):
            return False
        try:
            lue = self._lire(cle, texte)
        except NombreHorsBornes:
            self._refusees[cle] = texte
            self.refusee.emit(texte)
        else:
            self._refusees.pop(cle, None)
            if lue is not None:
                self.saisie.emit(lue)
        self.dataChanged.emit(index, index)
        return True

    def _lire(self, cle: tuple[date, str, str], texte: str) -> Saisie | None:
        au, axe, modalite = cle
        connu = self._connus.get(cle)
        if not texte:
            return Saisie(connu.id, axe, modalite, au, None, plancher=False, source="") if connu else None
        nombre, plancher = lire_effectif(texte)
        source = next((e.source for (jour_, _, _), e in self._connus.items() if jour_ == au), "")
        return Saisie(connu.id if connu else 0, axe, modalite, au, nombre, plancher, source)

    def _cle(self, index: Index) -> tuple[date, str, str]:
        axe, modalite, _ = self._lignes[index.row()]
        return self._dates[index.column() - 1], axe, modalite

    def _mots(self, index: Index) -> str:
        if not index.column():
            return self._lignes[index.row()][2]
        cle = self._cle(index)
        connu = self._connus.get(cle)
        return self._refusees.get(cle) or (dire_effectif(connu.nombre, plancher=connu.plancher) if connu else "")

    def _phrase(self, index: Index) -> str:
        nom = self._lignes[index.row()][2]
        if not index.column():
            return nom
        quand = jour(self._dates[index.column() - 1])
        return f"{nom}, au {quand}\u00a0: {self._mots(index) or 'inconnu'}"


def _cote(colonne: int) -> int:
    """Names on the left, numbers on the right."""
    cote = Qt.AlignmentFlag.AlignRight if colonne else Qt.AlignmentFlag.AlignLeft
    return int(cote | Qt.AlignmentFlag.AlignVCenter)


def ecarts(axes: Iterable[Axe], effectifs: Sequence[Effectif]) -> list[str]:
    """Return a sentence for each axis whose groups do not add up to the whole, on its last date."""
    phrases = []
    for axe in axes:
        siens = [e for e in effectifs if e.axe == axe.code != AXE_TOTAL]
        if not siens:
            continue
        au = max(e.au for e in siens)
        total = next((e for e in effectifs if e.axe == AXE_TOTAL and e.au == au), None)
        du_jour = [e for e in siens if e.au == au]
        somme = sum(e.nombre for e in du_jour)
        if total and somme != total.nombre and not any(e.plancher for e in (*du_jour, total)):
            compte = f"{entier(somme)} sur {entier(total.nombre)}"
            phrases.append(f"{axe.libelle}, au {jour(au)}\u00a0: les groupes totalisent {compte}.")
    return phrases
