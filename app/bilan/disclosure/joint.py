"""The audit of a whole document: every count that may be worked out from all that is printed, taken together.

The caller lays down, in one `Modele`, every cell of the document and every cell that is *not* printed but may be
worked out: complements (T - base, received and not new…), folded lines, inner cells of crosses, unpublished
periods. Relations tie them: nested populations, lists against their base, groups against families, margins
shared by several tables. Nothing here reads how the document was protected.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations

from app.bilan.disclosure.intervalles import Lecteur, Lecture
from app.bilan.disclosure.modele import Intervalle, Modele
from app.bilan.disclosure.restes import restes
from app.bilan.disclosure.verdicts import Seuils, est_large, largeur_regle, lecteur_regle, tient_k


class Faute(StrEnum):
    """Why a count fails."""

    IMPRIMEE = "imprimee"
    DEDUITE = "deduite"
    TROP_SERREE = "trop_serree"
    DEVINEE = "devinee"


@dataclass(frozen=True, slots=True)
class Fuite:
    """One failing count: the cells it sums, what a reader proves of it, the threshold it misses."""

    cellules: tuple[str, ...]
    faute: Faute
    intervalle: Intervalle
    seuil: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """Failing counts, in table order; none: the document may be printed."""

    fuites: tuple[Fuite, ...]

    @property
    def sur(self) -> bool:
        """Whether nothing fails."""
        return not self.fuites


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What is printed of a model.

    `imprimees` cells printed exactly. `minimums` cells printed as « n et plus ». `masquees` cells printed n.c.:
    the reader who knows the rule knows that some are small. `zeros_sensibles` cells where nobody is a disclosure
    too (crosses). `seuils` k, and k_sensible for the cells of flagged themes. `plafonds` known largest values.
    A cell whose true count is unknown (None) is treated as sensitive.
    """

    modele: Modele
    imprimees: frozenset[str]
    seuils: Seuils
    minimums: Mapping[str, int] = field(default_factory=dict)
    masquees: frozenset[str] = frozenset()
    zeros_sensibles: frozenset[str] = frozenset()
    plafonds: Mapping[str, int] = field(default_factory=dict)

    @property
    def caches(self) -> tuple[str, ...]:
        """Cells that are not printed, in table order."""
        return tuple(c for c in self.modele.cellules if c not in self.imprimees)

    def lecteur(self) -> Lecteur:
        """Return what anyone knows of the cells beforehand."""
        bornes = {c: (self.minimums.get(c, 0), self.plafonds.get(c)) for c in (*self.minimums, *self.plafonds)}
        return Lecteur(bornes)

    def sensible(self, cellule: str) -> bool:
        """Whether the true count must be protected."""
        n = self.modele.cellules[cellule]
        if n is None:
            return True
        return n < self.seuils.de(cellule) and (n > 0 or cellule in self.zeros_sensibles)


def auditer(document: Document) -> Verdict:
    """Audit all that is printed at once; raises `Incoherent` if the printed figures contradict one another."""
    lecture = Lecture(document.modele, document.caches, document.lecteur())
    connus = {c: lecture.intervalle(c) for c in document.modele.cellules}
    fuites = [
        *_imprimees(document, connus),
        *_cachees(document, connus),
        *_sommes(document, connus, lecture),
        *_devinees(document),
    ]
    uniques = {fuite.cellules: fuite for fuite in reversed(fuites)}
    return Verdict(tuple(reversed(uniques.values())))


def _imprimees(document: Document, connus: Mapping[str, Intervalle]) -> Iterator[Fuite]:
    for cellule in document.modele.cellules:
        lo, seuil = connus[cellule][0], document.seuils.de(cellule)
        if cellule in document.imprimees and 0 < lo < seuil:
            yield Fuite((cellule,), Faute.IMPRIMEE, connus[cellule], seuil)


def _cachees(document: Document, connus: Mapping[str, Intervalle]) -> Iterator[Fuite]:
    for cellule in document.caches:
        intervalle, seuil = connus[cellule], document.seuils.de(cellule)
        if _exact(intervalle):
            zero = cellule in document.masquees and cellule in document.zeros_sensibles
            if 0 < intervalle[0] < seuil or (zero and not intervalle[0]):
                yield Fuite((cellule,), Faute.DEDUITE, intervalle, seuil)
        elif document.sensible(cellule) and intervalle[0] < seuil and not tient_k(intervalle, seuil):
            yield Fuite((cellule,), Faute.TROP_SERREE, intervalle, seuil)


def _sommes(document: Document, connus: Mapping[str, Intervalle], lecture: Lecture) -> Iterator[Fuite]:
    """Yield the sums of cells that can be worked out exactly: rests of totals, their differences, small pairs."""
    for reste in restes(document.modele, connus):
        yield from _si_petit(document, reste.cellules, (reste.valeur, reste.valeur))
    for paire in _petites_paires(document, connus):
        yield from _si_petit(document, paire, lecture.intervalle_de(dict.fromkeys(paire, 1)))


def _si_petit(document: Document, cellules: tuple[str, ...], intervalle: Intervalle) -> Iterator[Fuite]:
    seuil = max(document.seuils.de(c) for c in cellules)
    if _exact(intervalle) and 0 < intervalle[0] < seuil:
        yield Fuite(cellules, Faute.DEDUITE, intervalle, seuil)


def _petites_paires(document: Document, connus: Mapping[str, Intervalle]) -> Iterator[tuple[str, str]]:
    """Pairs of hidden parts of one total whose true sum would be too small to be worked out."""
    vues: set[tuple[str, str]] = set()
    for relation in document.modele.relations:
        caches = [p for p in relation.parts if not _exact(connus[p])]
        for a, b in combinations(caches, 2):
            n, m = document.modele.cellules[a], document.modele.cellules[b]
            petite = n is None or m is None or 0 < n + m < max(document.seuils.de(a), document.seuils.de(b))
            if petite and (a, b) not in vues:
                vues.add((a, b))
                yield a, b


def _devinees(document: Document) -> Iterator[Fuite]:
    """Hidden cells of crosses, for the reader who knows which ones are small.

    A complement below its threshold makes that belief impossible: refused upstream, by `Incoherent`.
    """
    primaires = [c for c in document.caches if c in document.masquees and document.sensible(c)]
    if not primaires:
        return
    masquees = [c for c in document.caches if c in document.masquees]
    croyances = lecteur_regle(masquees, primaires, document.seuils, document.lecteur())
    bornes = {**document.lecteur().bornes, **croyances.bornes}
    lecture = Lecture(document.modele, document.caches, Lecteur(bornes))
    for cellule, intervalle in ((p, lecture.intervalle(p)) for p in primaires):
        seuil = document.seuils.de(cellule)
        if not est_large(intervalle, largeur_regle(seuil, 0)):
            yield Fuite((cellule,), Faute.DEVINEE, intervalle, seuil)


def _exact(intervalle: Intervalle) -> bool:
    return intervalle[0] == intervalle[1]
