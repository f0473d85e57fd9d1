"""One contrat in a row of the board: whose it is, its gauge, what is left, what to look at."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.contrats.echeances import dire_echeance, dire_sans_compte
from app.domain.contrats.phrases import dire_alerte, en_bref, quantite, sur
from app.services.comptes import Suivi
from ui.theme import Apparence
from ui.widgets import trait
from ui.widgets.jauge import HAUTEUR, Mesure, peindre

Index = QModelIndex | QPersistentModelIndex
_RACINE = QModelIndex()
_MARGE, _ESPACE = 12, 4


class ModeleContrats(QAbstractListModel):
    """The contrats of the board; assistive technology reads a whole sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.suivis: list[Suivi] = []

    def montrer(self, suivis: list[Suivi]) -> None:
        """Show these."""
        self.beginResetModel()
        self.suivis = suivis
        self.endResetModel()

    def rowCount(self, parent: Index = _RACINE) -> int:
        return 0 if parent.isValid() else len(self.suivis)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        suivi = self.suivis[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return suivi
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{nom(suivi)}. {reste(suivi)}. {phrase(suivi)}. {dates(suivi)}"
        return None


def nom(suivi: Suivi) -> str:
    """Return « Clinique des Tilleuls, EX-2023-02 »."""
    return ", ".join(dit for dit in (suivi.entreprise.nom, suivi.contrat.reference) if dit)


def reste(suivi: Suivi) -> str:
    """Return what is left of the volume, or what was consumed without ceiling."""
    situation, regle = suivi.position.situation, suivi.position.conditions
    if situation is None:
        return "hors de ses dates"
    if situation.reste is None or situation.prevu is None:
        return f"{quantite(situation.consomme, regle)} sans plafond"
    if situation.depassement:
        return f"{quantite(situation.depassement, regle)} au-delà de {quantite(situation.prevu, regle)}"
    return f"reste {sur(situation.reste, situation.prevu, regle)}"


def phrase(suivi: Suivi) -> str:
    """Return what to look at: why nothing counts, the most pressing alert, read or not, else where it goes."""
    if suivi.actes_sans_permanence:
        return dire_sans_compte(suivi.position, suivi.actes_sans_permanence)
    if suivi.alertes:
        return dire_alerte(suivi.alertes[0], suivi.position, suivi.prevision)
    if suivi.prevision is None:
        vide = dire_sans_compte(suivi.position, 0)
        return "Aucune condition écrite" if suivi.position.conditions is None else vide
    return en_bref(suivi.prevision, suivi.position.conditions, suivi.position.au)


def dates(suivi: Suivi) -> str:
    """Return the end of the term with its notice, or what follows when that notice is past."""
    return dire_echeance(suivi.position)


def mesure(suivi: Suivi) -> Mesure:
    """Return what the gauge draws."""
    situation, prevision = suivi.position.situation, suivi.prevision
    if situation is None:
        return Mesure(None, 0)
    terme = prevision.terme if prevision else None
    if terme is None:
        return Mesure(situation.prevu, situation.consomme)
    return Mesure(situation.prevu, situation.consomme, terme.central, terme.bas, terme.haut)


class DelegueContrat(QStyledItemDelegate):
    """Paints a row: name and rest, gauge, sentence, dates."""

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self._apparence = apparence

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        texte, second = (QFontMetrics(self._apparence.police(taille)).height() for taille in ("texte", "second"))
        px = self._apparence.px
        haut = 2 * px(_MARGE) + 2 * texte + px(HAUTEUR) + second + 3 * px(_ESPACE)
        return QSize(200, haut)

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        suivi: Suivi = index.data(Qt.ItemDataRole.UserRole)
        peintre.save()
        choisi = bool(option.state & QStyle.StateFlag.State_Selected)
        peintre.fillRect(option.rect, self._apparence.couleur("teinte" if choisi else "base"))
        peintre.setPen(self._apparence.couleur("filet_leger"))
        peintre.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        px = self._apparence.px
        self._ecrire(peintre, option.rect.adjusted(px(16), px(_MARGE), -px(16), -px(_MARGE)), suivi)
        peintre.restore()

    def _ecrire(self, peintre: QPainter, cadre: QRect, suivi: Suivi) -> None:
        fort, second = self._apparence.police("texte", QFont.Weight.DemiBold), self._apparence.police("second")
        normal, ligne = self._apparence.police("texte"), QFontMetrics(fort).height()
        petite, espace = QFontMetrics(second).height(), self._apparence.px(_ESPACE)
        y = cadre.top()
        trait.ecrire(peintre, QRect(cadre.left(), y, cadre.width(), ligne), nom(suivi), fort, self._encre("texte"))
        y += ligne + espace
        cote = trait.ecrire(
            peintre, QRect(cadre.left(), y, cadre.width(), ligne), reste(suivi), normal, self._encre(_etat(suivi))
        )
        trait.ecrire(
            peintre,
            QRect(cadre.left() + cote + espace, y, cadre.width() - cote - espace, ligne),
            dates(suivi),
            second,
            self._encre("secondaire"),
            a_droite=True,
        )
        y += ligne + espace
        haut = self._apparence.px(HAUTEUR)
        peindre(peintre, QRectF(cadre.left(), y, cadre.width(), haut), mesure(suivi), self._apparence)
        y += haut + espace
        encre = self._encre("attention" if suivi.a_dire else "secondaire")
        trait.ecrire(peintre, QRect(cadre.left(), y, cadre.width(), petite), phrase(suivi), second, encre)

    def _encre(self, jeton: str) -> QColor:
        return self._apparence.couleur(jeton)


def _etat(suivi: Suivi) -> str:
    situation = suivi.position.situation
    return "erreur" if situation is not None and situation.depassement and situation.prevu is not None else "texte"
