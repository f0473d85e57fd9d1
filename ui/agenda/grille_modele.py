"""The rows of the evening: words as typed, what they say, what they lack; one blank row at the end."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QIcon

from app.domain.calendrier import duree
from app.domain.personnes import Personne
from app.domain.saisie import Vocabulaire
from app.domain.soiree import COLONNES, MANQUE, Ligne, Lue, coller, lire, poser
from ui.agenda.rendezvous import dire_nouvelle
from ui.theme import Apparence

Index = QModelIndex | QPersistentModelIndex
_RACINE = QModelIndex()
TITRES = {"personne": "Personne", "nature": "Nature", "minutes": "Minutes", "theme": "Thème", "note": "Note"}
_VIDE = Ligne()
_GAUCHE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_COTES = {"minutes": int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)}
_CHANGES = [Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole]


class ModeleGrille(QAbstractTableModel):
    """`modifiee` when words changed; `vocabulaire` and `nommer` tell what words may mean."""

    modifiee = Signal()

    def __init__(
        self, apparence: Apparence, vocabulaire: Callable[[], Vocabulaire], nommer: Callable[[str], Personne]
    ) -> None:
        super().__init__()
        self._apparence = apparence
        self._vocabulaire = vocabulaire
        self._nommer = nommer
        self._lignes: list[Ligne] = [_VIDE]
        self._lues: dict[Ligne, Lue] = {}
        self.jour = date.min

    @property
    def pleines(self) -> list[tuple[int, Ligne]]:
        """The rows that say something, with their rank."""
        return [(rang, ligne) for rang, ligne in enumerate(self._lignes) if not ligne.vide]

    def montrer(self, lignes: Sequence[Ligne], jour: date) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.jour = jour
        self._lues.clear()
        self._lignes = [*lignes, _VIDE]
        self.endResetModel()
        self.modifiee.emit()

    def relire(self) -> None:
        """Read every row again: what words may name has changed."""
        self._lues.clear()
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._lignes) - 1, len(COLONNES) - 1), _CHANGES)
        self.modifiee.emit()

    def ligne(self, rang: int) -> Ligne:
        """Return a row as typed."""
        return self._lignes[rang]

    def lue(self, rang: int) -> Lue:
        """Return what a row says."""
        ligne = self._lignes[rang]
        if ligne not in self._lues:
            self._lues[ligne] = lire(ligne, self._vocabulaire(), self.jour)
        return self._lues[ligne]

    def choisir(self, rang: int, personne_id: int, nom: str) -> None:
        """Say which person a row is about."""
        self._poser(rang, replace(self._lignes[rang], personne=nom, personne_id=personne_id))

    def retirer(self, rang: int) -> None:
        """Take a row away; the last one is only emptied."""
        if rang == len(self._lignes) - 1:
            self._poser(rang, _VIDE)
            return
        self.beginRemoveRows(_RACINE, rang, rang)
        del self._lignes[rang]
        self.endRemoveRows()
        self.modifiee.emit()

    def coller(self, rang: int, colonne: int, cellules: list[list[str]]) -> tuple[str, ...]:
        """Paste cells from a place on; return the headings that have no column here."""
        rangees, perdues = coller(cellules, colonne)
        for decalage, champs in enumerate(rangees):
            self._poser(rang + decalage, poser(self._lignes[rang + decalage], champs))
        return perdues

    def dire(self, rang: int) -> str:
        """Return what a row says, or what it lacks, as sentences."""
        ligne = self._lignes[rang]
        if ligne.vide:
            return ""
        lue = self.lue(rang)
        if lue.manques:
            manques = " ".join(f"{TITRES[colonne]}\u00a0: {dit}" for colonne, dit in lue.manques.items())
            return f"Ligne {rang + 1}. {manques}"
        connus = {canal.code: canal.libelle.lower() for canal in self._vocabulaire().canaux}
        dits = (
            self._qui(ligne, lue),
            lue.nature.libelle.split(" (")[0].lower() if lue.nature else "",
            connus.get(lue.canal, "") if lue.canal != "NR" else "",
            duree(lue.minutes) if lue.minutes else "",
            f"thème {lue.theme.libelle.lower()}" if lue.theme else "",
        )
        return f"Compris\u00a0: {', '.join(dit for dit in dits if dit)}."

    def rowCount(self, parent: Index = _RACINE) -> int:
        return 0 if parent.isValid() else len(self._lignes)

    def columnCount(self, parent: Index = _RACINE) -> int:
        return 0 if parent.isValid() else len(COLONNES)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        rang, colonne = index.row(), COLONNES[index.column()]
        lecteurs: dict[int, Callable[[int, str], object]] = {
            Qt.ItemDataRole.EditRole: lambda rang, colonne: getattr(self._lignes[rang], colonne),
            Qt.ItemDataRole.DisplayRole: self._montre,
            Qt.ItemDataRole.AccessibleTextRole: self._lu,
            Qt.ItemDataRole.ToolTipRole: self._lu,
            Qt.ItemDataRole.ForegroundRole: self._encre,
            Qt.ItemDataRole.DecorationRole: self._icone,
            Qt.ItemDataRole.TextAlignmentRole: lambda _rang, colonne: _COTES.get(colonne, _GAUCHE),
        }
        lecteur = lecteurs.get(role)
        return lecteur(rang, colonne) if lecteur else None

    def setData(self, index: Index, valeur: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        colonne, ligne = COLONNES[index.column()], self._lignes[index.row()]
        self._poser(index.row(), poser(ligne, {colonne: str(valeur).strip()}))
        nature = self.lue(index.row()).nature if colonne == "nature" else None
        if nature is not None and nature.code == MANQUE and ligne.rendezvous_id is not None:
            # The length of the slot is not that of a missed appointment.
            self._poser(index.row(), poser(self._lignes[index.row()], {"minutes": ""}))
        return True

    def headerData(self, section: int, sens: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole and sens is Qt.Orientation.Horizontal:
            return _COTES.get(COLONNES[section], _GAUCHE)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return TITRES[COLONNES[section]] if sens is Qt.Orientation.Horizontal else str(section + 1)

    def _poser(self, rang: int, ligne: Ligne) -> None:
        while rang >= len(self._lignes):
            self._ajouter()
        if ligne == self._lignes[rang]:
            return
        self._lignes[rang] = ligne
        if not self._lignes[-1].vide:
            self._ajouter()
        self.dataChanged.emit(self.index(rang, 0), self.index(rang, len(COLONNES) - 1), _CHANGES)
        self.modifiee.emit()

    def _ajouter(self) -> None:
        rang = len(self._lignes)
        self.beginInsertRows(_RACINE, rang, rang)
        self._lignes.append(_VIDE)
        self.endInsertRows()

    def _montre(self, rang: int, colonne: str) -> str:
        """Return the words shown: what they were understood to be, once they are."""
        ligne = self._lignes[rang]
        if ligne.vide:
            return ""
        lue = self.lue(rang)
        if colonne == "personne" and len(lue.personnes) == 1 and lue.personnes[0] in self._vocabulaire().personnes:
            return self._vocabulaire().personnes[lue.personnes[0]].affiche
        if colonne == "nature" and lue.nature:
            return lue.nature.libelle.split(" (")[0]
        if colonne == "minutes" and lue.minutes is not None:
            return duree(lue.minutes)
        if colonne == "theme" and lue.theme:
            return lue.theme.libelle
        return str(getattr(ligne, colonne))

    def _lu(self, rang: int, colonne: str) -> str:
        """Return what a cell shows, and what it lacks."""
        manque = "" if self._lignes[rang].vide else self.lue(rang).manques.get(colonne, "")
        return ". ".join(dit for dit in (self._montre(rang, colonne), manque) if dit)

    def _encre(self, rang: int, colonne: str) -> object:
        """Return the colour of what was supposed, not typed."""
        ligne = self._lignes[rang]
        supposee = not ligne.vide and not getattr(ligne, colonne)
        return self._apparence.couleur("secondaire") if supposee else None

    def _icone(self, rang: int, colonne: str) -> object:
        ligne = self._lignes[rang]
        if ligne.vide:
            return None
        lue = self.lue(rang)
        if colonne in lue.manques:
            return self._pastille("circle-alert", "erreur")
        if colonne == "personne" and not lue.personnes:
            return self._pastille("user-plus", "ok")
        return None

    def _pastille(self, nom: str, encre: str) -> QIcon:
        """Return an icon that keeps its colour in the current cell."""
        icone = QIcon()
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
            icone.addPixmap(self._apparence.icones.dessin(nom, encre, densite=2.0), mode)
        return icone

    def _qui(self, ligne: Ligne, lue: Lue) -> str:
        if not lue.personnes:
            return f"nouvelle personne ({dire_nouvelle(self._nommer(ligne.personne))})"
        connues = self._vocabulaire().personnes
        return connues[lue.personnes[0]].affiche if lue.personnes[0] in connues else ligne.personne
