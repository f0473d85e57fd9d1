"""Raw counts of one snapshot, before any protection: nothing here may be printed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from app.bilan.instantane import ActesFiges, DemarcheFigee, Instantane, PersonneFigee
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


Lignes = Mapping[str, Grandeur]


def ventiler(actes: Iterable[ActesFiges], axe: str, mesure: str = "actes") -> dict[str, Grandeur]:
    """Add up `mesure` ("actes" or "minutes") by the codes of `axe` ("nature", "canal" or "categorie")."""
    totaux: defaultdict[str, int] = defaultdict(int)
    parts: defaultdict[str, defaultdict[int, int]] = defaultdict(lambda: defaultdict(int))
    lire = itemgetter(*map(ActesFiges._fields.index, (axe, mesure, "personne", "compte")))
    for code, valeur, personne, compte in map(lire, actes):
        parts[code][personne] += valeur
        if compte:
            totaux[code] += valeur
    return {code: Grandeur(totaux[code], personnes) for code, personnes in parts.items()}


def _resultats(demarches: Iterable[DemarcheFigee]) -> dict[str, Grandeur]:
    """Count the démarches by result."""
    parts: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for demarche in demarches:
        parts[demarche.resultat][demarche.personne] += 1
    return {code: Grandeur(personnes.total(), personnes) for code, personnes in parts.items()}


def _aides(demarches: Iterable[DemarcheFigee]) -> Grandeur:
    """Add up the aids; only persons who obtained some have a part in it."""
    parts: Counter[int] = Counter()
    for demarche in demarches:
        if demarche.aides:
            parts[demarche.personne] += demarche.aides
    return Grandeur(parts.total(), parts)


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
    return _code(axe, getattr(personne, axe))


def _code(axe: str, valeur: str | int | None) -> str:
    if isinstance(valeur, str):
        return valeur or INCONNU
    return tranche_age(valeur) if axe == "age" else tranche_anciennete(valeur)


def _compter(personnes: Iterable[PersonneFigee], axes: tuple[str, ...]) -> Counter[tuple[str, ...]]:
    """Count persons by codes: values first, at the speed of the interpreter, then bands of the few values met."""
    comptes: Counter[tuple[str, ...]] = Counter()
    lire = itemgetter(*map(PersonneFigee._fields.index, axes))
    for valeurs, n in Counter(map(lire, personnes)).items():
        couple = valeurs if len(axes) > 1 else (valeurs,)
        comptes[tuple(_code(axe, v) for axe, v in zip(axes, couple, strict=True))] += n
    return comptes


def _denombrement(personnes: Sequence[PersonneFigee], axe: str) -> Denombrement:
    return Denombrement({codes[0]: n for codes, n in _compter(personnes, (axe,)).items()}, len(personnes))


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
    resultats: Lignes
    aides: Grandeur

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
        listes={axe: _denombrement(recues, axe) for axe in AXES},
        theme_par_sexe={(t, s): n for (t, s), n in _compter(recues, ("theme", "sexe")).items()},
        natures=ventiler(actes, "nature"),
        minutes=ventiler(actes, "nature", "minutes"),
        canaux=ventiler((a for a in actes if a.nature in entretiens), "canal"),
        partenaires=ventiler(actes, "categorie"),
        resultats=_resultats(instantane.demarches),
        aides=_aides(instantane.demarches),
    )
