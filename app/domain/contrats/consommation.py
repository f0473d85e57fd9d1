"""What consumes the volume of a contrat: acts, permanences held or called off too late, journeys."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.contrats.records import Assiette, Conditions
from app.domain.contrats.volumes import minutes_de_permanence
from app.domain.entreprises import Site
from app.domain.permanences import EtatPermanence, Initiative, Permanence
from app.domain.repartition import arrondir

_CENT, _DIX = 100, 10


@dataclass(frozen=True, slots=True)
class ActesDuJour:
    """Minutes of acts of one day and one nature that a contrat bears; `en_permanence`: done in a permanence held."""

    jour: date
    nature: str
    facturable: bool
    en_permanence: bool
    minutes: int


@dataclass(frozen=True, slots=True)
class Consommation:
    """Minutes by day, as the account reads them, and where they come from; `offertes` consume nothing."""

    par_jour: Mapping[date, int]
    actes: int = 0
    permanences: int = 0
    annulations: int = 0
    trajets: int = 0
    offertes: int = 0


Regle = Callable[[date], Conditions | None]
"""Gives the conditions in force on a day."""


def consommer(
    regle: Regle, actes: Iterable[ActesDuJour], permanences: Sequence[Permanence], sites: Mapping[int, Site]
) -> Consommation:
    """Return what is consumed, each day by the conditions then in force; a day without conditions consumes its acts."""
    par_jour: Counter[date] = Counter()
    sommes: Counter[str] = Counter()
    for jour, genre, minutes in (*_des_actes(regle, actes), *_des_permanences(regle, permanences, sites)):
        sommes[genre] += minutes
        if genre != "offertes" and minutes:
            par_jour[jour] += minutes
    return Consommation(dict(par_jour), **sommes)


def minutes_dues(conditions: Conditions, permanence: Permanence) -> int:
    """Return what a permanence consumes: whole when held, a share when the entreprise called it off too late.

    One planned, moved, or called off in time, by the praticienne or by force majeure (art. 1218 of the Code civil)
    consumes nothing. The delay is in days between the decision and the permanence.
    """
    pleines = minutes_de_permanence(conditions, permanence.minutes)
    if permanence.etat is EtatPermanence.TENUE:
        return pleines
    return arrondir(pleines * conditions.annulation_part, _CENT) if _tardive(conditions, permanence) else 0


def frais_de_trajet(regle: Regle, permanences: Iterable[Permanence], sites: Mapping[int, Site]) -> int:
    """Return the cents of the journeys to permanences held: km × price of a km, rounded once, the half upwards."""
    milliemes = sum((c.prix_km or 0) * (site.trajet_km or 0) for _, c, site in _trajets(regle, permanences, sites))
    return arrondir(milliemes, _DIX)


def _tardive(conditions: Conditions, permanence: Permanence) -> bool:
    annulee = permanence.etat is EtatPermanence.ANNULEE and permanence.initiative is Initiative.ENTREPRISE
    if not annulee or conditions.annulation_delai is None or permanence.decidee_le is None:
        return False
    return (permanence.jour - permanence.decidee_le).days < conditions.annulation_delai


def _des_actes(regle: Regle, actes: Iterable[ActesDuJour]) -> Iterable[tuple[date, str, int]]:
    for acte in actes:
        conditions = regle(acte.jour)
        yield acte.jour, "actes" if compte(conditions, acte) else "offertes", acte.minutes


def compte(conditions: Conditions | None, acte: ActesDuJour) -> bool:
    """Tell whether an act consumes: billable, of a nature included, not within a presence already counted."""
    if conditions is None or not acte.facturable:
        return acte.facturable
    incluse = not conditions.natures_incluses or acte.nature in conditions.natures_incluses
    assiette = conditions.consomme_par
    return incluse and (assiette is Assiette.ACTES or (assiette is Assiette.LES_DEUX and not acte.en_permanence))


def _des_permanences(
    regle: Regle, permanences: Sequence[Permanence], sites: Mapping[int, Site]
) -> Iterable[tuple[date, str, int]]:
    for permanence in permanences:
        conditions = regle(permanence.jour)
        if conditions is not None and conditions.consomme_par is not Assiette.ACTES:
            genre = "permanences" if permanence.etat is EtatPermanence.TENUE else "annulations"
            yield permanence.jour, genre, minutes_dues(conditions, permanence)
    for jour, conditions, site in _trajets(regle, permanences, sites):
        if conditions.trajet_compte:
            yield jour, "trajets", site.trajet_minutes or 0


def _trajets(
    regle: Regle, permanences: Iterable[Permanence], sites: Mapping[int, Site]
) -> Iterable[tuple[date, Conditions, Site]]:
    """Yield the journeys: one a day to each site where a permanence is held."""
    faits = {(p.jour, p.site_id) for p in permanences if p.etat is EtatPermanence.TENUE and p.site_id in sites}
    for jour, site_id in sorted(faits, key=lambda fait: (fait[0], fait[1] or 0)):
        conditions = regle(jour)
        if conditions is not None and site_id is not None:
            yield jour, conditions, sites[site_id]
