"""The entreprise that pays, its sites, dated effectifs and contacts."""

from dataclasses import dataclass
from datetime import date

from stdnum.fr import siret

from app.domain import regles
from app.domain.errors import SiretInvalide

AXE_TOTAL = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entreprise:
    """A company under contract; `siret` is 14 digits without spaces, or empty."""

    id: int = 0
    nom: str
    siret: str = ""
    adresse: str = ""
    code_postal: str = ""
    ville: str = ""
    note: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """An establishment of an entreprise; the journey there and back takes `trajet_minutes` and `trajet_km`."""

    id: int = 0
    entreprise_id: int
    nom: str
    code_postal: str = ""
    ville: str = ""
    actif: bool = True
    trajet_minutes: int | None = None
    trajet_km: int | None = None


SOURCE_CLASSEUR = "classeur"
SOURCE_SANS_DATE = "classeur, sans date"
"""Sources an import writes; the second one says that the day was not given and is only assumed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effectif:
    """A headcount true on the day `au`: of the whole (`axe` "total", `modalite` "") or of one group.

    `axe` is an axis of population.csv or "site" (then `modalite` is the site's id as text).
    `plancher` marks a declared floor (« au moins 20 »).
    """

    id: int = 0
    entreprise_id: int
    au: date
    axe: str = AXE_TOTAL
    modalite: str = ""
    nombre: int
    plancher: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A correspondent inside the entreprise."""

    id: int = 0
    entreprise_id: int
    nom: str
    fonction: str = ""
    telephone: str = ""
    courriel: str = ""
    note: str = ""


def verifier(entreprise: Entreprise) -> None:
    """Raise when the name is missing or the SIRET is not one."""
    regles.renseigne("nom", entreprise.nom.strip())
    if entreprise.siret and not (siret.is_valid(entreprise.siret) and entreprise.siret.isdigit()):
        raise SiretInvalide(champ="siret")


def verifier_effectif(effectif: Effectif) -> None:
    """Raise when the headcount is negative, or names half a group."""
    regles.entre("nombre", effectif.nombre, 0, 10_000_000)
    regles.renseigne("axe", effectif.axe)
    regles.renseigne("modalite", effectif.modalite, effectif.axe == AXE_TOTAL)
