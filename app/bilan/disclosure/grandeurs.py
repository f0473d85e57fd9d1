"""R5: magnitudes (acts, minutes, cents) and the person who makes most of them."""

from collections.abc import Sequence
from fractions import Fraction


def grandeur(par_personne: Sequence[int], *, k: int, part_max: Fraction | float = Fraction(1, 2)) -> int | None:
    """Sum of a magnitude given per person, or None when it may not be printed.

    Not printed under k persons, nor when the first of them has more than `part_max` of the sum.
    """
    personnes = [v for v in par_personne if v]
    total = sum(personnes)
    if not personnes:
        return 0
    if len(personnes) < k or max(personnes) > Fraction(part_max) * total:
        return None
    return total
