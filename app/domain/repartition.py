"""Whole numbers shared exactly, and rounded the way an invoice is."""

from collections.abc import Sequence


def arrondir(numerateur: int, denominateur: int) -> int:
    """Return the nearest whole number of a quotient ≥ 0, the half upwards."""
    return (2 * numerateur + denominateur) // (2 * denominateur)


def repartir(total: int, poids: Sequence[int]) -> list[int]:
    """Return whole parts of `total` in proportion of weights ≥ 0, their sum being `total`.

    Each gets its share rounded down; what is left goes, one by one, to the largest remainders (Hamilton's method), the
    first ones first when they are equal.
    """
    somme = sum(poids)
    if not somme:
        return [0] * len(poids)
    parts = [total * p // somme for p in poids]
    rangs = sorted(range(len(poids)), key=lambda rang: (-(total * poids[rang] % somme), rang))
    for rang in rangs[: total - sum(parts)]:
        parts[rang] += 1
    return parts
