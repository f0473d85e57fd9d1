"""The one timeline of a person: what was done, day after day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.calendrier import duree, en_bref, en_clair, heure
from app.domain.interventions import Intervention
from ui.temps import aujourd_hui
from ui.theme import Apparence
from ui.widgets import trait

Index = QModelIndex | QPersistentModelIndex
_RACINE = QModelIndex()
_PASTILLE = 28
_TEXTE = 152
_MARGE = 16
_PUCE = 24
_ICONES_CANAL = {"TEL": "phone", "MEL": "mail", "ECR": "send", "VIS": "message-square"}
_ICONES_NATURE = {"DEM": "landmark", "COU": "send", "DOS": "files", "RAP": "file-text", "AFI": "landmark"}


@dataclass(frozen=True, slots=True)
class Fait:
    """One line of the timeline, in the words it is shown with; `sorte` and `ident` are those of its record."""

    sorte: str
    ident: int
    jour: date
    titre: str
    icone: str
    note: str = ""
    theme: str = ""
    minute: int | None = None
    a_completer: bool = False

    @property
    def quand(self) -> str:
        """The day, and the hour when it is known, as shown."""
        jour = en_bref(self.jour, aujourd_hui())
        return jour if self.minute is None else f"{jour} {heure(self.minute)}"

    @property
    def phrase(self) -> str:
        """Everything, as one sentence for a screen reader."""
        jour = en_clair(self.jour, aujourd_hui())
        etat = "note à compléter" if self.a_completer else ""
        return ", ".join(dit for dit in (jour, self.titre, self.theme, etat, self.note) if dit)


def raconter(acte: Intervention, nature: str, canal: str, theme: str) -> Fait:
    """Return the line of an act, with the words of its codes."""
    titre = " · ".join(dit for dit in (nature, canal.lower(), duree(acte.minutes) if acte.minutes else "") if dit)
    icone = _ICONES_NATURE.get(acte.nature) or _ICONES_CANAL.get(acte.canal, "user")
    suite = {"note": acte.note, "theme": theme}
    return Fait(
        "interventions", acte.id, acte.jour, titre, icone, **suite, minute=acte.heure, a_completer=acte.a_completer
    )


class ModeleHistorique(QAbstractListModel):
    """The acts of one person, the last first."""

    def __init__(self) -> None:
        super().__init__()
        self._faits: Sequence[Fait] = ()

    def recevoir(self, faits: Sequence[Fait]) -> None:
        """Show these acts."""
        self.beginResetModel()
        self._faits = faits
        self.endResetModel()

    def fait(self, rang: int) -> Fait:
        """Return a row."""
        return self._faits[rang]

    def rowCount(self, parent: Index = _RACINE) -> int:
        return 0 if parent.isValid() else len(self._faits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.UserRole:
            return self._faits[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._faits[index.row()].phrase
        return None


class RangeeFait(QStyledItemDelegate):
    """Paints an act: when, what, its note on as many lines as it needs, its theme."""

    def __init__(self, apparence: Apparence, largeur: Callable[[], int]) -> None:
        super().__init__()
        self._apparence = apparence
        self._largeur = largeur

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        fait: Fait = index.data(Qt.ItemDataRole.UserRole)
        px = self._apparence.px
        texte = trait.hauteur(fait.note, self._apparence.police("texte"), self._place(self._largeur()))
        note = px(2) + texte if texte else 0
        puce = px(8 + _PUCE) if fait.theme else 0
        return QSize(px(200), px(12) + max(px(21) + note + puce, px(_PASTILLE)) + px(13))

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cadre: QRect = option.rect
        etat = option.state
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        couleur = self._apparence.couleur
        peintre.fillRect(cadre.left(), cadre.bottom(), cadre.width(), 1, couleur("filet_leger"))
        if etat & QStyle.StateFlag.State_HasFocus:
            peintre.setPen(couleur("lien"))
            peintre.drawRect(cadre.adjusted(1, 1, -2, -3))
        self._peindre_fait(peintre, cadre, index.data(Qt.ItemDataRole.UserRole))
        peintre.restore()

    def _peindre_fait(self, peintre: QPainter, cadre: QRect, fait: Fait) -> None:
        px, couleur, police = self._apparence.px, self._apparence.couleur, self._apparence.police
        haut = cadre.top() + px(12)
        quand = QRect(cadre.left() + px(_MARGE), haut, px(_TEXTE - 2 * _MARGE - _PASTILLE + 4), px(21))
        trait.ecrire(peintre, quand, fait.quand, police("second"), couleur("secondaire"))
        self._pastille(peintre, QRect(cadre.left() + px(_TEXTE - 40), haut, px(_PASTILLE), px(_PASTILLE)), fait)
        place = self._place(cadre.width())
        ligne = QRect(cadre.left() + px(_TEXTE), haut, place, px(21))
        if fait.a_completer:
            pris = trait.ecrire(
                peintre, ligne, "À compléter", police("second"), couleur("attention"), a_droite=True
            )
            ligne = ligne.adjusted(0, 0, -pris - px(8), 0)
        trait.ecrire(peintre, ligne, fait.titre, police("texte", QFont.Weight.DemiBold), couleur("texte"))
        note = trait.hauteur(fait.note, police("texte"), place)
        y = haut + px(21 + 2)
        dessous = QRect(ligne.left(), y, place, note)
        trait.paragraphe(peintre, dessous, fait.note, police("texte"), couleur("texte"))
        if fait.theme:
            coin = QPoint(ligne.left(), (y + note if note else haut + px(21)) + px(6))
            encres = (couleur("texte"), couleur("bordure"))
            trait.puce(peintre, coin, fait.theme, police("second"), encres, px(_PUCE))

    def _pastille(self, peintre: QPainter, rond: QRect, fait: Fait) -> None:
        peintre.setPen(Qt.PenStyle.NoPen)
        peintre.setBrush(self._apparence.couleur("teinte"))
        peintre.drawEllipse(rond)
        retrait = rond.width() / 2 - self._apparence.px(8)
        dedans = QRectF(rond).adjusted(retrait, retrait, -retrait, -retrait)
        self._apparence.icones.peindre(peintre, dedans, fait.icone, "lien")

    def _place(self, largeur: int) -> int:
        return max(self._apparence.px(80), largeur - self._apparence.px(_TEXTE + _MARGE))


class Historique(QListView):
    """The timeline; rows take the height of their note."""

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self.modele = ModeleHistorique()
        self._delegue = RangeeFait(apparence, lambda: self.viewport().width())
        self.setObjectName("historique")
        self.setAccessibleName("Historique")
        self.setModel(self.modele)
        self.setItemDelegate(self._delegue)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        super().resizeEvent(evenement)
        if evenement.oldSize().width() != evenement.size().width():
            self.scheduleDelayedItemsLayout()
