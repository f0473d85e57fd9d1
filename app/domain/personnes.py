"""The accompanied person and the dated link to an entreprise."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain import regles
from app.domain.errors import EmploisChevauchants


def nommer(nom: str, prenom: str, code: str) -> str:
    """Return how a person is called on screen: « Prénom Nom », else the code."""
    return f"{prenom} {nom}".strip() or (f"(sans nom) {code}" if code else "(sans nom)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Personne:
    """A person; may start with a code or a first name only.

    `sexe`, `situation_familiale`, `enfants` and `logement` hold codes of population.csv ("" or "NR": unknown).
    `naissance_annee` may be known without the full date. No NIR, no password: neither has a column.
    """

    id: int = 0
    nom: str = ""
    prenom: str = ""
    code: str = ""
    sexe: str = "NR"
    naissance: date | None = None
    naissance_annee: int | None = None
    telephone: str = ""
    courriel: str = ""
    adresse: str = ""
    code_postal: str = ""
    ville: str = ""
    situation_familiale: str = "NR"
    enfants: str = "NR"
    logement: str = "NR"
    discretion: str = ""
    note: str = ""

    @property
    def nom_affiche(self) -> str:
        """How the person is called on screen: « Prénom Nom », else the code."""
        return nommer(self.nom, self.prenom, self.code)

    @property
    def annee(self) -> int | None:
        """Birth year, from the date when it is known."""
        return self.naissance.year if self.naissance else self.naissance_annee

    @property
    def naissance_connue(self) -> date | int | None:
        """The birth date, else the year."""
        return self.naissance or self.naissance_annee


@dataclass(frozen=True, slots=True, kw_only=True)
class Emploi:
    """What links a person to an entreprise from `du` to `au` (open ends allowed).

    `entree` is the hiring date (seniority). Codes are those of population.csv.
    """

    id: int = 0
    personne_id: int
    entreprise_id: int
    site_id: int | None = None
    du: date | None = None
    au: date | None = None
    csp: str = "NR"
    statut_emploi: str = "NR"
    entree: date | None = None
    statut_beneficiaire: str = "SAL"
    situation_travail: str = "NR"
    poste: str = ""


def verifier(personne: Personne, aujourd_hui: date) -> None:
    """Raise when nothing names the person, or the birth is not one."""
    regles.renseigne("nom", personne.nom, personne.prenom, personne.code)
    regles.entre("naissance_annee", personne.naissance_annee, 1850, aujourd_hui.year)
    regles.dans_l_ordre("naissance", personne.naissance, aujourd_hui)


def verifier_emploi(emploi: Emploi, autres: Iterable[Emploi]) -> None:
    """Raise when the emploi ends before it begins, or overlaps another in the same entreprise."""
    regles.dans_l_ordre("au", emploi.du, emploi.au)
    for autre in autres:
        memes = autre.personne_id == emploi.personne_id and autre.entreprise_id == emploi.entreprise_id
        if autre.id != emploi.id and memes and se_touchent(emploi, autre):
            raise EmploisChevauchants(champ="du")


def se_touchent(un: Emploi, autre: Emploi) -> bool:
    """Tell whether the days of two emplois overlap."""
    return (un.du or date.min) <= (autre.au or date.max) and (autre.du or date.min) <= (un.au or date.max)
