"""The lines of a budget and the formulas of funds: those shipped, in resources/budget, and hers, in the vault."""

import csv
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection

from app import paths
from app.domain import formules
from app.domain.budgets import Bloc, Budget, Ligne
from app.domain.fonds import Fonds, LigneFonds, ident_de
from app.domain.fonds import regle as de_fonds
from app.domain.resultats_budget import Formule, Regle, UniteResultat, resultats, terme
from app.store import fonds


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


def toutes(connexion: Connection, *codes: str) -> list[Regle]:
    """Return the funds offered, those shipped first; and those of `codes` that a budget still uses."""
    siens = fonds.actuels(connexion)
    offerts = {un.id for un in siens}
    gardes = [ident for code in dict.fromkeys(codes) if (ident := ident_de(code)) and ident not in offerts]
    anciens = fonds.FONDS.par_ids(connexion, gardes).values()
    return [*regles(), *map(de_fonds, (*siens, *anciens))]


def regle_de(connexion: Connection, code: str) -> Regle:
    """Return a fund by its code, shipped or hers, the general usage when it is no longer known."""
    ident = ident_de(code)
    lu = fonds.FONDS.lire(connexion, ident) if ident else None
    return de_fonds(lu) if lu else regle(code)


def essayer(formule: str, unite: UniteResultat, budget: Budget | None = None) -> str:
    """Return what a formula gives on the example, or on a budget, with its working; raises `FormuleRefusee`."""
    jetons = formules.lire(formule)
    formules.exiger_connus(jetons, termes())
    essai = Regle("", "", "", (Formule("", "", jetons, unite),))
    (trouve,) = resultats(budget or exemple(), essai, termes())
    return trouve.calcul


@lru_cache(maxsize=1)
def exemple() -> Budget:
    """Return the budget on which formulas are tried: a couple, two children."""
    lu = tomllib.loads((paths.resources() / "budget" / "exemple.toml").read_text(encoding="utf-8"))
    lignes = tuple(Ligne(**{**une, "bloc": Bloc(une["bloc"])}) for une in lu.pop("lignes"))
    return Budget(personne_id=0, lignes=lignes, **lu)


def modele(jour: date) -> Fonds:
    """Return a new fund to change, with the quotient that most of them begin with."""
    ligne = LigneFonds(libelle="Quotient", formule="(ressources - aides_logement) / parts")
    return Fonds(nom="Nouveau fonds", depuis=jour, lignes=(ligne,))


@lru_cache(maxsize=1)
def termes() -> dict[str, str]:
    """Return the words of each term: totals, numbers, then every line offered."""
    lignes = {terme(poste.bloc, poste.code): poste.libelle for poste in postes()}
    return dict(_lues()["termes"]) | lignes


@lru_cache(maxsize=1)
def _lues() -> dict[str, Any]:
    return tomllib.loads((paths.resources() / "budget" / "formules.toml").read_text(encoding="utf-8"))


def _regle(lue: dict[str, Any]) -> Regle:
    trouvees = (
        Formule(un["code"], un["libelle"], formules.lire(un["formule"]), UniteResultat(un["unite"]))
        for un in lue["resultats"]
    )
    return Regle(lue["code"], lue["libelle"], lue["dit"], tuple(trouvees))
