"""The employees of one entreprise, from whom its headcounts and the persons met are drawn."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from app.demo.fiction import Fiction
from app.demo.modeles import Modele
from app.domain.entreprises import Effectif

_AGES = ((19, 24), (25, 34), (35, 44), (45, 54), (55, 63))
_JEUNE = 25
_BANDES_AGE = ((25, "-25"), (35, "25-34"), (45, "35-44"), (55, "45-54"), (999, "55+"))
_BANDES_ANCIENNETE = ((1, "-1"), (5, "1-5"), (10, "5-10"), (20, "10-20"), (999, "20+"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Salarie:
    """One employee, nameless: most are never met. `site` is the rank of the site in its entreprise."""

    sexe: str
    naissance: int
    csp: str
    statut: str
    entree: date
    site: int

    def age(self, annee: int) -> str:
        """Return the age band in `annee`, by difference of years."""
        return _bande(_BANDES_AGE, annee - self.naissance)

    def anciennete(self, au: date) -> str:
        """Return the seniority band on the day `au`."""
        return _bande(_BANDES_ANCIENNETE, (au - self.entree).days / 365.25)


def _bande(bandes: tuple[tuple[int, str], ...], valeur: float) -> str:
    return next(code for borne, code in bandes if valeur < borne)


def embaucher(modele: Modele, fiction: Fiction) -> list[Salarie]:
    """Return the employees present at the end of the year of the fiction."""
    return [_salarie(modele, fiction) for _ in range(modele.effectif)]


def _salarie(modele: Modele, fiction: Fiction) -> Salarie:
    hasard = fiction.hasard
    csp = fiction.tirer(modele.csp)
    age = _age(hasard, csp)
    statut = _statut(fiction, age)
    anciennete = 0.0 if statut == "ALT" else min(age - 18, hasard.expovariate(1 / (1 + age / 5)))
    entree = date.fromordinal(date(fiction.annee, 12, 1).toordinal() - int(anciennete * 365))
    site = hasard.choices(range(len(modele.sites)), weights=[s.part for s in modele.sites])[0]
    femmes = modele.femmes + {"EMP": 22, "CAD": -6, "OUV": -10}.get(csp, 0)
    sexe = "F" if hasard.randrange(100) < min(94, max(6, femmes)) else "H"
    return Salarie(sexe=sexe, naissance=fiction.annee - age, csp=csp, statut=statut, entree=entree, site=site)


def _age(hasard: Random, csp: str) -> int:
    poids = {"CAD": (2, 22, 32, 28, 16), "OUV": (9, 22, 24, 28, 17)}.get(csp, (7, 25, 26, 26, 16))
    return hasard.randint(*hasard.choices(_AGES, weights=poids)[0])


def _statut(fiction: Fiction, age: int) -> str:
    return fiction.tirer({"CDI": 60, "CDD": 18, "ALT": 22} if age < _JEUNE else {"CDI": 92, "CDD": 8})


def compter(fiction: Fiction, salaries: list[Salarie], entreprise_id: int, sites: list[int]) -> None:
    """Write the headcounts by every axis at the end of each of the three years."""
    for annee in range(fiction.annee - 2, fiction.annee + 1):
        au = date(annee, 12, 31)
        presents = _presents(salaries, au)
        _noter(fiction, entreprise_id, au, "total", Counter({"": len(presents)}))
        _noter(fiction, entreprise_id, au, "sexe", Counter(s.sexe for s in presents))
        _noter(fiction, entreprise_id, au, "age", Counter(s.age(annee) for s in presents))
        _noter(fiction, entreprise_id, au, "csp", Counter(s.csp for s in presents))
        _noter(fiction, entreprise_id, au, "statut_emploi", Counter(s.statut for s in presents))
        _noter(fiction, entreprise_id, au, "anciennete", Counter(s.anciennete(au) for s in presents))
        _noter(fiction, entreprise_id, au, "site", Counter(str(sites[s.site]) for s in presents))


def _presents(salaries: list[Salarie], au: date) -> list[Salarie]:
    """Return who was there on the day `au`: those hired since took the place of elders of the same sort."""
    return [s if s.entree <= au else _predecesseur(s, au) for s in salaries]


def _predecesseur(salarie: Salarie, au: date) -> Salarie:
    return replace(salarie, entree=date(au.year - 7, 3, 1), naissance=min(salarie.naissance, au.year - 27))


def _noter(fiction: Fiction, entreprise_id: int, au: date, axe: str, nombres: Counter[str]) -> None:
    for modalite, nombre in sorted(nombres.items()):
        fiction.effectifs.append(
            Effectif(
                id=len(fiction.effectifs) + 1,
                entreprise_id=entreprise_id,
                au=au,
                axe=axe,
                modalite=modalite,
                nombre=nombre,
                source="Service des ressources humaines (exemple)",
            )
        )
