"""The period before, read from its own protected document only: same groups, or sums of its printed lines."""

from collections.abc import Collection
from dataclasses import dataclass

from app.bilan.document import MARGE, Bilan, Tableau
from app.bilan.listes import LARGES


@dataclass(frozen=True, slots=True)
class Precedent:
    """What the protected bilan of the period before allows to recall; without one, nothing."""

    bilan: Bilan | None = None

    def indicateur(self, identifiant: str) -> int | None:
        """Return the printed value of one figure."""
        if self.bilan is None:
            return None
        return next((i.valeur for i in self.bilan.indicateurs if i.id == identifiant), None)

    def groupe(self, axe: str, codes: Collection[str]) -> int | None:
        """Return the sum of the printed lines of `axe` that hold exactly these elementary codes.

        A code that no line of a printed partition holds counted nobody. None when the lines do not fit.
        """
        tableau = self._tableau(axe)
        if tableau is None:
            return None
        cherches, total = set(codes), 0
        for cle, regroupes in lignes(tableau).items():
            dedans = cherches & set(regroupes)
            if dedans and dedans != set(regroupes):
                return None
            valeur = next((c.valeur for c in tableau.cellules if c.cle == (cle,)), None)
            if dedans and valeur is None:
                return None
            total += (valeur or 0) if dedans else 0
        return total

    def _tableau(self, axe: str) -> Tableau | None:
        """Return the printed partition on one axis, whatever its level of detail."""
        if self.bilan is None:
            return None
        return next(
            (
                t
                for t in self.bilan.tableaux
                if t.partition and len(t.dimensions) == 1 and t.dimensions[0].code == axe
            ),
            None,
        )


def lignes(tableau: Tableau) -> dict[str, tuple[str, ...]]:
    """Return the elementary codes of each line of a list."""
    dimension = tableau.dimensions[0]
    return {m: dimension.regroupe.get(m) or LARGES.get(m, (m,)) for m in dimension.modalites if m != MARGE}
