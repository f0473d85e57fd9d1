"""A table of words: every cell breaks its lines, the first column is the narrower one."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from app.documents.polices import DEMI, NORMAL, imprimable
from app.documents.tagging import Element, artefact, marquer
from app.documents.typography import CORPS_TABLEAU, ENCRE, FILET, FILET_FIN, couper

_INTERLIGNE, _AIR, _ECART = 12.4, 8, 12
_PREMIERE = 0.3


class TableauMots(Flowable):  # type: ignore[misc]
    """Heads, then rows; splits between two rows."""

    def __init__(self, rangees: Sequence[Sequence[str]], parent: Element) -> None:
        super().__init__()
        self._rangees = [[imprimable(cellule) for cellule in rangee] for rangee in rangees]
        table = parent.ajouter("Table")
        self._elements = [_rangee(table, len(rangee), tete=n == 0) for n, rangee in enumerate(rangees)]
        self._debut, self._fin = 1, len(rangees)
        self.spaceBefore, self.spaceAfter = 4, 10

    def wrap(self, place: float, _hauteur: float) -> tuple[float, float]:
        """Break every cell in its column."""
        self.width = place
        autres = len(self._rangees[0]) - 1
        premiere = place * _PREMIERE
        self._largeurs = [premiere, *([(place - premiere) / max(1, autres)] * autres)]
        self._lignes = [
            [
                couper(cellule, NORMAL if n else DEMI, CORPS_TABLEAU, largeur - _ECART)
                for cellule, largeur in zip(rangee, self._largeurs, strict=True)
            ]
            for n, rangee in enumerate(self._rangees)
        ]
        self.height = self._haut(0) + sum(map(self._haut, range(self._debut, self._fin)))
        return place, self.height

    def split(self, place: float, hauteur: float) -> list[Flowable]:
        """Cut between two rows; the head is drawn again."""
        self.wrap(place, hauteur)
        reste, n = hauteur - self._haut(0), self._debut
        while n < self._fin and reste >= self._haut(n):
            reste -= self._haut(n)
            n += 1
        if n in (self._debut, self._fin):
            return []
        return [self._tranche(self._debut, n), self._tranche(n, self._fin)]

    def draw(self) -> None:
        """Draw the head, then the rows."""
        y = self.height
        for rang in (0, *range(self._debut, self._fin)):
            y -= self._haut(rang)
            self._dessiner(rang, y)
            with artefact(self.canv):
                couleur, epaisseur = (ENCRE, 0.8) if not rang else (FILET_FIN, 0.6)
                dernier = rang == self._fin - 1
                self.canv.filet(0, y, self.width, FILET if dernier else couleur, epaisseur)

    def _dessiner(self, rang: int, y: float) -> None:
        x = 0.0
        haut = y + self._haut(rang) - _AIR / 2 - 9.4
        for k, lignes in enumerate(self._lignes[rang]):
            repete = not rang and self._debut > 1
            marque = artefact(self.canv, "Pagination") if repete else marquer(self.canv, self._elements[rang][k])
            with marque:
                for n, ligne in enumerate(lignes):
                    police = NORMAL if rang else DEMI
                    self.canv.texte(x, haut - n * _INTERLIGNE, ligne, police, CORPS_TABLEAU, ENCRE)
            x += self._largeurs[k]

    def _haut(self, rang: int) -> float:
        return max(map(len, self._lignes[rang])) * _INTERLIGNE + _AIR

    def _tranche(self, debut: int, fin: int) -> "TableauMots":
        partie = object.__new__(TableauMots)
        partie.__dict__.update(self.__dict__)
        partie.__dict__.pop("_postponed", None)
        partie._debut, partie._fin = debut, fin
        return partie


def _rangee(table: Element, colonnes: int, *, tete: bool) -> list[Element]:
    rangee = table.ajouter("TR")
    if tete:
        return [rangee.ajouter("TH", portee="Column") for _ in range(colonnes)]
    return [rangee.ajouter("TH", portee="Row"), *(rangee.ajouter("TD") for _ in range(colonnes - 1))]
