"""Vector charts: horizontal bars beside the rows of a table, vertical bars for months; legible in grey."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from app.documents.polices import DEMI, NORMAL, imprimable, largeur
from app.documents.tagging import Element, artefact, marquer
from app.documents.toile import Toile
from app.documents.typography import BLEU, CORPS_NOTE, CORPS_TABLEAU, ENCRE, FILET, GRIS, GRIS_BARRE, couper

_EPAISSE, _FINE = 8.4, 2.6
_BLANC = 5


@dataclass(frozen=True, slots=True)
class Barre:
    """A value, how it is printed, and last year's; None draws no bar (the value is n.c.)."""

    valeur: int | None
    affiche: str
    avant: int | None = None


class Barres:
    """Bars on one scale, in the strip that starts at `x` and is `largeur_` wide (points)."""

    def __init__(self, barres: Sequence[Barre], x: float, largeur_: float) -> None:
        self._x = x
        textes = max((largeur(imprimable(b.affiche), DEMI, CORPS_TABLEAU) for b in barres), default=0)
        maximum = max((v for b in barres for v in (b.valeur, b.avant) if v), default=1)
        self._echelle = (largeur_ - textes - _BLANC) / maximum

    def dessiner(self, toile: Toile, places: Sequence[tuple[float, Barre]]) -> None:
        """Draw each bar centred on its y."""
        for y, barre in places:
            self._barre(toile, y, barre)

    def _barre(self, toile: Toile, y: float, barre: Barre) -> None:
        long = self._echelle * (barre.valeur or 0)
        decale = 1.4 if barre.avant is not None else 0
        if barre.valeur:
            toile.setFillColor(BLEU)
            toile.rect(self._x, y - _EPAISSE / 2 + decale, long, _EPAISSE, stroke=0, fill=1)
        if barre.avant:
            toile.setFillColor(GRIS_BARRE)
            bas = y - _EPAISSE / 2 + decale - 1 - _FINE
            toile.rect(self._x, bas, self._echelle * barre.avant, _FINE, stroke=0, fill=1)
        couleur, police = (ENCRE, DEMI) if barre.valeur is not None else (GRIS, NORMAL)
        texte = imprimable(barre.affiche)
        toile.texte(self._x + (long + _BLANC if long else 0), y - 3.2 + decale, texte, police, CORPS_TABLEAU, couleur)


class Diagramme(Flowable):  # type: ignore[misc]
    """A chart that stands alone: labels at the left, one bar per line, its value at the end."""

    _PAS, _LIGNES_AMPLES = 19, 9

    def __init__(self, lignes: Sequence[tuple[str, Barre]], alt: str, parent: Element) -> None:
        super().__init__()
        self._lignes = [(imprimable(libelle), barre) for libelle, barre in lignes]
        self._element = parent.ajouter("Figure", alt=alt)
        self.spaceBefore, self.spaceAfter = 4, 2

    def wrap(self, place: float, _hauteur: float) -> tuple[float, float]:
        """Labels take at most 42 % of `place`."""
        self.width = place
        voulue = max((largeur(t, NORMAL, CORPS_TABLEAU) for t, _ in self._lignes), default=0)
        self._gauche = min(voulue, place * 0.42)
        self._textes = [couper(t, NORMAL, CORPS_TABLEAU, self._gauche + 0.1) for t, _ in self._lignes]
        pas = self._PAS if len(self._lignes) <= self._LIGNES_AMPLES else self._PAS - 3
        self._hauts = [max(pas, len(t) * 11.4 + 5) for t in self._textes]
        self.height = sum(self._hauts)
        return place, self.height

    def draw(self) -> None:
        """Draw labels and bars as one figure."""
        x = self._gauche + 8
        barres = Barres([b for _, b in self._lignes], x, self.width - x)
        with marquer(self.canv, self._element):
            y = self.height
            for textes, haut, (_, barre) in zip(self._textes, self._hauts, self._lignes, strict=True):
                milieu = y - haut / 2
                self._libelle(milieu, textes)
                barres.dessiner(self.canv, [(milieu, barre)])
                y -= haut
        with artefact(self.canv):
            self.canv.setStrokeColor(FILET)
            self.canv.setLineWidth(0.6)
            self.canv.line(x, 0, x, self.height)

    def _libelle(self, milieu: float, textes: list[str]) -> None:
        haut = milieu + (len(textes) - 1) * 5.7 - 3.2 + 1.4
        for n, texte in enumerate(textes):
            self.canv.texte_droit(self._gauche, haut - n * 11.4, texte, NORMAL, CORPS_TABLEAU, ENCRE)


class Colonnes(Flowable):  # type: ignore[misc]
    """Vertical bars, each value above its bar; the heads of the table below name the months."""

    _HAUT = 104

    def __init__(self, barres: Sequence[Barre], alt: str, parent: Element, *, gauche: float = 0) -> None:
        super().__init__()
        self._gauche = gauche
        self._barres = barres
        self._element = parent.ajouter("Figure", alt=alt)
        self.spaceBefore, self.spaceAfter = 4, 0

    def wrap(self, place: float, _hauteur: float) -> tuple[float, float]:
        """Take the whole width."""
        self.width, self.height = place, self._HAUT + 14
        return self.width, self.height

    def draw(self) -> None:
        """Draw the axis, the bars, then their words, as one figure."""
        maximum = max((v for b in self._barres for v in (b.valeur, b.avant) if v), default=1)
        pas = (self.width - self._gauche) / max(1, len(self._barres))
        with marquer(self.canv, self._element):
            for n, barre in enumerate(self._barres):
                self._colonne(self._gauche + pas * (n + 0.66), barre, (self._HAUT / maximum, min(24, pas * 0.55)))
        with artefact(self.canv):
            self.canv.filet(self._gauche, 0, self.width, ENCRE, 0.8)

    def _colonne(self, milieu: float, barre: Barre, mesure: tuple[float, float]) -> None:
        echelle, large = mesure
        haut = echelle * (barre.valeur or 0)
        self.canv.setFillColor(BLEU)
        self.canv.rect(milieu - large / 2, 0, large, haut, stroke=0, fill=1)
        if barre.avant:
            self.canv.setFillColor(GRIS_BARRE)
            self.canv.rect(milieu + large / 2 + 1, 0, 3, echelle * barre.avant, stroke=0, fill=1)
        texte, corps = imprimable(barre.affiche), CORPS_NOTE + 0.4
        self.canv.texte(milieu - largeur(texte, DEMI, corps) / 2, haut + 4, texte, DEMI, corps, ENCRE)
