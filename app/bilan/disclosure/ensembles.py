"""Sets of small integers as bits of one integer: bit v is set when v is in the set."""

from collections.abc import Iterable, Iterator
from functools import reduce


def entre(lo: int, hi: int) -> int:
    """Every value from `lo` to `hi` included (empty if hi < lo)."""
    return ((1 << (hi + 1)) - 1) & ~((1 << lo) - 1) if 0 <= lo <= hi else 0


def valeurs(ensemble: int) -> Iterator[int]:
    """Values of a set, smallest first."""
    while ensemble:
        bas = ensemble & -ensemble
        yield bas.bit_length() - 1
        ensemble ^= bas


def sommes(a: int, b: int, plafond: int) -> int:
    """Every x + y ≤ plafond with x in `a` and y in `b`."""
    petit, grand = (a, b) if a.bit_count() <= b.bit_count() else (b, a)
    total = 0
    for v in valeurs(petit):
        total |= grand << v
    return total & entre(0, plafond)


def somme_de(termes: Iterable[int], plafond: int) -> int:
    """Every sum ≤ plafond of one value taken in each set."""
    return reduce(lambda a, b: sommes(a, b, plafond), termes, 1)


def autour(ensemble: int, cible: int, complement: int) -> int:
    """Values x of `ensemble` such that cible - x is in `complement`."""
    return sum(1 << x for x in valeurs(ensemble & entre(0, cible)) if complement >> (cible - x) & 1)
