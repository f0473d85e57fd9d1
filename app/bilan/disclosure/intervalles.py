"""The interval that a reader who only does arithmetic can prove for each hidden cell.

Joint, exact and integer: the relaxation alone is not enough on linked tables. True values of hidden cells are
never looked at.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.bilan.disclosure.modele import Intervalle, Modele
from app.bilan.disclosure.solveur import Ligne, Systeme


@dataclass(frozen=True, slots=True)
class Lecteur:
    """What is known beforehand of each hidden cell: its smallest and largest value (None: no limit)."""

    bornes: Mapping[str, Intervalle]
    defaut: Intervalle = (0, None)

    def de(self, cellule: str) -> Intervalle:
        """Bounds of one cell."""
        return self.bornes.get(cellule, self.defaut)


ARITHMETICIEN = Lecteur({})
"""A reader who knows only that counts are not negative."""


class Lecture:
    """One hidden set seen by one reader: answers the interval of a cell or of a sum of cells.

    Building it costs little; each interval costs two small linear programs.
    """

    def __init__(self, modele: Modele, caches: Iterable[str], lecteur: Lecteur = ARITHMETICIEN) -> None:
        self._modele = modele
        self._inconnues = modele.inconnues(caches)
        self._rang = {c: j for j, c in enumerate(self._inconnues)}
        bornes = [lecteur.de(c) for c in self._inconnues]
        self._systeme = Systeme(bornes, list(self._lignes()))

    @property
    def inconnues(self) -> tuple[str, ...]:
        """Cells the reader does not see, in table order."""
        return self._inconnues

    def possible(self) -> bool:
        """Whether what is printed and what the reader knows beforehand agree."""
        return self._systeme.possible()

    def intervalle(self, cellule: str) -> Intervalle:
        """Interval of one cell; a printed cell has its value on both sides."""
        return self.intervalle_de({cellule: 1})

    def intervalle_de(self, forme: Mapping[str, int]) -> Intervalle:
        """Interval of Σ coef·cell; raises `Incoherent` if the printed figures contradict one another."""
        coef, fixe = self._reduire(forme)
        if not coef:
            return fixe, fixe
        lo, hi = self._systeme.minimum(coef), self._systeme.maximum(coef)
        return (0 if lo is None else lo + fixe), (None if hi is None else hi + fixe)

    def _reduire(self, forme: Mapping[str, int]) -> tuple[dict[int, int], int]:
        """Split a form into hidden variables and the printed part."""
        coef: dict[int, int] = {}
        fixe = 0
        for cellule, c in forme.items():
            if cellule in self._rang:
                coef[self._rang[cellule]] = coef.get(self._rang[cellule], 0) + c
            else:
                fixe += c * (self._modele.cellules[cellule] or 0)
        return {j: c for j, c in coef.items() if c}, fixe

    def _lignes(self) -> Iterator[Ligne]:
        for relation in self._modele.relations:
            forme = dict.fromkeys(relation.parts, 1)
            forme[relation.total] = forme.get(relation.total, 0) - 1
            coef, fixe = self._reduire(forme)
            yield Ligne(coef, -fixe, -fixe)
        for inegalite in self._modele.inegalites:
            coef, fixe = self._reduire(inegalite.coef)
            lo = float("-inf") if inegalite.lo is None else inegalite.lo - fixe
            hi = float("inf") if inegalite.hi is None else inegalite.hi - fixe
            yield Ligne(coef, lo, hi)


def intervalles(
    modele: Modele, caches: Iterable[str], lecteur: Lecteur = ARITHMETICIEN
) -> dict[str, Intervalle]:
    """Exact integer interval of every hidden cell, in table order; raises `Incoherent`."""
    hidden = set(caches)
    lecture = Lecture(modele, hidden, lecteur)
    return {c: lecture.intervalle(c) for c in lecture.inconnues if c in hidden}
