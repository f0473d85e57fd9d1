"""A fund with its own way of counting: what it looks at, written by her, kept version after version."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from app.domain import formules, regles
from app.domain.errors import NombreHorsBornes
from app.domain.resultats_budget import Formule, Regle, UniteResultat

PREFIXE: Final = "FONDS-"
"""Begins the code of a fund of hers, before its id, in a budget that uses it."""
LIGNES_MAX: Final = 8
"""Results that hold with a budget on one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LigneFonds:
    """One result: its name, its formula in the grammar of `app.domain.formules`, what it is told in."""

    libelle: str = ""
    formule: str = ""
    unite: UniteResultat = UniteResultat.EUROS


@dataclass(frozen=True, slots=True, kw_only=True)
class Fonds:
    """One version of a fund; `remplace` is the id of the version before.

    `actif` is False for a version that another one replaced, and for a fund put away: budgets that use it keep it.
    """

    id: int = 0
    nom: str
    dit: str = ""
    version: int = 1
    depuis: date
    remplace: int | None = None
    actif: bool = True
    lignes: tuple[LigneFonds, ...] = ()

    @property
    def code(self) -> str:
        """What a budget keeps of it."""
        return f"{PREFIXE}{self.id}"

    @property
    def libelle(self) -> str:
        """Its name, with the day of the version when it is not the first."""
        return f"{self.nom} (version du {self.depuis:%d/%m/%Y})" if self.version > 1 else self.nom


def verifier(fonds: Fonds, termes: Collection[str]) -> None:
    """Raise when it has no name, too many results, a result without name, or a formula that cannot be worked out."""
    regles.renseigne("nom", fonds.nom.strip())
    if len(fonds.lignes) > LIGNES_MAX:
        raise NombreHorsBornes(champ="lignes", minimum=1, maximum=LIGNES_MAX)
    for ligne in fonds.lignes:
        regles.renseigne("libelle", ligne.libelle.strip())
        formules.exiger_connus(formules.lire(ligne.formule), termes)


def regle(fonds: Fonds) -> Regle:
    """Return its results as the budgets work them out."""
    trouvees = (
        Formule(f"ligne_{rang}", ligne.libelle, formules.lire(ligne.formule), ligne.unite)
        for rang, ligne in enumerate(fonds.lignes, 1)
    )
    return Regle(fonds.code, fonds.libelle, fonds.dit, tuple(trouvees), propre=True)


def suivante(avant: Fonds, voulu: Fonds, jour: date) -> Fonds:
    """Return the version that comes after one that budgets use, from that day."""
    return replace(voulu, id=0, version=avant.version + 1, depuis=jour, remplace=avant.id, actif=True)


def ident_de(code: str) -> int | None:
    """Return the id of a fund of hers from what a budget keeps, None for one shipped with the product."""
    numero = code.removeprefix(PREFIXE)
    return int(numero) if code.startswith(PREFIXE) and numero.isascii() and numero.isdigit() else None
