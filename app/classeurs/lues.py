"""What was read in a workbook, before the vault is asked what it already knows."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from app.domain.contrats import Mode, Unite
from app.domain.imports import Doute, LigneRapport
from app.domain.interventions import Portee

RIEN = -1
RETOUR = "RETOUR"
"""Stands for the origin of an act that says only « déjà connu »."""


@dataclass(slots=True, kw_only=True)
class EntrepriseLue:
    """An entreprise of the workbook; `connue_id` when the vault has it. `sites` keep their spelling."""

    nom: str
    feuille: str = ""
    ligne: int = 0
    siret: str = ""
    adresse: str = ""
    code_postal: str = ""
    ville: str = ""
    note: str = ""
    connue_id: int | None = None
    sites: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class ContratLu:
    """A contract row; `debut` None when the workbook does not say it. Units as in `Conditions`."""

    entreprise: int
    feuille: str
    ligne: int
    reference: str = ""
    debut: date | None = None
    fin: date | None = None
    tacite: bool = True
    mode: Mode | None = None
    volume: int | None = None
    unite: Unite | None = None
    prix: int | None = None
    preavis: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectifLu:
    """A headcount; `au` None when not dated; for the axis "site", `modalite` is the folded site name."""

    entreprise: int
    feuille: str
    ligne: int
    au: date | None
    axe: str
    modalite: str
    nombre: int
    plancher: bool = False


@dataclass(slots=True, kw_only=True)
class EmploiLu:
    """The link of a person to an entreprise (index), with the site by its folded name."""

    entreprise: int
    site: str = ""
    csp: str = "NR"
    statut_emploi: str = "NR"
    entree: date | None = None
    statut_beneficiaire: str = "SAL"
    situation_travail: str = "NR"
    poste: str = ""


@dataclass(slots=True, kw_only=True)
class PersonneLue:
    """A person of the workbook; `connue_id` when the vault has them; `listee` when a row of a list says so."""

    nom: str = ""
    prenom: str = ""
    code: str = ""
    feuille: str = ""
    ligne: int = 0
    listee: bool = False
    sexe: str = "NR"
    naissance: date | None = None
    annee: int | None = None
    telephone: str = ""
    courriel: str = ""
    adresse: str = ""
    code_postal: str = ""
    ville: str = ""
    situation_familiale: str = "NR"
    enfants: str = "NR"
    logement: str = "NR"
    note: str = ""
    connue_id: int | None = None
    emplois: dict[int, EmploiLu] = field(default_factory=dict)


class ActeLu(NamedTuple):
    """One act; `entreprise` and `personnes` are indexes in the reading, `organisme` (category, name) or None."""

    feuille: str
    ligne: int
    jour: date
    heure: int | None
    minutes: int
    nature: str
    canal: str
    portee: Portee
    entreprise: int
    personnes: tuple[int, ...]
    site: str
    organisme: tuple[str, str] | None
    participants: int | None
    theme: str
    origine: str
    note: str
    a_completer: bool
    facturable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrepriseConnue:
    """An entreprise of the vault, to be recognised; `sites` are names."""

    id: int
    nom: str
    siret: str = ""
    sites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonneConnue:
    """A person of the vault, to be recognised; `entreprises` are ids of the vault."""

    id: int
    nom: str
    prenom: str
    code: str = ""
    naissance: date | None = None
    annee: int | None = None
    telephone: str = ""
    entreprises: frozenset[int] = frozenset()


@dataclass(slots=True)
class Lecture:
    """Everything understood of a workbook, and every remark about what was not."""

    entreprises: list[EntrepriseLue] = field(default_factory=list)
    contrats: list[ContratLu] = field(default_factory=list)
    effectifs: list[EffectifLu] = field(default_factory=list)
    personnes: list[PersonneLue] = field(default_factory=list)
    actes: list[ActeLu] = field(default_factory=list)
    remarques: list[LigneRapport] = field(default_factory=list)
    doutes: list[Doute] = field(default_factory=list)
    refus: dict[str, int] = field(default_factory=dict)
    indecis: dict[str, int] = field(default_factory=dict)
