"""The act: what was done, when, for whom, and under which contrat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain import regles
from app.domain.errors import PartsInegales, PorteeIncoherente
from app.domain.personnes import Personne
from app.domain.repartition import repartir

TOUT = 10_000
JOUR_EN_MINUTES = 1440
DUREE_NOTE_TRAVAIL = 30
"""Days after which a note de travail is erased."""


class Portee(StrEnum):
    """Whom an act concerns; the four families of natures_intervention.csv."""

    INDIVIDUELLE = "individuelle"
    COLLECTIVE = "collective"
    ENTREPRISE = "entreprise"
    INTERNE = "interne"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The share of an act that one contrat bears, in hundredths of a percent (10000 = the whole)."""

    contrat_id: int
    pour_dix_mille: int = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention:
    """One act.

    `minutes` is its length; `heure` minutes after midnight when known. `parts` names the contrat that bears
    it (several: shares adding to 10000; none: interne). `personnes` are ids: one or several of one foyer for an
    individual act, none otherwise; `participants` counts a collective act. `seq` is monotonic: it orders
    entries whatever the clock says. `note` is written as if the person will read it;
    `note_travail` is a draft begun on `note_travail_le`, erased after 30 days.
    """

    id: int = 0
    seq: int = 0
    jour: date
    heure: int | None = None
    minutes: int
    nature: str
    canal: str = "NR"
    portee: Portee = Portee.INDIVIDUELLE
    parts: tuple[Part, ...] = ()
    personnes: tuple[int, ...] = ()
    accompagnement_id: int | None = None
    permanence_id: int | None = None
    site_id: int | None = None
    organisme_id: int | None = None
    participants: int | None = None
    theme: str = "NR"
    origine: str = "NR"
    note: str = ""
    note_travail: str = ""
    note_travail_le: date | None = None
    a_completer: bool = False
    facturable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Brouillon:
    """What she types in the evening; every field left None or empty is inherited from what is known.

    `personne` is an id, or a new record for a first act.
    """

    jour: date
    minutes: int
    nature: str
    personne: int | Personne
    canal: str = "NR"
    heure: int | None = None
    contrat_id: int | None = None
    permanence_id: int | None = None
    site_id: int | None = None
    organisme_id: int | None = None
    theme: str = ""
    origine: str = ""
    note: str = ""
    note_travail: str = ""
    a_completer: bool = False


def verifier(acte: Intervention, aujourd_hui: date) -> None:
    """Raise the refusal of the first rule that the act breaks by itself."""
    regles.renseigne("nature", acte.nature)
    regles.jour_plausible("jour", acte.jour, aujourd_hui)
    regles.entre("minutes", acte.minutes, 0, JOUR_EN_MINUTES)
    regles.entre("heure", acte.heure, 0, JOUR_EN_MINUTES - 1)
    _verifier_parts(acte)
    _verifier_portee(acte)


def minutes_par_contrat(minutes: int, parts: Sequence[Part]) -> dict[int, int]:
    """Return the minutes of an act that each contrat bears: whole, adding to `minutes`.

    Largest remainder; the contrat with the smallest id first when remainders are equal.
    """
    ordonnees = sorted(parts, key=lambda part: part.contrat_id)
    portees = repartir(minutes, [part.pour_dix_mille for part in ordonnees])
    return {part.contrat_id: portee for part, portee in zip(ordonnees, portees, strict=True)}


def _verifier_parts(acte: Intervention) -> None:
    """Raise unless shares add to the whole, one per contrat; only an act interne may have none."""
    if not acte.parts and acte.portee is Portee.INTERNE:
        return
    regles.renseigne("parts", acte.parts)
    contrats = {part.contrat_id for part in acte.parts}
    positives = all(part.pour_dix_mille > 0 for part in acte.parts)
    if len(contrats) < len(acte.parts) or not positives or sum(p.pour_dix_mille for p in acte.parts) != TOUT:
        raise PartsInegales(champ="parts")


def _verifier_portee(acte: Intervention) -> None:
    """Raise unless an individual act has persons, a collective one a count, the others neither (rule 4)."""
    individuelle, collective = acte.portee is Portee.INDIVIDUELLE, acte.portee is Portee.COLLECTIVE
    if len(set(acte.personnes)) < len(acte.personnes) or (acte.personnes and not individuelle):
        raise PorteeIncoherente(champ="personnes", portee=acte.portee)
    if (acte.participants is not None and not collective) or (acte.accompagnement_id and not individuelle):
        raise PorteeIncoherente(champ="participants", portee=acte.portee)
    if not acte.a_completer:
        regles.renseigne("personnes", acte.personnes, not individuelle)
        regles.renseigne("participants", acte.participants is not None, not collective)
