"""What a contrat is worth, in cents: agreed, earned, beyond the volume; prices that follow an index."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from app.domain.contrats.annees import Annee, annees, avancement, origine
from app.domain.contrats.approbations import Tranche, ordre
from app.domain.contrats.compte import Jour
from app.domain.contrats.records import Conditions, Contrat, Depassement, Mode, Unite
from app.domain.contrats.volumes import en_force, minutes_de_l_unite
from app.domain.repartition import arrondir

_CENT, _DIX_MILLE, _HEURE = 100, 10_000, 60
AU_TEMPS = frozenset({Mode.HEURE, Mode.PERMANENCE})
"""Modes that pay what is done, and nothing else."""
_UN_JOUR = timedelta(days=1)
Effectifs = Sequence[tuple[date, int]]
"""Headcounts of the whole entreprise, each with the day it was true."""


@dataclass(frozen=True, slots=True)
class Valeur:
    """Cents, for one contract year.

    `engage` is agreed whatever is done (forfait, per head), None when only what is done is paid. `acquis` is earned by
    the evening looked at: `engage` month by month, as it is invoiced, else what was done within the volume. What is
    beyond is `facture`, approved or not needing it, `a_approuver` while nobody answered, or `refuse`; nothing when it
    is included in the price.
    """

    engage: int | None
    acquis: int
    facture: int = 0
    a_approuver: int = 0
    refuse: int = 0


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
    compte = effectif_compte(effectifs, conditions, jour)
    if compte is None and conditions.unite is Unite.SALARIES and conditions.volume is not None:
        return arrondir(conditions.volume, _CENT)
    return compte[1] if compte else None


def effectif_compte(effectifs: Effectifs, conditions: Conditions, jour: date) -> tuple[date, int] | None:
    """Return the headcount a price per head uses and its day, None when it is the one the conditions tell, or none.

    The first one ever counted serves the days before it when the conditions tell none.
    """
    connus = [(au, nombre) for au, nombre in effectifs if au <= jour]
    if connus:
        return max(connus)
    dit = conditions.unite is Unite.SALARIES and conditions.volume is not None
    return min(effectifs) if effectifs and not dit else None


def revision(conditions: Conditions, annee: Annee, jour: date) -> date:
    """Return the day whose headcount counts on `jour`: the last first of the month agreed, or of the contract year."""
    if conditions.revision_effectif is None:
        return annee.debut
    dernier = date(jour.year, conditions.revision_effectif, 1)
    return dernier if dernier <= jour else dernier.replace(year=jour.year - 1)


@dataclass(frozen=True, slots=True)
class Engagement:
    """What a contrat owes over some days of a year: the conditions, the price of a unit, the sum for a whole year.

    `origine` is the day from which the months of the year are counted.
    """

    du: date
    au: date
    conditions: Conditions
    prix: int
    par_an: int | None
    origine: date

    def partager(self, au: date) -> int:
        """Return the cents of the sum of a year that fall on its days up to `au`, a twelfth for each whole month.

        Each bound is rounded once: however the days are cut, the parts add up to the cent.
        """
        fin = min(au, self.au)
        if self.par_an is None or fin < self.du:
            return 0
        return part_de(self.par_an, self.origine, self.du, fin)

    @property
    def au_temps(self) -> bool:
        """Tell whether what is done is paid, and nothing else."""
        return self.conditions.mode in AU_TEMPS

    @property
    def au_dela(self) -> int:
        """The price of a unit beyond the volume."""
        convenu = self.conditions.prix_depassement
        return self.prix if convenu is None else convenu


def part_de(annuel: int, debut: date, du: date, au: date) -> int:
    """Return the cents of a yearly sum, of the year begun on `debut`, that fall on the days from `du` to `au`."""
    avant, apres = avancement(debut, du), avancement(debut, au + _UN_JOUR)
    bornes = (arrondir(annuel * borne.numerator, borne.denominator) for borne in (avant, apres))
    return -next(bornes) + next(bornes)


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
            suite.append(Engagement(debut, suivant - _UN_JOUR, regle, prix, par_an, origine(contrat, annee)))
    return suite


def valoir(
    morceaux: Sequence[Engagement], jours: Sequence[Jour], tranches: Sequence[Tranche], au: date
) -> Valeur | None:
    """Return what a contract year is worth on the evening of `au`; None when no price is agreed.

    `tranches` are the minutes to approve, with their answers. Sums are exact until one rounding each to the cent, the
    half upwards, where an invoice rounds: what is agreed by each bound, what was done and what is beyond at each
    price, each answer apart.
    """
    if not morceaux:
        return None
    fermes = [m for m in morceaux if m.par_an is not None]
    acquis = sum(m.partager(au) for m in fermes) + sum(_fait(m, jours) for m in morceaux if m.au_temps)
    facture = a_approuver = refuse = 0
    for morceau in morceaux:
        facture += _au_dela(morceau, jours)
        for premiere, cents in _repondues(morceau, tranches):
            facture += cents if premiere.approuvee else 0
            a_approuver += cents if premiere.en_attente else 0
            refuse += 0 if premiere.approuvee or premiere.en_attente else cents
    engage = sum(m.partager(m.au) for m in fermes) if fermes else None
    return Valeur(engage, acquis, facture, a_approuver, refuse)


def valoir_l_attente(morceaux: Sequence[Engagement], tranches: Sequence[Tranche]) -> int:
    """Return the cents of the minutes that nobody answered about, over the days of these parts of years."""
    attendues = [t for t in tranches if t.en_attente]
    return sum(cents for morceau in morceaux for _, cents in _repondues(morceau, attendues))


def payer(conditions: Conditions, minutes: int, prix: int) -> int:
    """Return the cents of minutes at the price of a unit, the half upwards; hours when what is done is paid so."""
    unite = minutes_de_l_unite(conditions) or (_HEURE if conditions.mode in AU_TEMPS else 0)
    return arrondir(minutes * prix, unite) if unite else 0


def _revisions(conditions: Conditions, annee: Annee) -> list[date]:
    mois = conditions.revision_effectif
    return [] if mois is None else [date(an, mois, 1) for an in range(annee.debut.year, annee.fin.year + 1)]


def _par_an(conditions: Conditions, prix: int, effectif: int | None) -> int | None:
    """Return the cents agreed for a whole year: the price of the forfait, volume × price, or heads × price."""
    if conditions.mode is Mode.FORFAIT:
        entier = conditions.volume is None or conditions.unite is Unite.FORFAIT
        return prix if entier else arrondir(prix * (conditions.volume or 0), _CENT)
    if conditions.mode is Mode.PAR_SALARIE and effectif is not None:
        return prix * effectif
    return None


def _fait(morceau: Engagement, jours: Sequence[Jour]) -> int:
    """Return what was done within the volume."""
    minutes = sum(j.dans_le_volume for j in jours if morceau.du <= j.jour <= morceau.au)
    return payer(morceau.conditions, minutes, morceau.prix)


def _au_dela(morceau: Engagement, jours: Sequence[Jour]) -> int:
    """Return what is beyond and needs no word; at the price of the volume it is one line with it, rounded once."""
    if morceau.conditions.depassement is not Depassement.FACTURE:
        return 0
    minutes = sum(j.depassement for j in jours if morceau.du <= j.jour <= morceau.au)
    if not morceau.au_temps or morceau.au_dela != morceau.prix:
        return payer(morceau.conditions, minutes, morceau.au_dela)
    faites = sum(j.dans_le_volume for j in jours if morceau.du <= j.jour <= morceau.au)
    return payer(morceau.conditions, faites + minutes, morceau.prix) - _fait(morceau, jours)


def _repondues(morceau: Engagement, tranches: Iterable[Tranche]) -> Iterable[tuple[Tranche, int]]:
    """Yield the cents of each answer, with the first of its minutes."""
    siennes = [t for t in tranches if morceau.du <= t.jour <= morceau.au]
    for _, groupe in groupby(sorted(siennes, key=_reponse), key=_reponse):
        memes = list(groupe)
        minutes = sum(t.minutes for t in memes)
        yield memes[0], payer(morceau.conditions, minutes, morceau.au_dela)


def _reponse(tranche: Tranche) -> tuple[object, ...]:
    return ordre(tranche.approbation) if tranche.approbation else ()
