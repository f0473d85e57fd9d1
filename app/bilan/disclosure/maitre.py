"""The master problem of complementary hiding: cheapest choice of cells that satisfies the cuts found so far."""

from collections.abc import Mapping

import highspy
import numpy as np

from app.bilan.disclosure.errors import SansSolution
from app.bilan.disclosure.solveur import solveur_muet

_MOITIE = 0.5
_NUL = 1e-7


class Maitre:
    """Yes-or-no variables with integer prices, and covering cuts added round after round."""

    def __init__(self, prix: Mapping[str, int]) -> None:
        self._rang = {c: j for j, c in enumerate(prix)}
        self._highs = solveur_muet()
        for j, p in enumerate(prix.values()):
            self._highs.addVar(0, 1)
            self._highs.changeColCost(j, p)
            self._highs.changeColIntegrality(j, highspy.HighsVarType.kInteger)

    def exiger(self, poids: Mapping[str, float], seuil: float) -> None:
        """Require Σ poids·x ≥ seuil; weights over `seuil` are cut down to it, which loses no choice."""
        if seuil <= _NUL:
            return
        utiles = {self._rang[c]: min(1.0, w / seuil) for c, w in poids.items() if c in self._rang and w > 0}
        if not utiles:
            raise SansSolution
        positions = np.array(list(utiles), dtype=np.int32)
        self._highs.addRow(1 - _NUL, len(utiles), len(utiles), positions, np.array(list(utiles.values())))

    def choisir(self) -> tuple[str, ...]:
        """Return the cheapest choice; raises `SansSolution` if none is left."""
        if not self._rang:
            return ()
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise SansSolution
        valeurs = self._highs.getSolution().col_value
        return tuple(c for c, j in self._rang.items() if valeurs[j] > _MOITIE)
