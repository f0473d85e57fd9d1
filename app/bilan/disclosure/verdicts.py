"""The three verdicts on a hidden set: nothing recovered, threshold kept, rule known.

Defined by the `format` section of the acceptance cases: *exact* (no sensitive cell recovered), *k* (each
interval reaches k and is at least k-1 wide), *rule_aware* (the strongest reader, who knows which hidden cells are
small, keeps min(3, k - lower bound) values for each).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from app.bilan.disclosure.intervalles import Lecteur, Lecture, intervalles
from app.bilan.disclosure.modele import Intervalle, Modele

VALEURS_MIN = 3
"""Possible values that a reader who knows the rule must be left with."""


@dataclass(frozen=True, slots=True)
class Seuils:
    """The threshold k, and the cells that have another one (flagged themes)."""

    k: int
    propres: Mapping[str, int] = field(default_factory=dict)

    def de(self, cellule: str) -> int:
        """Threshold of one cell."""
        return self.propres.get(cellule, self.k)


@dataclass(frozen=True, slots=True)
class Jugement:
    """Intervals of the two readers and, per criterion, the sensitive cells that fail (sorted).

    `k` and `regle` are None when no threshold applies or when what the second reader believes is impossible.
    """

    intervalles: dict[str, Intervalle]
    intervalles_regle: dict[str, Intervalle]
    exact: tuple[str, ...]
    k: tuple[str, ...] | None
    regle: tuple[str, ...] | None


def juger(
    modele: Modele,
    caches: Collection[str],
    primaires: Collection[str],
    seuils: Seuils | None,
    lecteur: Lecteur,
) -> Jugement:
    """Judge the hidden set `caches`: `primaires` are the sensitive cells, `seuils` None: exact only."""
    vus = intervalles(modele, caches, lecteur)
    imprimees = _imprimees_en_faute(modele, caches, primaires, vus)
    caches_primaires = [p for p in primaires if p in vus]
    exact = _trier(imprimees, (p for p in caches_primaires if not est_large(vus[p], 1)))
    if seuils is None:
        return Jugement(vus, {}, exact, None, None)
    sous_k = (p for p in caches_primaires if not tient_k(vus[p], seuils.de(p)))
    au_courant = intervalles_regle(modele, caches, primaires, seuils, lecteur)
    if au_courant is None:
        return Jugement(vus, {}, exact, _trier(imprimees, sous_k), None)
    largeurs = {p: largeur_regle(seuils.de(p), lecteur.de(p)[0]) for p in caches_primaires}
    devines = (p for p, w in largeurs.items() if not est_large(au_courant[p], w))
    return Jugement(vus, au_courant, exact, _trier(imprimees, sous_k), _trier(imprimees, devines))


def intervalles_regle(
    modele: Modele, caches: Collection[str], primaires: Collection[str], seuils: Seuils, lecteur: Lecteur
) -> dict[str, Intervalle] | None:
    """Intervals of the hidden sensitive cells for the reader who knows which hidden cells are small.

    None when no count fits that belief (a complement below k, for instance).
    """
    lecture = Lecture(modele, caches, lecteur_regle(caches, primaires, seuils, lecteur))
    if not lecture.possible():
        return None
    return {p: lecture.intervalle(p) for p in primaires if p in set(caches)}


def lecteur_regle(
    caches: Iterable[str], primaires: Collection[str], seuils: Seuils, lecteur: Lecteur
) -> Lecteur:
    """Reader who believes every sensitive hidden cell below k and every other hidden cell at least k."""
    bornes: dict[str, Intervalle] = {}
    for cellule in caches:
        lo, hi = lecteur.de(cellule)
        k = seuils.de(cellule)
        if cellule in primaires:
            bornes[cellule] = (lo, k - 1 if hi is None else min(hi, k - 1))
        else:
            bornes[cellule] = (max(lo, k), hi)
    return Lecteur(bornes, lecteur.defaut)


def largeur_regle(k: int, plancher: int) -> int:
    """Smallest width that leaves min(3, k - plancher) values."""
    return max(0, min(VALEURS_MIN, k - plancher) - 1)


def tient_k(intervalle: Intervalle, k: int) -> bool:
    """Whether the interval reaches k and is at least k-1 wide."""
    return atteint(intervalle, k) and est_large(intervalle, k - 1)


def atteint(intervalle: Intervalle, seuil: int) -> bool:
    """Whether the upper end reaches `seuil`."""
    return intervalle[1] is None or intervalle[1] >= seuil


def est_large(intervalle: Intervalle, largeur: int) -> bool:
    """Whether the ends are at least `largeur` apart."""
    return intervalle[1] is None or intervalle[1] - intervalle[0] >= largeur


def _imprimees_en_faute(
    modele: Modele, caches: Collection[str], primaires: Collection[str], vus: Mapping[str, Intervalle]
) -> list[str]:
    """Sensitive cells that are printed, except a margin judged through the hidden cells it bounds."""
    return [p for p in primaires if p not in caches and not _jugee_par_ses_parts(modele, p, primaires, vus)]


def _jugee_par_ses_parts(
    modele: Modele, marge: str, primaires: Collection[str], vus: Mapping[str, Intervalle]
) -> bool:
    """Whether all the parts of a small margin are hidden, sensitive and not recovered: they fail k in its stead."""
    return any(
        all(p in vus and p in primaires and est_large(vus[p], 1) for p in relation.parts)
        for relation in modele.relations
        if relation.total == marge
    )


def _trier(*suites: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({cellule for suite in suites for cellule in suite}))
