"""What a volume is worth in minutes, what a permanence counts, and what each contract year grants."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from app.domain.contrats.annees import Annee
from app.domain.contrats.records import Conditions, Decompte, Report, Unite
from app.domain.repartition import arrondir

_CENT = 100


@dataclass(frozen=True, slots=True)
class Dotation:
    """What a contract year grants, in minutes (None: no ceiling), and what becomes of what is not used.

    `part` % of it is carried, for `duree` months (None: the next year), the whole of what is carried never exceeding
    `plafond` minutes.
    """

    annee: Annee
    minutes: int | None
    part: int = 0
    duree: int | None = None
    plafond: int | None = None


def en_force(conditions: Sequence[Conditions], jour: date) -> Conditions | None:
    """Return the conditions in force on that day, None before the first ones."""
    anciennes = [c for c in conditions if c.a_partir_du <= jour]
    return max(anciennes, key=lambda c: c.a_partir_du) if anciennes else None


def minutes_de_l_unite(conditions: Conditions) -> int | None:
    """Return the minutes of one unit of volume, None when it does not count time."""
    demi = conditions.demi_journee
    return {Unite.HEURES: 60, Unite.DEMI_JOURNEES: demi, Unite.JOURS: 2 * demi}.get(conditions.unite)


def minutes_du_volume(conditions: Conditions, volume: int | None) -> int | None:
    """Return the minutes of a volume in hundredths of unit, the half minute upwards; None: no ceiling in time."""
    unite = minutes_de_l_unite(conditions)
    return None if unite is None or volume is None else arrondir(volume * unite, _CENT)


def minutes_de_permanence(conditions: Conditions, longueur: int) -> int:
    """Return what a permanence of that length consumes, by the rule of the conditions.

    An hour is an hour. In half-days or days, a permanence is one half-day whatever its length, or the half-days begun,
    or its own minutes.
    """
    demi = conditions.demi_journee
    if conditions.unite not in (Unite.DEMI_JOURNEES, Unite.JOURS) or conditions.decompte is Decompte.PRORATA:
        return longueur
    return demi if conditions.decompte is Decompte.ENTIERE else -(-longueur // demi) * demi


def periodes(conditions: Sequence[Conditions], annee: Annee) -> Iterator[tuple[Conditions, int]]:
    """Yield the conditions in force in a year, with the days of it that each rules."""
    ordonnees = sorted(conditions, key=lambda c: c.a_partir_du)
    lendemain = annee.fin + timedelta(days=1)
    bornes = [c.a_partir_du for c in ordonnees] + [lendemain]
    for (debut, suite), regle in zip(pairwise(bornes), ordonnees, strict=True):
        jours = (min(suite, lendemain) - max(debut, annee.debut)).days
        if jours > 0:
            yield regle, jours


def doter(conditions: Sequence[Conditions], annee: Annee) -> Dotation:
    """Return what a year grants on its first day, every avenant being known.

    Each set of terms gives its yearly volume for the days it rules, out of the days of a whole year: prorata temporis,
    as civil fruits are earned day by day (art. 586 of the Code civil). The sum is rounded once, the half minute
    upwards. The terms of the last day say what is carried.
    """
    total, dernieres = Fraction(0), None
    for dernieres, jours in periodes(conditions, annee):
        minutes = minutes_du_volume(dernieres, dernieres.volume)
        if minutes is None:
            return Dotation(annee, None)
        total += Fraction(minutes * jours, annee.pleine)
    if dernieres is None:
        return Dotation(annee, None)
    return _avec_report(annee, arrondir(total.numerator, total.denominator), dernieres)


def _avec_report(annee: Annee, minutes: int, c: Conditions) -> Dotation:
    plafond = minutes_du_volume(c, c.report_plafond)
    if c.report is Report.POURCENT:
        return Dotation(annee, minutes, c.report_valeur, c.report_duree, plafond)
    if c.report is Report.MOIS:
        return Dotation(annee, minutes, _CENT if c.report_valeur else 0, c.report_valeur, plafond)
    return Dotation(annee, minutes)
