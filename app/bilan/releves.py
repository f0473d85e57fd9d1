"""What a relevé d'activité says: the billable total, the presence, and breakdowns by nature, site and day (R5)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from app.bilan.document import Bilan
from app.domain.interventions import Portee
from app.domain.nomenclatures import Entree

NON_HONORE = "RNH"
MUETS = "MUETS"
"""Code of the acts whose persons are few or not known, beside the natures."""
SANS_SITE = ""
AUTRES = "AUTRES"
HORS_ACCOMPAGNEMENT = "HORS"
"""The line of a breakdown by site or by day that holds what is not about a person."""
SANS_PERSONNE: Mapping[Portee, str] = {
    Portee.ENTREPRISE: "Réunions et échanges avec l’entreprise",
    Portee.COLLECTIVE: "Actions collectives",
    Portee.INTERNE: "Temps interne",
}


class Axe(StrEnum):
    """What acts are broken down by."""

    NATURES = "natures"
    SITES = "sites"
    JOURS = "jours"


class Motif(StrEnum):
    """Why a breakdown is not printed, in printed words."""

    AUCUN = "aucun acte ne consomme le volume."
    PLUSIEURS_ANNEES = "la période n’est pas contenue dans une année civile."
    BILAN = "avec le bilan de l’année, elle permettrait des recoupements."
    EFFECTIFS = "effectifs trop faibles pour garantir l’anonymat."
    UN_LIEU = "un seul lieu, ou effectifs trop faibles pour garantir l’anonymat."
    PERIODE = "pour garantir l’anonymat, elle n’est donnée que par périodes plus longues."
    COUPEE = "un relevé déjà remis la donne pour une période plus longue, qui ne se redécoupe pas."
    LONGUE = "elle n’est donnée que mois par mois."
    MODIFIEE = "les actes ont changé depuis un relevé déjà remis pour cette période."


class ActePorte(NamedTuple):
    """One act as one contrat bears it, in whole minutes; `compte`: it consumes; `partage`: other contrats bear it too.

    `site` is the id of a site as text, "" without; `personnes` ids, none for a session or one still to be named.
    """

    id: int
    contrat: int
    jour: date
    nature: str
    portee: Portee
    minutes: int
    compte: bool
    personnes: tuple[int, ...]
    site: str = SANS_SITE
    participants: int | None = None
    partage: bool = False


@dataclass(frozen=True, slots=True)
class Ligne:
    """One printed line of minutes; `codes` are what it adds up."""

    code: str
    libelle: str
    codes: tuple[str, ...]
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bloc:
    """Whole months of a contrat told as one in a relevé: its lines by axis, to which every later relevé adds up.

    `motifs` tells why the other axes have none. `mele`: its natures hold acts that a bilan counts elsewhere or not at
    all. `actes` seals each act by its id.
    """

    contrat: int
    du: date
    au: date
    axes: Mapping[Axe, tuple[Ligne, ...]]
    motifs: Mapping[Axe, Motif] = field(default_factory=dict)
    mele: bool = False
    actes: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnneePortee:
    """A civil year of an entreprise: every act under its contrats, the bilans registered, the blocs already handed out.

    `natures` and `sites` (names by id) come in their order; `effectifs` are the headcounts known, by site.
    """

    actes: Sequence[ActePorte]
    natures: tuple[Entree, ...]
    sites: Mapping[str, str] = field(default_factory=dict)
    effectifs: Mapping[str, int] = field(default_factory=dict)
    publies: tuple[Bilan, ...] = ()
    blocs: tuple[Bloc, ...] = ()


@dataclass(frozen=True, slots=True)
class Repartition:
    """The lines of one axis, or why there are none."""

    lignes: tuple[Ligne, ...] = ()
    motif: Motif | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """One permanence: not about persons, printed day by day (R15). Minutes after midnight."""

    jour: date
    site: str
    debut: int
    fin: int
    etat: str


@dataclass(frozen=True, slots=True)
class Volume:
    """Where the contract year stands at the end of the period, in minutes; None without ceiling."""

    du: date
    au: date
    prevu: int | None
    consomme: int
    reste: int | None

    @property
    def depassement(self) -> int:
        """Minutes beyond the ceiling."""
        return 0 if self.prevu is None else max(0, self.consomme - self.prevu)


@dataclass(frozen=True, slots=True, kw_only=True)
class Releve:
    """What a relevé says, field for field; nothing outside it may be printed.

    `total` is what the period consumed, `parts` where it comes from (acts, permanences, journeys); `axes` the acts
    broken down; `dire` writes minutes in the unit of the contrat.
    """

    entreprise: str
    contrat: str
    praticienne: str
    exemple: bool
    du: date
    au: date
    etabli_le: date
    k: int
    total: int
    parts: tuple[Ligne, ...]
    volume: Volume | None
    presence: tuple[Presence, ...]
    axes: Mapping[Axe, Repartition] = field(default_factory=dict)
    dire: Callable[[int], str]
