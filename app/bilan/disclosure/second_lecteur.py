"""The reader who knows the folding rule, and asks which counts would have printed exactly this folded line.

Exact for every way of reaching the fold that is examined; examining fewer ways (a bound keeps it fast) only makes
the reader look better informed, so the fold is never declared safe wrongly.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Protocol

from app.bilan.disclosure.ensembles import autour, entre, somme_de, sommes, valeurs

VALEURS_MIN = 3
_CHEMINS_MAX = 64
_Lignes = frozenset[int]


class _Rubrique(Protocol):
    @property
    def n(self) -> int: ...
    @property
    def seuil(self) -> int: ...
    @property
    def famille(self) -> str: ...
    @property
    def effectif(self) -> int | None: ...
    @property
    def parts(self) -> int: ...


class ReglePli:
    """The folding rule of one list: it sees families, thresholds and headcounts, and the total of persons."""

    def __init__(self, rubriques: Sequence[_Rubrique], *, k: int, h_min: int) -> None:
        self._rubriques = rubriques
        self._k = k
        self._h_min = h_min
        total = sum(r.n for r in rubriques)
        tout = [entre(0, total if r.effectif is None else min(total, r.effectif)) for r in rubriques]
        self._petites = [self._petites_parmi(i, t) for i, t in enumerate(tout)]
        self._grandes = [t & ~p for t, p in zip(tout, self._petites, strict=True)]
        self._simuler = cache(self._simulation_suffit)
        self._fort = cache(self._fort_garde)

    def petites_de(self, comptes: Sequence[int]) -> _Lignes:
        """Lines that cannot be printed alone, empty ones included."""
        return frozenset(i for i, n in enumerate(comptes) if not n or self._petite(i, n))

    def arreter(self, petites: _Lignes, comptes: Sequence[int]) -> _Lignes:
        """Lines of the fold once it is safe; every line when it never is."""
        repliees = petites
        while len(repliees) < len(self._rubriques):
            if self._sur(petites, repliees, sum(comptes[i] for i in repliees)):
                break
            repliees |= {self.suivante(repliees)}
        return repliees

    def suivante(self, repliees: _Lignes) -> int:
        """Next line to fold: same family first, then nearest in the list, the following one on ties."""
        familles = {self._rubriques[i].famille for i in repliees}

        def rang(candidate: int) -> tuple[bool, int, bool, int]:
            ecarts = [candidate - i for i in repliees]
            proche = min(abs(e) for e in ecarts)
            etrangere = self._rubriques[candidate].famille not in familles
            return etrangere, proche, proche not in ecarts, candidate

        return min((i for i in range(len(self._rubriques)) if i not in repliees), key=rang)

    def _petite(self, i: int, n: int) -> bool:
        return n < self._rubriques[i].seuil or self._hors_r4(self._rubriques[i].effectif, n)

    def _petites_parmi(self, i: int, tout: int) -> int:
        seuil, effectif = self._rubriques[i].seuil, self._rubriques[i].effectif
        if effectif is None:
            return tout & entre(0, seuil - 1)
        if effectif < self._h_min:
            return tout
        return tout & (entre(0, seuil - 1) | entre(max(0, effectif - self._k + 1), effectif))

    def _hors_r4(self, effectif: int | None, n: int) -> bool:
        return effectif is not None and (effectif < self._h_min or effectif - n < self._k)

    def _sur(self, petites: _Lignes, repliees: _Lignes, somme: int) -> bool:
        """Whether folding may stop here; known to whoever sees the fold, its sum, and which lines were small."""
        if somme < max(self._rubriques[i].seuil for i in repliees):
            return False
        if self._hors_r4(self._effectif(repliees), somme):
            return False
        fort = self._fort(petites, repliees, somme) and self._naif(repliees, somme)
        return fort and self._simuler(repliees, somme)

    def _effectif(self, repliees: _Lignes) -> int | None:
        effectifs = [self._rubriques[i].effectif for i in repliees]
        return None if None in effectifs else sum(e or 0 for e in effectifs)

    def _fort_garde(self, petites: _Lignes, repliees: _Lignes, somme: int) -> bool:
        """Whether the reader who is told which folded lines were small keeps enough values for each of them."""
        domaines = {i: self._petites[i] if i in petites else self._grandes[i] for i in repliees}
        for i in petites:
            reste = somme_de((d for j, d in domaines.items() if j != i), somme)
            if autour(domaines[i], somme, reste).bit_count() < self._besoin(i):
                return False
        return True

    def _naif(self, repliees: _Lignes, somme: int) -> bool:
        """Whether the reader who takes every folded line for small is either wrong or left with enough values.

        One such reader knows the headcounts, another does not and looks at elementary lines.
        """
        lignes = [self._rubriques[i] for i in repliees]
        seuls = [r.seuil - 1 for r in lignes for _ in range(r.parts)]
        bornes = [r.seuil - 1 if r.effectif is None else min(r.seuil - 1, r.effectif) for r in lignes]
        return _assez_larges(seuls, somme) and _assez_larges(bornes, somme)

    def _besoin(self, i: int) -> int:
        return min(VALEURS_MIN, (self._petites[i] | self._grandes[i]).bit_count())

    def _simulation_suffit(self, repliees: _Lignes, somme: int) -> bool:
        """Whether the reader who simulates the rule keeps enough values for every folded line."""
        possibles = dict.fromkeys(repliees, 0)
        for chemin in self._chemins(repliees):
            self._noter(possibles, chemin, somme)
            if all(possibles[i].bit_count() >= self._besoin(i) for i in repliees):
                return True
        return False

    def _chemins(self, repliees: _Lignes) -> Iterator[tuple[_Lignes, tuple[int, ...]]]:
        """Yield the ways of reaching a fold: the small lines it started from, then the lines added in order."""
        file: list[tuple[_Lignes, tuple[int, ...]]] = [(repliees, ())]
        for chemin in file:
            yield chemin
            depart, ajouts = chemin
            avant = [(depart - {a}, (a, *ajouts)) for a in sorted(depart) if len(depart) > 1]
            file += [c for c in avant if self.suivante(c[0]) == c[1][0]][: _CHEMINS_MAX - len(file)]

    def _noter(self, possibles: dict[int, int], chemin: tuple[_Lignes, tuple[int, ...]], somme: int) -> None:
        """Add to `possibles` the values that this way of reaching the fold allows."""
        depart, ajouts = chemin
        if not self._fort(depart, depart | set(ajouts), somme):
            return
        etapes = self._sommes_vivantes(depart, ajouts, somme)
        cibles = 1 << somme
        for ajout, vivantes in zip(reversed(ajouts), reversed(etapes[1:]), strict=True):
            possibles[ajout] |= sum(1 << x for x in valeurs(self._grandes[ajout]) if vivantes << x & cibles)
            cibles = vivantes & _union(cibles >> x for x in valeurs(self._grandes[ajout]))
        cibles &= etapes[0]
        for i in depart if cibles else ():
            reste = somme_de((self._petites[j] for j in depart if j != i), somme)
            possibles[i] |= _union(autour(self._petites[i], s, reste) for s in valeurs(cibles))

    def _sommes_vivantes(self, depart: _Lignes, ajouts: tuple[int, ...], somme: int) -> list[int]:
        """Return the sums of the starting lines, then before each added line those at which the rule did not stop."""
        atteintes = somme_de((self._petites[i] for i in depart), somme) & ~1
        etapes, repliees = [atteintes], depart
        for ajout in ajouts:
            vivantes = sum(1 << s for s in valeurs(atteintes) if not self._sur(depart, repliees, s))
            etapes.append(vivantes)
            atteintes = sommes(vivantes, self._grandes[ajout], somme)
            repliees |= {ajout}
        return etapes


def _union(ensembles: Iterator[int]) -> int:
    total = 0
    for ensemble in ensembles:
        total |= ensemble
    return total


def _assez_larges(plafonds: Sequence[int], somme: int) -> bool:
    """Whether counts of this sum, each under its ceiling, are impossible or leave each line enough values."""
    total = sum(plafonds)
    largeurs = (min(p, somme) - max(0, somme - total + p) for p in plafonds)
    besoins = (min(VALEURS_MIN - 1, p) for p in plafonds)
    return somme > total or all(w >= besoin for w, besoin in zip(largeurs, besoins, strict=True))
