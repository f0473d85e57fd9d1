"""A person in two lines: her name and the last contact, her entreprise and the theme."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.services.repertoire import Ligne
from ui.personnes.modele import ROLE_LIGNE, ModelePersonnes, dernier_contact
from ui.theme import Apparence
from ui.widgets import trait

_HAUTEUR = 59
_MARGE = 14


class RangeePersonne(QStyledItemDelegate):
    """Paints the rows of the list; masks what mode discret masks."""

    def __init__(self, modele: ModelePersonnes, apparence: Apparence) -> None:
        super().__init__()
        self._modele = modele
        self._apparence = apparence

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._apparence.px(180), self._apparence.px(_HAUTEUR))

    def paint(
        self, peintre: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cadre: QRect = option.rect
        etat = option.state
        peintre.save()
        self._fond(peintre, cadre, etat)
        ligne: Ligne | None = index.data(ROLE_LIGNE)
        if ligne is not None:
            self._mots(peintre, cadre, ligne)
        peintre.restore()

    def _fond(self, peintre: QPainter, cadre: QRect, etat: QStyle.StateFlag) -> None:
        couleur = self._apparence.couleur
        peintre.fillRect(cadre.left(), cadre.bottom(), cadre.width(), 1, couleur("filet_leger"))
        if etat & QStyle.StateFlag.State_Selected:
            peintre.fillRect(cadre.adjusted(0, 0, 0, -1), couleur("teinte"))
            peintre.fillRect(cadre.left(), cadre.top(), 3, cadre.height() - 1, couleur("selection"))
        if etat & QStyle.StateFlag.State_HasFocus:
            peintre.setPen(couleur("lien"))
            for retrait in (0, 1):
                peintre.drawRect(cadre.adjusted(retrait, retrait, -1 - retrait, -2 - retrait))

    def _mots(self, peintre: QPainter, cadre: QRect, ligne: Ligne) -> None:
        px, couleur = self._apparence.px, self._apparence.couleur
        marge = px(_MARGE)
        haute = QRect(cadre.left() + marge, cadre.top() + px(8), cadre.width() - 2 * marge, px(21))
        basse = haute.translated(0, px(21))
        second = self._apparence.police("second")
        masquee = self._modele.nom(ligne) != ligne.nom_affiche
        date = dernier_contact(ligne)
        pris = trait.ecrire(peintre, haute, date, second, couleur("secondaire"), a_droite=True)
        fort = self._apparence.police("texte", QFont.Weight.DemiBold)
        nom = haute.adjusted(0, 0, -pris - px(8), 0)
        trait.ecrire(peintre, nom, self._modele.nom(ligne), fort, couleur("texte"))
        if not masquee:
            self._seconde_ligne(peintre, basse, ligne)

    def _seconde_ligne(self, peintre: QPainter, basse: QRect, ligne: Ligne) -> None:
        """Write the place and the theme: the site is dropped before the theme is cut, each has two fifths at least."""
        second, encre = self._apparence.police("second"), self._apparence.couleur("secondaire")
        lieu = " · ".join(dit for dit in (ligne.entreprise, ligne.site) if dit)
        reste = basse.width() - trait.largeur(ligne.theme, second) - self._apparence.px(8)
        if trait.largeur(lieu, second) > reste:
            lieu = ligne.entreprise
        place = max(basse.width() * 2 // 5, basse.width() - trait.largeur(lieu, second) - self._apparence.px(8))
        droite = QRect(basse.right() - place + 1, basse.top(), place, basse.height())
        pris = trait.ecrire(peintre, droite, ligne.theme, second, encre, a_droite=True)
        gauche = basse.adjusted(0, 0, -pris - self._apparence.px(8), 0)
        trait.ecrire(peintre, gauche, lieu, second, encre)
