"""What an insufficient hidden set lacks, as linear cuts on the choice of cells to hide.

For a sensitive cell that a reader still bounds too tightly, the dual of the reader's own linear program tells
which other cells would loosen that bound (Fischetti and Salazar, 1999).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from app.bilan.disclosure.intervalles import Lecteur
from app.bilan.disclosure.modele import Modele
from app.bilan.disclosure.solveur import solveur_muet

_NUL = 1e-7


@dataclass(frozen=True, slots=True)
class Exigence:
    """What the interval of `cellule` must satisfy: reach `atteindre` (if given), be `largeur` wide."""

    cellule: str
    largeur: int = 0
    atteindre: int | None = None


@dataclass(frozen=True, slots=True)
class Borne:
    """Upper bound of how far a reader may move one cell one way: `fixe` + Σ poids over the hidden cells."""

    valeur: float
    fixe: float
    poids: Mapping[str, float]


class Attaque:
    """One reader's linear program over every cell; the hidden set changes, the links stay."""

    def __init__(self, modele: Modele, lecteur: Lecteur) -> None:
        self._vrais = {c: n or 0 for c, n in modele.cellules.items()}
        self._rang = {c: j for j, c in enumerate(self._vrais)}
        self._lecteur = lecteur
        self._infini = 2 * sum(self._vrais.values()) + 100
        self._highs = solveur_muet()
        self._lignes: list[tuple[float, float, float]] = []
        for n in self._vrais.values():
            self._highs.addVar(n, n)
        for relation in modele.relations:
            self._ajouter({**dict.fromkeys(relation.parts, 1), relation.total: -1}, 0, 0)
        for i in modele.inegalites:
            lo = -self._infini if i.lo is None else i.lo
            self._ajouter(i.coef, lo, self._infini if i.hi is None else i.hi)

    def cacher(self, caches: Collection[str]) -> None:
        """Give the reader a new hidden set."""
        for cellule, j in self._rang.items():
            lo, hi = self._bornes(cellule) if cellule in caches else (self._vrais[cellule],) * 2
            self._highs.changeColBounds(j, lo, hi)

    def manque(self, exigence: Exigence) -> tuple[float, dict[str, float]] | None:
        """Return the cut Σ poids·x ≥ seuil that the present hidden set violates, None if it meets `exigence`."""
        haut = self._deplacement(exigence.cellule, 1)
        vrai = self._vrais[exigence.cellule]
        if exigence.atteindre is not None and vrai + haut.valeur < exigence.atteindre - _NUL:
            return exigence.atteindre - vrai - haut.fixe, dict(haut.poids)
        bas = self._deplacement(exigence.cellule, -1)
        if haut.valeur + bas.valeur < exigence.largeur - _NUL:
            cellules = {*haut.poids, *bas.poids}
            poids = {c: haut.poids.get(c, 0.0) + bas.poids.get(c, 0.0) for c in cellules}
            return exigence.largeur - haut.fixe - bas.fixe, poids
        return None

    def _ajouter(self, coef: Mapping[str, int], lo: float, hi: float) -> None:
        positions = np.array([self._rang[c] for c in coef], dtype=np.int32)
        poids = np.array(list(coef.values()), dtype=np.double)
        self._highs.addRow(lo, hi, len(positions), positions, poids)
        self._lignes.append((lo, sum(c * self._vrais[i] for i, c in coef.items()), hi))

    def _bornes(self, cellule: str) -> tuple[int, int]:
        lo, hi = self._lecteur.de(cellule)
        return lo, self._infini if hi is None else hi

    def _deplacement(self, cellule: str, sens: int) -> Borne:
        """How far the reader can move `cellule` up (1) or down (-1), and thanks to which hidden cells."""
        rang = self._rang[cellule]
        self._highs.changeColCost(rang, -sens)
        self._highs.run()
        statut, solution = self._highs.getModelStatus(), self._highs.getSolution()
        self._highs.changeColCost(rang, 0)
        if statut != highspy.HighsModelStatus.kOptimal:
            return Borne(0.0, 0.0, {})
        valeur = sens * (solution.col_value[rang] - self._vrais[cellule])
        return Borne(valeur, self._jeu(solution.row_dual), dict(self._poids(solution.col_dual)))

    def _poids(self, duaux: Sequence[float]) -> Iterator[tuple[str, float]]:
        for (cellule, vrai), dual in zip(self._vrais.items(), duaux, strict=True):
            lo, hi = self._bornes(cellule)
            jeu = vrai - lo if dual > 0 else hi - vrai
            if abs(dual) > _NUL and jeu > 0:
                yield cellule, abs(dual) * jeu

    def _jeu(self, duaux: Sequence[float]) -> float:
        """Slack left by the inequalities at the true counts."""
        return sum(
            abs(dual) * (vrai - lo if dual > 0 else hi - vrai)
            for (lo, vrai, hi), dual in zip(self._lignes, duaux, strict=True)
            if abs(dual) > _NUL
        )
