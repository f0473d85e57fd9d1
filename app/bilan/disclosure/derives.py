"""R9 derived figures (percentages, evolutions, means, amounts) and R11 differences between two releases."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True, slots=True)
class Evolution:
    """Change since the period before: a percentage when the base allows one, else a plain difference."""

    pct: int | None = None
    difference: int | None = None


def arrondi(numerateur: int, denominateur: int) -> int:
    """Whole quotient, half away from zero; `denominateur` > 0."""
    return int((Decimal(numerateur) / Decimal(denominateur)).quantize(Decimal(1), ROUND_HALF_UP))


def pourcentage(n: int | None, base: int | None, *, base_min: int = 20) -> int | None:
    """Whole percentage of two printed counts, None if one is not printed or the base is under `base_min`."""
    if n is None or base is None or base < base_min:
        return None
    return arrondi(100 * n, base)


def evolution(n: int | None, n_1: int | None, *, base_min: int = 20) -> Evolution | None:
    """Change from `n_1` to `n`, None unless both are printed."""
    if n is None or n_1 is None:
        return None
    if n_1 < base_min:
        return Evolution(difference=n - n_1)
    return Evolution(pct=arrondi(100 * (n - n_1), n_1))


def moyenne(somme: int | None, personnes: int, complement: int, *, base_min: int = 8) -> Decimal | None:
    """Mean with one decimal, None under `base_min` persons in the group or in its (non-empty) complement."""
    if somme is None or personnes < base_min or 0 < complement < base_min:
        return None
    return (Decimal(somme) / Decimal(personnes)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def montant(centimes: int) -> int:
    """Total of aids, in cents, rounded to 100 euros."""
    return arrondi(centimes, 10_000) * 10_000


def ecart_notable(n: int, recues: int, groupe: int, effectif: int) -> bool:
    """Whether the share of a group among `recues` differs notably from its share of the `effectif`.

    |p-q| > 2·sqrt(q(1-q)/T·(H-T)/(H-1)), compared exactly on squares.
    """
    if effectif <= 1 or recues == 0:
        return False
    ecart = (n * effectif - groupe * recues) ** 2 * (effectif - 1)
    return ecart > 4 * groupe * (effectif - groupe) * (effectif - recues) * recues


def revision_acceptee(ecarts: Iterable[int], *, k: int) -> bool:
    """Whether a revised release may follow the first: each change is nil or at least k either way (R11)."""
    return all(ecart == 0 or abs(ecart) >= k for ecart in ecarts)
