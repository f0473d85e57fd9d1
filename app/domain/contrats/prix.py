"""What a contrat is worth, in cents: agreed, earned, beyond the volume; prices that follow an index."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.contrats.annees import Annee, annees
from app.domain.contrats.compte import Jour
from app.domain.contrats.records import Conditions, Contrat, Depassement, Mode, Unite
from app.domain.contrats.volumes import en_force, minutes_de_l_unite
from app.domain.repartition import arrondir

_CENT, _DIX_MILLE = 100, 10_000
_UN_JOUR = timedelta(days=1)
Effectifs = Sequence[tuple[date, int]]
"""Headcounts of the whole entreprise, each with the day it was true."""


@dataclass(frozen=True, slots=True)
class Valeur:
    """Cents, for one contract year.

    `engage` is agreed whatever is done (forfait, per head), None when only what is done is paid. `acquis` is earned by
    the evening looked at: `engage` day by day, else what was done within the volume. What is beyond is `facture`, or
    `a_approuver` first; nothing when it is included in the price.
    """

    engage: int | None
    acquis: int
    facture: int = 0
    a_approuver: int = 0


def indexer(prix: int, base: int, valeur: int) -> int:
    """Return the price that follows its index: prix × valeur / base, to the nearest cent, the half upwards."""
    return arrondir(prix * valeur, base)


def prix_au(conditions: Conditions, contrat: Contrat, jour: date) -> int:
    """Return the price of a unit on that day: raised by `indexation` at each contract year begun since these terms.

    Each year starts from the price of the one before, rounded to the cent.
    """
    prix = conditions.prix or 0
    if conditions.indexation:
        for annee in annees(contrat, jour):
            if annee.debut > conditions.a_partir_du:
                prix = arrondir(prix * (_DIX_MILLE + conditions.indexation), _DIX_MILLE)
    return prix


def effectif_de(effectifs: Effectifs, conditions: Conditions, jour: date) -> int | None:
    """Return the headcount that a price per head uses: the last known that day, else that of the conditions."""
    connus = [(au, nombre) for au, nombre in effectifs if au <= jour]
    if connus:
        return max(connus)[1]
    if conditions.unite is Unite.SALARIES and conditions.volume is not None:
        return arrondir(conditions.volume, _CENT)
    return min(effectifs)[1] if effectifs else None


def revision(conditions: Conditions, annee: Annee, jour: date) -> date:
    """Return the day whose headcount counts on `jour`: the last first of the month agreed, or of the contract year."""
    if conditions.revision_effectif is None:
        return annee.debut
    dernier = date(jour.year, conditions.revision_effectif, 1)
    return dernier if dernier <= jour else dernier.replace(year=jour.year - 1)


@dataclass(frozen=True, slots=True)
class Engagement:
    """What a contrat owes over some days of a year: the conditions, the price of a unit, the sum for a whole year."""

    du: date
    au: date
    conditions: Conditions
    prix: int
    par_an: int | None


def engagements(
    contrat: Contrat, conditions: Sequence[Conditions], annee: Annee, effectifs: Effectifs
) -> list[Engagement]:
    """Return the year cut where terms, price or headcount change; `par_an` is None when only what is done is paid."""
    bornes = {annee.debut, *(c.a_partir_du for c in conditions if annee.contient(c.a_partir_du))}
    for c in conditions:
        bornes |= {jour for jour in _revisions(c, annee) if annee.contient(jour)}
    debuts = sorted(bornes)
    suite = []
    for debut, suivant in zip(debuts, [*debuts[1:], annee.fin + _UN_JOUR], strict=True):
        regle = en_force(conditions, debut)
        if regle is not None and regle.prix is not None:
            prix = prix_au(regle, contrat, debut)
            par_an = _par_an(regle, prix, effectif_de(effectifs, regle, revision(regle, annee, debut)))
            suite.append(Engagement(debut, suivant - _UN_JOUR, regle, prix, par_an))
    return suite


def valoir(morceaux: Sequence[Engagement], annee: Annee, jours: Sequence[Jour], au: date) -> Valeur | None:
    """Return what a contract year is worth on the evening of `au`; None when no price is agreed.

    Sums are exact until one rounding each to the cent, the half upwards: what is agreed for the year, what is earned
    day by day, what was done and what is beyond at each price.
    """
    if not morceaux:
        return None
    fermes = [m for m in morceaux if m.par_an is not None]
    engage = _au_prorata(fermes, annee, annee.fin)
    acquis = _au_prorata(fermes, annee, au) + sum(_fait(m, jours) for m in morceaux if m.par_an is None)
    au_dela: Counter[Depassement] = Counter()
    for morceau in morceaux:
        au_dela[morceau.conditions.depassement] += _au_dela(morceau, jours)
    return Valeur(
        engage if fermes else None, acquis, au_dela[Depassement.FACTURE], au_dela[Depassement.A_APPROUVER]
    )


def _revisions(conditions: Conditions, annee: Annee) -> list[date]:
    mois = conditions.revision_effectif
    return [] if mois is None else [date(an, mois, 1) for an in range(annee.debut.year, annee.fin.year + 1)]


def _par_an(conditions: Conditions, prix: int, effectif: int | None) -> int | None:
    """Return the cents agreed for a whole year: volume × price, or heads × price."""
    if conditions.mode is Mode.FORFAIT:
        return arrondir(prix * (_CENT if conditions.volume is None else conditions.volume), _CENT)
    if conditions.mode is Mode.PAR_SALARIE and effectif is not None:
        return prix * effectif
    return None


def _au_prorata(morceaux: Sequence[Engagement], annee: Annee, au: date) -> int:
    somme = sum((m.par_an or 0) * max(0, (min(m.au, au) - m.du).days + 1) for m in morceaux)
    return arrondir(somme, annee.pleine)


def _fait(morceau: Engagement, jours: Sequence[Jour]) -> int:
    minutes = sum(j.dans_le_volume for j in jours if morceau.du <= j.jour <= morceau.au)
    return _payer(morceau.conditions, minutes, morceau.prix)


def _au_dela(morceau: Engagement, jours: Sequence[Jour]) -> int:
    minutes = sum(j.depassement for j in jours if morceau.du <= j.jour <= morceau.au)
    convenu = morceau.conditions.prix_depassement
    return _payer(morceau.conditions, minutes, morceau.prix if convenu is None else convenu)


def _payer(conditions: Conditions, minutes: int, prix: int) -> int:
    unite = minutes_de_l_unite(conditions)
    return arrondir(minutes * prix, unite) if unite else 0
