"""R6 and R4, ordinal lists: merge a band that may not be printed with its adjacent band that has fewer persons.

The band of persons whose answer is missing joins the last band (« 55 ans et plus ou non renseigné »). A reader
who simulates this rule must keep three values for every band inside a merged one; otherwise merge again.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, islice, pairwise, product
from math import comb, prod

VALEURS_MIN = 3
_ESSAIS_MAX = 1200
_PETIT = 12
_Partition = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Bande:
    """One band in order; `effectif` its headcount (None: R4 does not apply); `non_renseigne` for the last one."""

    code: str
    n: int
    effectif: int | None = None
    non_renseigne: bool = False


@dataclass(frozen=True, slots=True)
class Regle:
    """Thresholds: k persons in a band, `h_min` in its headcount, k of the headcount not met."""

    k: int
    h_min: int = 10


Bandes = tuple[tuple[str, ...], ...]
"""Printed bands, each the codes it holds, in order."""


def fusionner(bandes: Sequence[Bande], *, k: int, h_min: int = 10) -> Bandes | None:
    """Merge adjacent bands until each may be printed and none can be guessed; None: not printed.

    Empty bands that no merge needs stay alone (the writer omits or prints 0).
    """
    regle = Regle(k, h_min)
    partition = _fusion_sure(tuple(bandes), regle)
    if len(partition) == 1:
        return None
    return tuple(tuple(b.code for b in bandes[i:j]) for i, j in partition)


def _fusion_sure(bandes: tuple[Bande, ...], regle: Regle) -> _Partition:
    partition = _fusion_simple(bandes, [b.n for b in bandes], regle)
    modele = tuple(replace(b, n=0) for b in bandes)
    while len(partition) > 1:
        comptes = tuple(sum(b.n for b in bandes[i:j]) for i, j in partition)
        devinee = _devinee(modele, regle, partition, comptes)
        if devinee is None:
            break
        partition = _unir(partition, devinee, _voisine(partition, comptes, devinee))
    return partition


def _fusion_simple(bandes: Sequence[Bande], vecteur: Sequence[int], regle: Regle) -> _Partition:
    """Merge while some band may not be printed: the first such one, with its neighbour that has fewer persons."""
    partition: _Partition = tuple((i, i + 1) for i in range(len(bandes)))
    comptes = list(vecteur)
    while len(partition) > 1:
        groupes = zip(partition, comptes, strict=True)
        faute = next((g for g, (p, n) in enumerate(groupes) if _fautive(bandes[p[0] : p[1]], n, regle)), None)
        if faute is None:
            break
        partition = _unir(partition, faute, _voisine(partition, comptes, faute))
        comptes = [sum(vecteur[i:j]) for i, j in partition]
    return partition


def _fautive(bandes: Sequence[Bande], n: int, regle: Regle) -> bool:
    if 0 < n < regle.k:
        return True
    connues = [b.effectif for b in bandes if not b.non_renseigne]
    if not connues or None in connues:
        return False
    effectif = sum(e or 0 for e in connues)
    return effectif < regle.h_min or effectif - n < regle.k


def _voisine(partition: _Partition, comptes: Sequence[int], g: int) -> int:
    """Adjacent group with fewer persons, the following one on ties."""
    voisines = [v for v in (g + 1, g - 1) if 0 <= v < len(partition)]
    return min(voisines, key=lambda v: comptes[v])


def _unir(partition: _Partition, a: int, b: int) -> _Partition:
    a, b = min(a, b), max(a, b)
    return (*partition[:a], (partition[a][0], partition[b][1]), *partition[b + 1 :])


@cache
def _devinee(
    modele: tuple[Bande, ...], regle: Regle, partition: _Partition, comptes: tuple[int, ...]
) -> int | None:
    """First merged group of which some band keeps fewer than three values for the reader who knows the rule.

    Only vectors that the plain rule merges so are tried: a subset of what is possible, so the answer errs on the
    safe side. Depends on nothing but what is printed.
    """
    serree = next((g for g, (i, j) in enumerate(partition) if _naivement(comptes[g], j - i, regle.k)), None)
    if serree is not None:
        return serree
    possibles: list[set[int]] = [set() for _ in modele]
    besoins = [_besoin(b) if j - i > 1 else 0 for i, j in partition for b in modele[i:j]]
    for vecteur in _vecteurs(partition, comptes):
        if _realiste(modele, vecteur) and _fusion_simple(modele, vecteur, regle) == partition:
            for vues, n in zip(possibles, vecteur, strict=True):
                vues.add(n)
            if all(len(vues) >= besoin for vues, besoin in zip(possibles, besoins, strict=True)):
                return None
    manques = [len(vues) < besoin for vues, besoin in zip(possibles, besoins, strict=True)]
    return next(g for g, (i, j) in enumerate(partition) if any(manques[i:j]))


def _naivement(n: int, bandes: int, k: int) -> bool:
    """Whether a reader who takes every band of a merged one for small is left with fewer than three values."""
    lo, hi = max(0, n - (bandes - 1) * (k - 1)), min(k - 1, n)
    return bandes > 1 and 0 <= hi - lo < VALEURS_MIN - 1


def _besoin(bande: Bande) -> int:
    return VALEURS_MIN if bande.effectif is None else min(VALEURS_MIN, bande.effectif + 1)


def _realiste(modele: Sequence[Bande], vecteur: Sequence[int]) -> bool:
    return all(b.effectif is None or n <= b.effectif for b, n in zip(modele, vecteur, strict=True))


def _vecteurs(partition: _Partition, comptes: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield the counts of the bands that give these sums: all of them when few, else a fixed sample."""
    tailles = [j - i for i, j in partition]
    nombre = prod(comb(n + t - 1, t - 1) for n, t in zip(comptes, tailles, strict=True))
    if nombre <= _ESSAIS_MAX:
        tous = product(*(_partages(n, t) for n, t in zip(comptes, tailles, strict=True)))
        yield from (tuple(v for groupe in choix for v in groupe) for choix in tous)
        return
    tirage = random.Random(0)  # noqa: S311 - a fixed sample, the rule must answer the same to everyone
    for _ in islice(iter(int, 1), _ESSAIS_MAX):
        choix = (_partage_au_hasard(n, t, tirage) for n, t in zip(comptes, tailles, strict=True))
        yield tuple(v for groupe in choix for v in groupe)


def _partages(n: int, parts: int) -> Iterator[tuple[int, ...]]:
    for bornes in combinations(range(n + parts - 1), parts - 1):
        coupes = (-1, *bornes, n + parts - 1)
        yield tuple(b - a - 1 for a, b in pairwise(coupes))


def _partage_au_hasard(n: int, parts: int, tirage: random.Random) -> tuple[int, ...]:
    """Share `n` unevenly: what is left is cut near its ends half of the time, for it is small bands that merge."""
    partage: list[int] = []
    for _ in range(parts - 1):
        plafond = min(n, _PETIT) if tirage.getrandbits(1) else n
        partage.append(tirage.randint(0, plafond))
        n -= partage[-1]
    partage.insert(tirage.randint(0, parts - 1), n)
    return tuple(partage)
