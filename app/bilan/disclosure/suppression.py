"""Complementary hiding: the cheapest other cells to hide so that no reader bounds a sensitive cell too tightly.

Exact up to a bounded number of rounds (master problem on the choice of cells, cuts from the readers' programs);
past that bound, a greedy completion, then pruned. Every answer is checked with the exact integer intervals.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.bilan.disclosure.coupes import Attaque, Exigence
from app.bilan.disclosure.errors import SansSolution
from app.bilan.disclosure.intervalles import Lecteur
from app.bilan.disclosure.maitre import Maitre
from app.bilan.disclosure.modele import Modele
from app.bilan.disclosure.verdicts import Seuils, juger, largeur_regle, lecteur_regle

_TOURS_MAX = 250


class Critere(StrEnum):
    """Which readers the hidden set must resist."""

    EXACT = "exact"
    K = "k"
    K_ET_REGLE = "k+rule_aware"


class Cout(StrEnum):
    """What hiding one more cell costs: one, or the persons it hides."""

    UNITE = "unit"
    COMPTE = "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consigne:
    """How to protect: criterion, thresholds, least value of a hidden cell (`plancher`), cost, margins hideable."""

    critere: Critere = Critere.K_ET_REGLE
    seuils: Seuils = field(default_factory=lambda: Seuils(5))
    plancher: int = 0
    cout: Cout = Cout.COMPTE
    marges: bool = False


@dataclass(frozen=True, slots=True)
class Motif:
    """Complementary cells in table order, and what they cost."""

    secondaires: tuple[str, ...]
    cout: int


def cacher(modele: Modele, primaires: Collection[str], consigne: Consigne) -> Motif:
    """Choose the complementary cells; `primaires` are hidden anyway and every count of `modele` is known.

    Zeros never complement. Raises `SansSolution` when no hidden set protects the sensitive cells.
    """
    return _Recherche(modele, primaires, consigne).resoudre()


def candidates(modele: Modele, primaires: Collection[str], consigne: Consigne) -> tuple[str, ...]:
    """Cells that may be hidden as complement.

    Never a zero; never a cell that the reader who knows the rule would not believe hidden. A margin only if
    allowed, or if a sensitive margin must be hidden beside it.
    """
    defendues = set() if consigne.marges else modele.marges() - _soeurs(modele, primaires)
    return tuple(
        c
        for c, n in modele.cellules.items()
        if n and c not in primaires and c not in defendues and n >= _moins(consigne, c)
    )


def _moins(consigne: Consigne, cellule: str) -> int:
    if consigne.critere is Critere.K_ET_REGLE:
        return max(consigne.plancher, consigne.seuils.de(cellule))
    return max(1, consigne.plancher)


def _soeurs(modele: Modele, primaires: Collection[str]) -> set[str]:
    """Margins that add up with a sensitive margin to the same total."""
    sensibles = modele.marges().intersection(primaires)
    voisines = (r.parts for r in modele.relations if sensibles.intersection(r.parts))
    return {c for parts in voisines for c in parts}


class _Recherche:
    """One search: readers, requirements and the master problem."""

    def __init__(self, modele: Modele, primaires: Collection[str], consigne: Consigne) -> None:
        self._modele = modele
        self._primaires = tuple(c for c in modele.cellules if c in set(primaires))
        self._consigne = consigne
        self._candidates = candidates(modele, primaires, consigne)
        self._lecteur = Lecteur({}, (consigne.plancher, None))
        self._fronts = list(self._attaques())
        self._maitre = Maitre({c: self._prix(c) for c in self._candidates})

    def resoudre(self) -> Motif:
        if not self._protege(self._candidates):
            raise SansSolution
        choix: tuple[str, ...] = ()
        for _ in range(_TOURS_MAX):
            choix = self._maitre.choisir()
            if not self._couper(choix) and self._verifie(choix):
                return self._motif(choix)
        return self._motif(self._elaguer(self._completer(choix)))

    def _attaques(self) -> Iterable[tuple[Attaque, list[Exigence]]]:
        """Yield each reader with what it must not achieve."""
        c = self._consigne
        arithmetique = Attaque(self._modele, self._lecteur)
        if c.critere is Critere.EXACT:
            yield arithmetique, [Exigence(p, 1) for p in self._primaires]
            return
        seuils = {p: c.seuils.de(p) for p in self._primaires}
        yield arithmetique, [Exigence(p, k - 1, k) for p, k in seuils.items()]
        if c.critere is Critere.K_ET_REGLE:
            au_courant = lecteur_regle(self._modele.cellules, self._primaires, c.seuils, self._lecteur)
            largeurs = {p: largeur_regle(k, c.plancher) for p, k in seuils.items()}
            yield Attaque(self._modele, au_courant), [Exigence(p, w) for p, w in largeurs.items()]

    def _prix(self, cellule: str) -> int:
        return 1 if self._consigne.cout is Cout.UNITE else self._modele.cellules[cellule] or 0

    def _motif(self, choix: Collection[str]) -> Motif:
        return Motif(tuple(choix), sum(self._prix(c) for c in choix))

    def _couper(self, choix: Sequence[str]) -> bool:
        """Add to the master every cut that `choix` violates; tell whether there was one."""
        coupe = False
        for attaque, exigences in self._fronts:
            attaque.cacher({*self._primaires, *choix})
            manques = [m for m in map(attaque.manque, exigences) if m is not None]
            for seuil, poids in manques:
                fixe = sum(poids.get(p, 0.0) for p in self._primaires)
                self._maitre.exiger(poids, seuil - fixe)
            coupe = coupe or bool(manques)
        return coupe

    def _verifie(self, choix: Sequence[str]) -> bool:
        """Check with exact integers; what the linear programs let through is forbidden as such."""
        if self._protege(choix):
            return True
        self._maitre.exiger({c: 1.0 for c in self._candidates if c not in choix}, 1.0)
        return False

    def _protege(self, choix: Collection[str]) -> bool:
        c = self._consigne
        caches = [*self._primaires, *choix]
        seuils = None if c.critere is Critere.EXACT else c.seuils
        jugement = juger(self._modele, caches, self._primaires, seuils, self._lecteur)
        if c.critere is Critere.EXACT:
            return not jugement.exact
        return jugement.k == () and (c.critere is Critere.K or jugement.regle == ())

    def _completer(self, choix: Sequence[str]) -> list[str]:
        """Hide further cells, cheapest first, until the readers are held."""
        complet = list(choix)
        reste = sorted((c for c in self._candidates if c not in choix), key=self._prix)
        while not self._protege(complet):
            complet.append(reste.pop(0))
        return complet

    def _elaguer(self, choix: list[str]) -> list[str]:
        """Show again, dearest first, whatever can be."""
        for cellule in sorted(choix, key=self._prix, reverse=True):
            sans = [c for c in choix if c != cellule]
            if self._protege(sans):
                choix = sans
        return [c for c in self._candidates if c in choix]
