"""Counts of several cells that a reader gets by subtraction: totals minus known parts, and their differences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations

from app.bilan.disclosure.modele import Intervalle, Modele

_RESTES_MAX = 400


@dataclass(frozen=True, slots=True)
class Reste:
    """Exact sum of cells that are not known one by one (table order)."""

    cellules: tuple[str, ...]
    valeur: int


def restes(modele: Modele, connus: Mapping[str, Intervalle]) -> tuple[Reste, ...]:
    """Every exact sum of unknown cells obtained from a known total, then by nested differences.

    `connus` gives the interval of every cell; a cell with equal ends is known. Bounded in number: on a larger
    document the deepest differences are not examined.
    """
    trouves = {feuilles: valeur for feuilles, valeur in _directs(modele, connus) if feuilles}
    frontiere = list(trouves)
    while frontiere and len(trouves) < _RESTES_MAX:
        nouveaux = dict(_differences(trouves, set(frontiere)))
        frontiere = [f for f in nouveaux if f not in trouves]
        trouves |= nouveaux
    rang = {c: j for j, c in enumerate(modele.cellules)}
    return tuple(Reste(tuple(sorted(f, key=rang.__getitem__)), v) for f, v in trouves.items())


def _directs(modele: Modele, connus: Mapping[str, Intervalle]) -> Iterator[tuple[frozenset[str], int]]:
    """Each known total minus its known parts, hidden parts being broken down to cells that have none."""
    for relation in modele.relations:
        lo, hi = connus[relation.total]
        if lo == hi:
            for feuilles, connu in _decoupes(modele, connus, relation.parts):
                yield feuilles, lo - connu


def _decoupes(
    modele: Modele, connus: Mapping[str, Intervalle], parts: tuple[str, ...]
) -> Iterator[tuple[frozenset[str], int]]:
    """Ways of writing a sum of parts: unknown cells, and the known amount beside them."""
    fixe = sum(connus[p][0] for p in parts if _connue(connus[p]))
    inconnues = frozenset(p for p in parts if not _connue(connus[p]))
    yield inconnues, fixe
    for relation in modele.relations:
        if relation.total in inconnues:
            autour = tuple(inconnues - {relation.total})
            for feuilles, connu in _decoupes(modele, connus, (*autour, *relation.parts)):
                yield feuilles, fixe + connu
            return


def _differences(
    trouves: Mapping[frozenset[str], int], recents: set[frozenset[str]]
) -> Iterator[tuple[frozenset[str], int]]:
    for petit, grand in permutations(trouves, 2):
        if petit < grand and (petit in recents or grand in recents):
            yield grand - petit, trouves[grand] - trouves[petit]


def _connue(intervalle: Intervalle) -> bool:
    return intervalle[0] == intervalle[1]
