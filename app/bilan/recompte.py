"""The audit's own counting: from the snapshot, line by line, without reading how the document was made."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from app.bilan.instantane import ActesFiges, Instantane, PersonneFigee
from app.domain.nomenclatures import Liste

Appartient = Callable[[ActesFiges], bool]


def _bande(annees: int | None, seuils: tuple[int, ...], codes: tuple[str, ...]) -> str:
    if annees is None:
        return "NR"
    return codes[sum(annees >= s for s in seuils)]


_LECTURES: Mapping[str, Callable[[PersonneFigee], str]] = {
    "sexe": lambda p: p.sexe or "NR",
    "age": lambda p: _bande(p.age, (25, 35, 45, 55), ("-25", "25-34", "35-44", "45-54", "55+")),
    "csp": lambda p: p.csp or "NR",
    "statut_emploi": lambda p: p.statut_emploi or "NR",
    "anciennete": lambda p: _bande(p.anciennete, (1, 5, 10, 20), ("-1", "1-5", "5-10", "10-20", "20+")),
    "site": lambda p: p.site or "NR",
    "theme": lambda p: p.theme or "NR",
    "origine": lambda p: p.origine or "NR",
    "suite": lambda p: p.suite or "NR",
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
        self._recues = [p for p in instantane.personnes if p.recue]
        natures = instantane.nomenclatures[Liste.NATURES]
        self.entretiens = frozenset(
            e.code for e in natures if e.attributs.get("compte_comme_entretien") == "1"
        )
        themes = instantane.nomenclatures[Liste.THEMES]
        self.signales = frozenset(e.code for e in themes if e.attributs.get("sensible") == "1")

    def populations(self) -> dict[str, int]:
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

    def codes(self, axe: str) -> Counter[str]:
        """Count the persons received by code of one axis."""
        return Counter(map(_LECTURES[axe], self._recues))

    def paires(self, axes: tuple[str, str]) -> Counter[tuple[str, str]]:
        """Count the persons received by pair of codes."""
        a, b = (_LECTURES[axe] for axe in axes)
        return Counter((a(p), b(p)) for p in self._recues)

    def poids(self, axe: str, mesure: str, codes: Collection[str], parmi: Appartient | None = None) -> Poids:
        """Weigh the individual acts whose `axe` ("nature", "canal", "categorie") is one of `codes`."""
        return self._peser(
            (a for a in self._instantane.actes if getattr(a, axe) in codes and (parmi is None or parmi(a))), mesure
        )

    def poids_de(self, parmi: Appartient, mesure: str = "actes") -> Poids:
        """Weigh the individual acts that answer yes."""
        return self._peser((a for a in self._instantane.actes if parmi(a)), mesure)

    @staticmethod
    def _peser(actes: Iterable[ActesFiges], mesure: str) -> Poids:
        total, parts = 0, defaultdict[int, int](int)
        for acte in actes:
            valeur = acte.actes if mesure == "actes" else acte.minutes
            parts[acte.personne] += valeur
            if acte.compte:
                total += valeur
        return Poids(total, len(parts), max(parts.values(), default=0))
