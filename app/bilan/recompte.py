"""The audit's own counting: from the snapshot, line by line, without reading how the document was made."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from app.bilan.instantane import ActesFiges, Instantane
from app.domain.nomenclatures import Liste

_Tas = tuple[list[int], dict[int, int]]
"""A heap of acts: their total (one number) and the part of each person."""


def _bande(annees: int | None, seuils: tuple[int, ...], codes: tuple[str, ...]) -> str:
    if annees is None:
        return "NR"
    return codes[sum(annees >= s for s in seuils)]


_BANDES: Mapping[str, Callable[[int | None], str]] = {
    "age": lambda annees: _bande(annees, (25, 35, 45, 55), ("-25", "25-34", "35-44", "45-54", "55+")),
    "anciennete": lambda annees: _bande(annees, (1, 5, 10, 20), ("-1", "1-5", "5-10", "10-20", "20+")),
}


@dataclass(frozen=True, slots=True)
class Poids:
    """A magnitude as R5 reads it: its total, how many persons have a part in it, the greatest part."""

    total: int
    personnes: int
    premiere: int


class Recompte:
    """True counts of one snapshot."""

    def __init__(self, instantane: Instantane) -> None:
        self._instantane = instantane
        self._codes: dict[str, Counter[str]] = {}
        self._heaps: dict[tuple[str, str, bool], dict[str, _Tas]] = {}
        self._recues = [p for p in instantane.personnes if p.recue]
        natures = instantane.nomenclatures[Liste.NATURES]
        self.entretiens = frozenset(
            e.code for e in natures if e.attributs.get("compte_comme_entretien") == "1"
        )
        themes = instantane.nomenclatures[Liste.THEMES]
        self.signales = frozenset(e.code for e in themes if e.attributs.get("sensible") == "1")

    @cached_property
    def populations(self) -> Mapping[str, int]:
        """Return the nested populations and what separates them."""
        recues, tous = len(self._recues), len(self._instantane.personnes)
        nouvelles = sum(1 for p in self._recues if p.nouvelle)
        salaries = sum(1 for p in self._recues if p.beneficiaire == "SAL")
        return {
            "recues": recues,
            "accompagnees": tous,
            "accompagnees_seulement": tous - recues,
            "nouvelles": nouvelles,
            "anciennes": recues - nouvelles,
            "salaries": salaries,
            "hors_effectif": recues - salaries,
        }

    def effectifs(self, axe: str) -> dict[str, int]:
        """Return the headcounts of one axis by code ("total": under the empty code)."""
        return {e.modalite: e.nombre for e in self._instantane.effectifs if e.axe == axe}

    def codes(self, axe: str) -> Counter[str]:
        """Count the persons received by code of one axis."""
        if axe not in self._codes:
            comptes = self._codes[axe] = Counter()
            for valeur, n in Counter(map(attrgetter(axe), self._recues)).items():
                comptes[_BANDES[axe](valeur) if axe in _BANDES else valeur or "NR"] += n
        return self._codes[axe]

    def paires(self, axes: tuple[str, str]) -> Counter[tuple[str, str]]:
        """Count the persons received by pair of codes (axes without bands)."""
        comptes: Counter[tuple[str, str]] = Counter()
        for (a, b), n in Counter(map(attrgetter(*axes), self._recues)).items():
            comptes[a or "NR", b or "NR"] += n
        return comptes

    def poids(self, axe: str, mesure: str, codes: Collection[str], *, entretiens: bool = False) -> Poids:
        """Weigh the individual acts whose `axe` ("nature", "canal", "categorie") is one of `codes`.

        `mesure` is "actes" or "minutes"; `entretiens`: among the entretiens only.
        """
        return _peser([tas for code, tas in self._tas(axe, mesure, entretiens=entretiens).items() if code in codes])

    def aides(self) -> Poids:
        """Weigh the aids: their sum in cents, how many persons obtained some, the greatest part."""
        parts: dict[int, int] = defaultdict(int)
        for demarche in self._instantane.demarches:
            parts[demarche.personne] += demarche.aides
        obtenues = [part for part in parts.values() if part]
        return Poids(sum(obtenues), len(obtenues), max(obtenues, default=0))

    def poids_hors(self, axe: str, mesure: str, codes: Collection[str]) -> Poids:
        """Weigh all the other individual acts."""
        return _peser([tas for code, tas in self._tas(axe, mesure).items() if code not in codes])

    def _tas(self, axe: str, mesure: str, *, entretiens: bool = False) -> dict[str, _Tas]:
        """Heap the acts by code, once."""
        cle = axe, mesure, entretiens
        if cle not in self._heaps:
            self._heaps[cle] = (
                self._entasser_resultats()
                if axe == "resultat"
                else self._entasser(attrgetter(axe, mesure), entretiens=entretiens)
            )
        return self._heaps[cle]

    def _entasser_resultats(self) -> dict[str, _Tas]:
        """Heap the démarches by result, one by one."""
        tas: dict[str, _Tas] = defaultdict(lambda: ([0], defaultdict(int)))
        for demarche in self._instantane.demarches:
            total, parts = tas[demarche.resultat]
            total[0] += 1
            parts[demarche.personne] += 1
        return tas

    def _entasser(self, lire: Callable[[ActesFiges], tuple[str, int]], *, entretiens: bool) -> dict[str, _Tas]:
        tas: dict[str, _Tas] = defaultdict(lambda: ([0], defaultdict(int)))
        for acte in self._instantane.actes:
            if entretiens and acte.nature not in self.entretiens:
                continue
            code, valeur = lire(acte)
            total, parts = tas[code]
            parts[acte.personne] += valeur
            if acte.compte:
                total[0] += valeur
        return tas


def _peser(tas: Sequence[_Tas]) -> Poids:
    if len(tas) == 1:
        parts = tas[0][1]
    else:
        parts = defaultdict(int)
        for _, part in tas:
            for personne, valeur in part.items():
                parts[personne] += valeur
    return Poids(sum(total[0] for total, _ in tas), len(parts), max(parts.values(), default=0))
