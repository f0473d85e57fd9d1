"""Exact integer extremes of a linear form over a system of equalities and inequalities, with HiGHS in memory.

The model is the secret: it is never named, logged nor written to a file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from app.bilan.disclosure.errors import Incoherent

_TOLERANCE = 1e-6
_SANS_FIN = (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible)
_CONCLUS = (*_SANS_FIN, highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kInfeasible)


@dataclass(frozen=True, slots=True)
class Ligne:
    """`lo` ≤ Σ coef·x ≤ `hi`; keys of `coef` are positions of variables."""

    coef: Mapping[int, int]
    lo: float
    hi: float

    def tient(self, x: Sequence[int]) -> bool:
        """Whether the integer point `x` satisfies the line."""
        return self.lo <= sum(c * x[j] for j, c in self.coef.items()) <= self.hi


class _Muet(highspy.Highs):
    """HiGHS without its callbacks, whose registration prints a banner before any option can be set (1.16)."""

    def enableCallbacks(self) -> None:  # noqa: N802 - the name of the method that HiGHS calls when it is built
        """Be silent from the first call on; we listen to none of its events."""
        self.silent()


def solveur_muet() -> highspy.Highs:
    """Return a HiGHS instance that prints nothing, uses one thread and proves its integer optima."""
    highs = _Muet()  # type: ignore[no-untyped-call]
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("random_seed", 0)
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("mip_abs_gap", 0.5)
    return highs


class Systeme:
    """Integer variables within bounds, tied by lines; answers extremes of linear forms.

    `bornes[j]` is (lo, hi) of variable j, hi None: unbounded. Every coefficient is an integer.
    """

    def __init__(self, bornes: Sequence[tuple[int, int | None]], lignes: Sequence[Ligne]) -> None:
        self._bornes = bornes
        self._lignes = lignes
        self._n = len(bornes)
        self._positions = np.arange(self._n, dtype=np.int32)
        self._highs = solveur_muet()
        for lo, hi in bornes:
            self._highs.addVar(lo, highspy.kHighsInf if hi is None else hi)
        for ligne in lignes:
            positions = np.array(list(ligne.coef), dtype=np.int32)
            valeurs = np.array(list(ligne.coef.values()), dtype=np.double)
            self._highs.addRow(ligne.lo, ligne.hi, len(positions), positions, valeurs)

    def possible(self) -> bool:
        """Whether some integer point satisfies everything."""
        try:
            self.minimum({})
        except Incoherent:
            return False
        return True

    def minimum(self, forme: Mapping[int, int]) -> int | None:
        """Smallest integer value of Σ forme·x, None if unbounded below; raises `Incoherent` if nothing is possible."""
        self._viser(forme)
        statut = self._resoudre()
        point = None if statut in _SANS_FIN else self._point_entier()
        if statut not in _SANS_FIN and point is None:
            statut, point = self._resoudre_en_entiers()
        if point is None:
            self._sans_fin(forme, statut)
            return None
        return sum(c * point[j] for j, c in forme.items())

    def maximum(self, forme: Mapping[int, int]) -> int | None:
        """Largest integer value of Σ forme·x, None if unbounded above; raises `Incoherent` likewise."""
        oppose = self.minimum({j: -c for j, c in forme.items()})
        return None if oppose is None else -oppose

    def _viser(self, forme: Mapping[int, int]) -> None:
        couts = np.zeros(self._n)
        for j, c in forme.items():
            couts[j] = c
        self._highs.changeColsCost(self._n, self._positions, couts)

    def _resoudre(self) -> highspy.HighsModelStatus:
        self._highs.run()
        statut = self._highs.getModelStatus()
        if statut not in _CONCLUS:
            # A warm start can leave an unbounded form undecided: the same question from scratch is answered.
            self._highs.clearSolver()
            self._highs.run()
            statut = self._highs.getModelStatus()
        if statut == highspy.HighsModelStatus.kInfeasible:
            raise Incoherent
        return statut

    def _sans_fin(self, forme: Mapping[int, int], statut: highspy.HighsModelStatus) -> None:
        """Tell an unbounded form from an impossible system: the latter has no point for the null form either."""
        if statut == highspy.HighsModelStatus.kUnboundedOrInfeasible and forme:
            self.minimum({})

    def _point_entier(self) -> list[int] | None:
        """Return the optimal point of the relaxation if it is an exact integer solution."""
        flottants = self._highs.getSolution().col_value
        point = [round(v) for v in flottants]
        if any(abs(v - p) > _TOLERANCE for v, p in zip(flottants, point, strict=True)):
            return None
        return point if self._tient(point) else None

    def _tient(self, point: Sequence[int]) -> bool:
        dans_bornes = all(
            lo <= p and (hi is None or p <= hi) for p, (lo, hi) in zip(point, self._bornes, strict=True)
        )
        return dans_bornes and all(ligne.tient(point) for ligne in self._lignes)

    def _resoudre_en_entiers(self) -> tuple[highspy.HighsModelStatus, list[int] | None]:
        self._integralite(highspy.HighsVarType.kInteger)
        try:
            statut = self._resoudre()
            point = [round(v) for v in self._highs.getSolution().col_value]
        finally:
            self._integralite(highspy.HighsVarType.kContinuous)
        if statut in _SANS_FIN:
            return statut, None
        if not self._tient(point):
            raise Incoherent
        return statut, point

    def _integralite(self, genre: highspy.HighsVarType) -> None:
        genres = np.full(self._n, int(genre.value), dtype=np.uint8)
        self._highs.changeColsIntegrality(self._n, self._positions, genres)
