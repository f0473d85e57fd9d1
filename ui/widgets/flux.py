"""A layout that wraps its items like words, so that nothing is cut when the text grows."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flux(QLayout):
    """Items from left to right, then on the next line; `colonne` gives all the same least width.

    With `colonne`, the items of a line share its whole width and its height; with `grille` too, those of the last
    line keep the width of the others; with `equilibre`, lines hold as many items each. `en_bas` sets the items of a
    line on one base: a button beside a field.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        espace: int = 8,
        colonne: int = 0,
        *,
        grille: bool = False,
        equilibre: bool = False,
        en_bas: bool = False,
    ) -> None:
        super().__init__(parent)
        self._grille = grille
        self._equilibre = equilibre
        self._en_bas = en_bas
        self._items: list[QLayoutItem] = []
        self._colonne = colonne
        self.setSpacing(espace)
        self.setContentsMargins(QMargins())

    def largeur_colonne(self, largeur: int) -> None:
        """Change the least width of the columns."""
        self._colonne = largeur
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, rang: int) -> QLayoutItem | None:
        return self._items[rang] if 0 <= rang < len(self._items) else None

    def takeAt(self, rang: int) -> QLayoutItem | None:
        return self._items.pop(rang) if 0 <= rang < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, largeur: int) -> int:
        return self._ranger(QRect(0, 0, largeur, 0), poser=False)

    def setGeometry(self, cadre: QRect) -> None:
        super().setGeometry(cadre)
        self._ranger(cadre, poser=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        taille = QSize()
        for item in self._visibles():
            taille = taille.expandedTo(item.minimumSize())
        marges = self.contentsMargins()
        return taille + QSize(marges.left() + marges.right(), marges.top() + marges.bottom())

    def _visibles(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _ranger(self, cadre: QRect, *, poser: bool) -> int:
        dedans = cadre.marginsRemoved(self.contentsMargins())
        y = dedans.y()
        lignes = self._equilibrer(self._lignes(dedans.width()))
        rangs = max((len(ligne) for ligne in lignes), default=1) if self._grille else 0
        for ligne in lignes:
            largeurs = self._largeurs(ligne, dedans.width(), rangs or len(ligne))
            hauteur = max(self._hauteur(item, large) for item, large in zip(ligne, largeurs, strict=True))
            if poser:
                self._poser(ligne, largeurs, QPoint(dedans.x(), y), hauteur)
            y += hauteur + self.spacing()
        bas = self.contentsMargins().bottom()
        return max(0, y - self.spacing()) - cadre.y() + bas if self._visibles() else 0

    def _poser(self, ligne: list[QLayoutItem], largeurs: list[int], origine: QPoint, hauteur: int) -> None:
        x = origine.x()
        for item, large in zip(ligne, largeurs, strict=True):
            haut = hauteur if self._colonne else self._hauteur(item, large)
            reste = hauteur - haut
            item.setGeometry(QRect(x, origine.y() + (reste if self._en_bas else reste // 2), large, haut))
            x += large + self.spacing()

    def _lignes(self, largeur: int) -> list[list[QLayoutItem]]:
        lignes: list[list[QLayoutItem]] = []
        pris = largeur + 1
        for item in self._visibles():
            large = self._large(item)
            if pris + self.spacing() + large > largeur or not lignes:
                lignes.append([])
                pris = -self.spacing()
            lignes[-1].append(item)
            pris += self.spacing() + large
        return lignes

    def _equilibrer(self, lignes: list[list[QLayoutItem]]) -> list[list[QLayoutItem]]:
        """Share tiles between as many rows: three and three rather than five and a lone one."""
        if not self._equilibre or not lignes:
            return lignes
        tous = [item for ligne in lignes for item in ligne]
        par = -(-len(tous) // len(lignes))
        return [tous[rang : rang + par] for rang in range(0, len(tous), par)]

    def _large(self, item: QLayoutItem) -> int:
        return max(self._colonne, item.minimumSize().width()) if self._colonne else item.sizeHint().width()

    def _largeurs(self, ligne: list[QLayoutItem], largeur: int, rangs: int) -> list[int]:
        if not self._colonne:
            return [min(self._large(item), largeur) for item in ligne]
        part = (largeur - self.spacing() * (rangs - 1)) // rangs
        return [part] * len(ligne)

    @staticmethod
    def _hauteur(item: QLayoutItem, largeur: int) -> int:
        return item.heightForWidth(largeur) if item.hasHeightForWidth() else item.sizeHint().height()
