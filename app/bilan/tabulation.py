"""Raw counts of one snapshot, before any protection: nothing here may be printed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from app.bilan.instantane import ActesFiges, Instantane, PersonneFigee
from app.domain.nomenclatures import Liste

INCONNU = "NR"
SALARIE = "SAL"

TRANCHES_AGE = ((25, "-25"), (35, "25-34"), (45, "35-44"), (55, "45-54"))
TRANCHES_ANCIENNETE = ((1, "-1"), (5, "1-5"), (10, "5-10"), (20, "10-20"))


def tranche(annees: int | None, bornes: Iterable[tuple[int, str]], derniere: str) -> str:
    """Return the code of the band that holds `annees` (bounds excluded above); unknown years give NR."""
    if annees is None:
        return INCONNU
    return next((code for borne, code in bornes if annees < borne), derniere)


def tranche_age(annees: int | None) -> str:
    """Return the age band of population.csv."""
    return tranche(annees, TRANCHES_AGE, "55+")


def tranche_anciennete(annees: int | None) -> str:
    """Return the seniority band of population.csv."""
    return tranche(annees, TRANCHES_ANCIENNETE, "20+")


@dataclass(frozen=True, slots=True)
class Denombrement:
    """Counts by code; `base` counts those that have a code, `total` everyone."""

    effectifs: Mapping[str, int]
    total: int

    @property
    def base(self) -> int:
        """Everyone but the unknown: a base that differs from the total is said."""
        return self.total - self.non_renseignes

    @property
    def non_renseignes(self) -> int:
        """Those without a known code."""
        return self.effectifs.get(INCONNU, 0)


def denombrer(codes: Iterable[str]) -> Denombrement:
    """Count `codes` ("" counts as NR)."""
    effectifs = Counter(codes)
    if "" in effectifs:
        effectifs[INCONNU] += effectifs.pop("")
    return Denombrement(effectifs, effectifs.total())


@dataclass(frozen=True, slots=True)
class Grandeur:
    """A magnitude of acts (number or minutes): its total and the part of each person in it."""

    total: int
    par_personne: Mapping[int, int]

    @property
    def personnes(self) -> int:
        """Distinct persons with a part in it."""
        return len(self.par_personne)

    def __add__(self, autre: "Grandeur") -> "Grandeur":
        return Grandeur(self.total + autre.total, Counter(self.par_personne) + Counter(autre.par_personne))


RIEN = Grandeur(0, {})

Lignes = Mapping[str, Grandeur]


def ventiler(actes: Iterable[ActesFiges], axe: str, mesure: str = "actes") -> dict[str, Grandeur]:
    """Add up `mesure` ("actes" or "minutes") by the codes of `axe` ("nature", "canal" or "categorie")."""
    cle, poids = attrgetter(axe), attrgetter(mesure)
    totaux: Counter[str] = Counter()
    parts: dict[str, Counter[int]] = {}
    for ligne in actes:
        code, valeur = cle(ligne), poids(ligne)
        if ligne.compte:
            totaux[code] += valeur
        parts.setdefault(code, Counter())[ligne.personne] += valeur
    return {code: Grandeur(totaux[code], personnes) for code, personnes in parts.items()}


AXES: Mapping[str, Liste | None] = {
    "sexe": Liste.SEXE,
    "age": Liste.AGE,
    "csp": Liste.CSP,
    "statut_emploi": Liste.STATUT_EMPLOI,
    "anciennete": Liste.ANCIENNETE,
    "site": None,
    "theme": Liste.THEMES,
    "origine": Liste.ORIGINES,
    "suite": Liste.SUITES_ACCOMPAGNEMENT,
}
"""Axes of the lists on persons, with the nomenclature of their codes (sites have their own names)."""


def code_de(personne: PersonneFigee, axe: str) -> str:
    """Return the code of one person on one axis, bands for ages and seniorities."""
    if axe == "age":
        return tranche_age(personne.age)
    if axe == "anciennete":
        return tranche_anciennete(personne.anciennete)
    valeur: str = getattr(personne, axe)
    return valeur or INCONNU


@dataclass(frozen=True, slots=True, kw_only=True)
class Brut:
    """Everything counted, on the populations of 3-bilan (« Counts, defined once »)."""

    recues: int
    accompagnees: int
    nouvelles: int
    hors_effectif: int
    listes: Mapping[str, Denombrement]
    theme_par_sexe: Mapping[tuple[str, str], int]
    natures: Lignes
    minutes: Lignes
    canaux: Lignes
    partenaires: Lignes

    @property
    def salaries(self) -> int:
        """Persons received who count in the effectif: the numerator of the taux de recours."""
        return self.recues - self.hors_effectif


def tabuler(instantane: Instantane, entretiens: frozenset[str]) -> Brut:
    """Count the snapshot; `entretiens` are the natures that count as entretien."""
    recues = [p for p in instantane.personnes if p.recue]
    actes = instantane.actes
    return Brut(
        recues=len(recues),
        accompagnees=len(instantane.personnes),
        nouvelles=sum(p.nouvelle for p in recues),
        hors_effectif=sum(p.beneficiaire != SALARIE for p in recues),
        listes={axe: denombrer(code_de(p, axe) for p in recues) for axe in AXES},
        theme_par_sexe=Counter((code_de(p, "theme"), code_de(p, "sexe")) for p in recues),
        natures=ventiler(actes, "nature"),
        minutes=ventiler(actes, "nature", "minutes"),
        canaux=ventiler((a for a in actes if a.nature in entretiens), "canal"),
        partenaires=ventiler(actes, "categorie"),
    )
