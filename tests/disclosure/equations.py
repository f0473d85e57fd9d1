"""Integer unknowns tied by linear rows, bounded with scipy alone: the attacker's pencil and paper."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

Nom = Hashable
Forme = Mapping[Nom, int]
INFINI = float("inf")


@dataclass
class Equations:
    """Unknown counts ≥ 0 and what is printed of their sums."""

    rangees: list[tuple[Forme, float, float]] = field(default_factory=list)
    noms: set[Nom] = field(default_factory=set)

    def poser(self, forme: Forme, lo: float, hi: float) -> None:
        """State lo ≤ Σ coef·unknown ≤ hi."""
        self.noms.update(forme)
        if forme and (lo > -INFINI or hi < INFINI):
            self.rangees.append((forme, lo, hi))

    def composante(self, depart: Iterable[Nom]) -> "Composante":
        """Unknowns tied, closely or not, to those of `depart`."""
        noms, reste = set(depart), list(self.rangees)
        rangees: list[tuple[Forme, float, float]] = []
        grandit = True
        while grandit:
            touchees = [r for r in reste if not noms.isdisjoint(r[0])]
            reste = [r for r in reste if noms.isdisjoint(r[0])]
            rangees += touchees
            noms.update(n for forme, _, _ in touchees for n in forme)
            grandit = bool(touchees)
        return Composante(sorted(noms, key=repr), rangees)


class Composante:
    """One connected set of unknowns, ready to be bounded."""

    def __init__(self, noms: list[Nom], rangees: list[tuple[Forme, float, float]]) -> None:
        self.rang = {n: j for j, n in enumerate(noms)}
        self.rangees = rangees
        lignes, colonnes, valeurs = [], [], []
        for i, (forme, _, _) in enumerate(rangees):
            for nom, c in forme.items():
                lignes.append(i)
                colonnes.append(self.rang[nom])
                valeurs.append(float(c))
        forme_matrice = (len(rangees), len(noms))
        matrice = csr_array((valeurs, (lignes, colonnes)), shape=forme_matrice)
        self._contraintes = LinearConstraint(matrice, [r[1] for r in rangees], [r[2] for r in rangees])

    def intervalle(self, forme: Forme) -> tuple[int, float] | None:
        """Integer bounds of Σ coef·unknown (inf: none); None when what is printed is contradictory."""
        couts = np.zeros(len(self.rang))
        for nom, c in forme.items():
            couts[self.rang[nom]] = c
        bas, haut = self._extreme(couts), self._extreme(-couts)
        if bas is None or haut is None:
            return None
        return int(max(bas, 0)), -haut

    def _extreme(self, couts: np.ndarray) -> float | None:
        resultat = milp(
            couts,
            integrality=np.ones(len(couts)),
            bounds=Bounds(0, np.inf),
            constraints=self._contraintes if self.rangees else (),
        )
        if resultat.status == 0:
            return float(round(resultat.fun))
        impossible = milp(0 * couts, constraints=self._contraintes if self.rangees else ()).status == 2
        return None if impossible else -INFINI


def restes_de(sommes: Mapping[frozenset[Nom], int]) -> Iterator[tuple[frozenset[Nom], int]]:
    """Yield each printed sum, once the largest disjoint printed sums inside it are taken out."""
    for grand, total in sommes.items():
        dedans = [p for p in sommes if p < grand]
        for par_taille in (sorted(dedans, key=len), sorted(dedans, key=len, reverse=True)):
            reste, valeur = grand, total
            for petit in par_taille:
                if petit <= reste:
                    reste, valeur = reste - petit, valeur - sommes[petit]
            yield reste, valeur
