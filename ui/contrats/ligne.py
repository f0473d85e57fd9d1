"""One contrat in a row of the board: whose it is, its gauge, what is left, what to look at."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.contrats.echeances import dire_echeance, dire_sans_compte
from app.domain.contrats.phrases import dire_alerte, en_bref, quantite, sur
from app.services.comptes import Suivi
from ui.theme import Apparence
from ui.widgets import trait
from ui.widgets.jauge import HAUTEUR, Mesure, peindre
from ui.widgets.longue_liste import LongueListe

Index = QModelIndex | QPersistentModelIndex
_RACINE = QModelIndex()
_MARGE, _ESPACE, _COTE = 12, 4, 16
Mots = tuple[str, QFont, QColor, int]
"""A text, how it is written, the height it takes."""


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


class ListeContrats(LongueListe):
    """Rows as high as their words ask at this width and size of text; contrats are few."""

    def ajuster(self) -> None:
        """Measure the rows again."""
        self.resizeRowsToContents()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        super().resizeEvent(evenement)
        self.ajuster()


class DelegueContrat(QStyledItemDelegate):
    """Paints a row: name, rest and dates, gauge, sentence; words that do not fit go on to the next line."""

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self._apparence = apparence

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        suivi: Suivi | None = index.data(Qt.ItemDataRole.UserRole)
        hauteur = 2 * self._apparence.px(_MARGE) + self._apparence.px(HAUTEUR) + self._apparence.px(_ESPACE)
        if suivi is None:
            return QSize(200, hauteur)
        large = option.rect.width() - 2 * self._apparence.px(_COTE)
        avant, apres = self._mots(suivi, large)
        hauteur += sum(haut + self._apparence.px(_ESPACE) for *_, haut in (*avant, *apres))
        return QSize(200, hauteur)

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        suivi: Suivi = index.data(Qt.ItemDataRole.UserRole)
        peintre.save()
        choisi = bool(option.state & QStyle.StateFlag.State_Selected)
        peintre.fillRect(option.rect, self._apparence.couleur("teinte" if choisi else "base"))
        peintre.setPen(self._apparence.couleur("filet_leger"))
        peintre.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        cote, marge = self._apparence.px(_COTE), self._apparence.px(_MARGE)
        self._ecrire(peintre, option.rect.adjusted(cote, marge, -cote, -marge), suivi)
        peintre.restore()

    def _ecrire(self, peintre: QPainter, cadre: QRect, suivi: Suivi) -> None:
        avant, apres = self._mots(suivi, cadre.width())
        y = self._descendre(peintre, cadre, cadre.top(), avant)
        haut = self._apparence.px(HAUTEUR)
        peindre(peintre, QRectF(cadre.left(), y, cadre.width(), haut), mesure(suivi), self._apparence)
        self._descendre(peintre, cadre, y + haut + self._apparence.px(_ESPACE), apres)
        if self._cote_a_cote(suivi, cadre.width()):
            nom_ = avant[0][-1] + self._apparence.px(_ESPACE)
            ligne = QRect(cadre.left(), cadre.top() + nom_, cadre.width(), avant[1][-1])
            second = self._apparence.police("second")
            trait.ecrire(peintre, ligne, dates(suivi), second, self._encre("secondaire"), a_droite=True)

    def _descendre(self, peintre: QPainter, cadre: QRect, y: int, mots: list[Mots]) -> int:
        for texte, police, encre, haut in mots:
            trait.paragraphe(peintre, QRect(cadre.left(), y, cadre.width(), haut), texte, police, encre)
            y += haut + self._apparence.px(_ESPACE)
        return y

    def _mots(self, suivi: Suivi, large: int) -> tuple[list[Mots], list[Mots]]:
        """Return the words above and under the gauge, each with the height it takes."""
        fort, second = self._apparence.police("texte", QFont.Weight.DemiBold), self._apparence.police("second")
        normal = self._apparence.police("texte")
        avant = [(nom(suivi), fort, self._encre("texte")), (reste(suivi), normal, self._encre(_etat(suivi)))]
        if not self._cote_a_cote(suivi, large):
            avant.append((dates(suivi), second, self._encre("secondaire")))
        apres = [(phrase(suivi), second, self._encre("attention" if suivi.a_dire else "secondaire"))]
        return [self._mesurer(mots, large) for mots in avant], [self._mesurer(mots, large) for mots in apres]

    def _cote_a_cote(self, suivi: Suivi, large: int) -> bool:
        """Tell whether the rest and the dates stand on one line."""
        pris = trait.largeur(reste(suivi), self._apparence.police("texte"))
        return pris + trait.largeur(dates(suivi), self._apparence.police("second")) + 4 * _COTE <= large

    @staticmethod
    def _mesurer(mots: tuple[str, QFont, QColor], large: int) -> Mots:
        texte, police, encre = mots
        return texte, police, encre, trait.hauteur(texte, police, large)

    def _encre(self, jeton: str) -> QColor:
        return self._apparence.couleur(jeton)


def _etat(suivi: Suivi) -> str:
    situation = suivi.position.situation
    return "erreur" if situation is not None and situation.depassement and situation.prevu is not None else "texte"
