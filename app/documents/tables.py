"""Printed tables: hairlines, a rule above the total, tabular figures; bars drawn beside their rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from app.documents.charts import Barre, Barres
from app.documents.colonnes import ECART, partager, repartir
from app.documents.polices import DEMI, NORMAL, imprimable
from app.documents.tagging import Element, artefact, marquer
from app.documents.typography import ENCRE, FILET, FILET_FIN, GRIS, couper

_INTERLIGNE = 12
_AIR = 7.4
_LIGNES_MINIMALES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Ligne:
    """One row: its label, its printed values, and the bar that stands beside it."""

    libelle: str
    valeurs: tuple[str, ...]
    total: bool = False
    barre: Barre | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grille:
    """A table ready to draw: heads (the first is that of the labels), rows, and the alt text of its bars."""

    tetes: tuple[str, ...]
    lignes: tuple[Ligne, ...]
    alt: str = ""

    def propre(self) -> "Grille":
        """Return the same with printable text only."""
        lignes = tuple(
            Ligne(
                libelle=imprimable(ligne.libelle),
                valeurs=tuple(map(imprimable, ligne.valeurs)),
                total=ligne.total,
                barre=ligne.barre,
            )
            for ligne in self.lignes
        )
        return Grille(tetes=tuple(map(imprimable, self.tetes)), lignes=lignes, alt=self.alt)


class TableauImprime(Flowable):  # type: ignore[misc]
    """A `Grille` on paper; splits between rows and repeats its head, as decoration, on the next page."""

    def __init__(self, grille: Grille, parent: Element, *, libelle: float = 0) -> None:
        super().__init__()
        self._libelle_fixe = libelle
        self.grille = grille.propre()
        self._table = parent.ajouter("Table")
        self._tete = _rangee(self._table, len(grille.tetes), "Column")
        self._rangees = [_rangee(self._table, len(grille.tetes), "Row") for _ in grille.lignes]
        self._figure = parent.ajouter("Figure", alt=grille.alt) if grille.alt else None
        self._debut, self._fin = 0, len(grille.lignes)
        self.spaceBefore, self.spaceAfter = 2, 3

    def wrap(self, place: float, _hauteur: float) -> tuple[float, float]:
        """Share `place` between labels, figures and bars, then break the labels."""
        self.width = place
        lignes = self.grille.lignes
        rangees = [(x.libelle, *x.valeurs) for x in lignes]
        if self._libelle_fixe:
            self._colonnes = repartir(self.grille.tetes, rangees, place, self._libelle_fixe)
        else:
            self._colonnes = partager(self.grille.tetes, rangees, place, barres=self._figure is not None)
        self._tetes = [
            couper(t, DEMI, self._colonnes.corps, w - ECART * (n > 0))
            for n, (t, w) in enumerate(zip(self.grille.tetes, self._colonnes.largeurs, strict=True))
        ]
        self._libelles = [
            couper(x.libelle, DEMI if x.total else NORMAL, self._colonnes.corps, self._colonnes.largeurs[0])
            for x in lignes
        ]
        self.height = self._haut_tete() + sum(self._haut(n) for n in range(self._debut, self._fin))
        return place, self.height

    def split(self, place: float, hauteur: float) -> list[Flowable]:
        """Cut between two rows, leaving at least three on each side."""
        self.wrap(place, hauteur)
        reste, n = hauteur - self._haut_tete(), self._debut
        while n < self._fin and reste >= self._haut(n):
            reste -= self._haut(n)
            n += 1
        n = min(n, self._fin - _LIGNES_MINIMALES)
        if n - self._debut < _LIGNES_MINIMALES:
            return []
        return [self._tranche(self._debut, n), self._tranche(n, self._fin)]

    def draw(self) -> None:
        """Draw the head, the rows, then the bars."""
        y = self.height
        self._dessiner_tete(y)
        y -= self._haut_tete()
        barres: list[tuple[float, Barre]] = []
        for n in range(self._debut, self._fin):
            self._dessiner_ligne(n, y)
            barre = self.grille.lignes[n].barre
            if barre:
                barres.append((y - self._haut(n) / 2, barre))
            y -= self._haut(n)
        if self._figure and barres:
            with marquer(self.canv, self._figure):
                self._barres().dessiner(self.canv, barres)

    def _barres(self) -> Barres:
        toutes = [x.barre for x in self.grille.lignes if x.barre]
        return Barres(toutes, self.width - self._colonnes.barres, self._colonnes.barres)

    def _tranche(self, debut: int, fin: int) -> "TableauImprime":
        partie = object.__new__(TableauImprime)
        partie.__dict__.update(self.__dict__)
        partie.__dict__.pop("_postponed", None)
        partie._debut, partie._fin = debut, fin
        return partie

    def _haut_tete(self) -> float:
        return max(len(t) for t in self._tetes) * _INTERLIGNE + _AIR

    def _haut(self, n: int) -> float:
        return len(self._libelles[n]) * _INTERLIGNE + _AIR

    def _fond(self) -> float:
        return sum(self._colonnes.largeurs)

    def _dessiner_tete(self, y: float) -> None:
        bas = y - self._haut_tete()
        for n, lignes in enumerate(self._tetes):
            haut = bas + _AIR / 2 + 2.6 + (len(lignes) - 1) * _INTERLIGNE
            if self._debut:
                with artefact(self.canv, "Pagination"):
                    self._cellule(n, haut, lignes, DEMI)
            else:
                with marquer(self.canv, self._tete[n]):
                    self._cellule(n, haut, lignes, DEMI)
        with artefact(self.canv):
            self.canv.filet(0, bas, self._fond(), ENCRE, 0.8)

    def _dessiner_ligne(self, n: int, y: float) -> None:
        ligne, bas = self.grille.lignes[n], y - self._haut(n)
        haut = y - _AIR / 2 - 9.2
        police = DEMI if ligne.total else NORMAL
        with marquer(self.canv, self._rangees[n][0]):
            self._cellule(0, haut, self._libelles[n], police)
        for k, valeur in enumerate(ligne.valeurs, 1):
            with marquer(self.canv, self._rangees[n][k]):
                self._cellule(k, haut, [valeur], police)
        with artefact(self.canv):
            self._filet(n, bas)

    def _filet(self, n: int, bas: float) -> None:
        suivante = self.grille.lignes[n + 1] if n + 1 < self._fin else None
        if suivante and suivante.total and not self.grille.lignes[n].total:
            self.canv.filet(0, bas, self._fond(), ENCRE, 0.8)
        elif suivante:
            self.canv.filet(0, bas, self._fond(), FILET_FIN, 0.6)
        elif not self.grille.lignes[n].total:
            self.canv.filet(0, bas, self._fond(), FILET, 0.6)

    def _cellule(self, colonne: int, y: float, lignes: Sequence[str], police: str) -> None:
        droite = sum(self._colonnes.largeurs[: colonne + 1])
        for n, ligne in enumerate(lignes):
            haut = y - n * _INTERLIGNE
            couleur = GRIS if ligne == "n.c." else ENCRE
            if colonne:
                self.canv.texte_droit(droite, haut, ligne, police, self._colonnes.corps, couleur)
            else:
                self.canv.texte(0, haut, ligne, police, self._colonnes.corps, couleur)


def _rangee(table: Element, colonnes: int, portee: str) -> list[Element]:
    rangee = table.ajouter("TR")
    premiere = rangee.ajouter("TH", portee=portee)
    type_, sens = ("TH", portee) if portee == "Column" else ("TD", "")
    return [premiere, *(rangee.ajouter(type_, portee=sens) for _ in range(colonnes - 1))]
