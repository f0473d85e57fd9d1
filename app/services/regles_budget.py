"""The lines of a budget and the formulas of funds, read in resources/budget."""

import csv
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app import paths
from app.domain import formules
from app.domain.budgets import Bloc
from app.domain.resultats_budget import Formule, Regle, UniteResultat


@dataclass(frozen=True, slots=True)
class Poste:
    """One line offered in a block."""

    code: str
    bloc: Bloc
    libelle: str


@lru_cache(maxsize=1)
def postes() -> tuple[Poste, ...]:
    """Return every line offered, block by block."""
    with (paths.resources() / "budget" / "postes.csv").open(encoding="utf-8-sig", newline="") as fichier:
        lues = csv.DictReader(fichier, delimiter=";")
        return tuple(Poste(lue["code"], Bloc(lue["bloc"]), lue["libelle"]) for lue in lues)


def libelle(bloc: Bloc, code: str) -> str:
    """Return the words of a line, « Autre » for one no longer known."""
    return next((p.libelle for p in postes() if p.bloc is bloc and p.code == code), "Autre")


@lru_cache(maxsize=1)
def regles() -> tuple[Regle, ...]:
    """Return the funds, the general usage first."""
    return tuple(_regle(lue) for lue in _lues()["regles"])


def regle(code: str) -> Regle:
    """Return a fund by its code, the general usage when it is no longer known."""
    return next((trouvee for trouvee in regles() if trouvee.code == code), regles()[0])


def termes() -> dict[str, str]:
    """Return the words of each term."""
    return dict(_lues()["termes"])


@lru_cache(maxsize=1)
def _lues() -> dict[str, Any]:
    return tomllib.loads((paths.resources() / "budget" / "formules.toml").read_text(encoding="utf-8"))


def _regle(lue: dict[str, Any]) -> Regle:
    trouvees = (
        Formule(un["code"], un["libelle"], formules.lire(un["formule"]), UniteResultat(un["unite"]))
        for un in lue["resultats"]
    )
    return Regle(lue["code"], lue["libelle"], lue["dit"], tuple(trouvees))
