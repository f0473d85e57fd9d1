"""Cells, additive relations and inequalities: what a reader knows about counts, apart from the hidden values.

The same shape serves one table, two nested populations, or a whole document with its earlier releases: a cell
is a count of persons (or of acts), a relation says that a total is the sum of its parts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Intervalle = tuple[int, int | None]
"""Smallest and largest possible integer value; None: unbounded."""


@dataclass(frozen=True, slots=True)
class Relation:
    """`total` is the sum of `parts` (ids of cells)."""

    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inegalite:
    """`lo` ≤ Σ coef·cell ≤ `hi`; None on a side: no bound there."""

    coef: Mapping[str, int]
    lo: int | None = None
    hi: int | None = None


@dataclass(frozen=True, slots=True)
class Modele:
    """The cells with their true count (None when unknown), and every link a reader knows.

    `cellules` keeps the order of the table. Counts are integers ≥ 0. Nothing here says what is printed: that is
    the `caches` argument of whoever reads the model.
    """

    cellules: Mapping[str, int | None]
    relations: tuple[Relation, ...] = ()
    inegalites: tuple[Inegalite, ...] = field(default=())

    def marges(self) -> frozenset[str]:
        """Ids of the cells that are the total of a relation."""
        return frozenset(relation.total for relation in self.relations)

    def inconnues(self, caches: Iterable[str]) -> tuple[str, ...]:
        """Cells whose value the reader does not have: the hidden ones and those nobody gave a count for."""
        hidden = set(caches)
        return tuple(c for c, n in self.cellules.items() if n is None or c in hidden)


def tableau(lignes: Mapping[str, Mapping[str, int]], marge: str = "*") -> Modele:
    """Two-way table as a model; cell ids are `ligne|colonne`, margins and total computed under the code `marge`."""
    colonnes = tuple(next(iter(lignes.values())))
    cellules: dict[str, int | None] = {f"{i}|{j}": n for i, rangee in lignes.items() for j, n in rangee.items()}
    cellules |= {f"{i}|{marge}": sum(rangee.values()) for i, rangee in lignes.items()}
    cellules |= {f"{marge}|{j}": sum(rangee[j] for rangee in lignes.values()) for j in colonnes}
    cellules[f"{marge}|{marge}"] = sum(sum(rangee.values()) for rangee in lignes.values())
    relations = [Relation(f"{i}|{marge}", tuple(f"{i}|{j}" for j in colonnes)) for i in (*lignes, marge)]
    relations += [Relation(f"{marge}|{j}", tuple(f"{i}|{j}" for i in lignes)) for j in (*colonnes, marge)]
    return Modele(cellules, tuple(relations))
