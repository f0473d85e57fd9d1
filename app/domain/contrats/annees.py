"""The years of a contrat, its terms renewed tacitly, and the last day to give notice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from app.domain.calendrier import mois_apres, mois_avant
from app.domain.contrats.records import Conditions, Contrat, Exercice

_UN_JOUR = timedelta(days=1)
_AN = 12


@dataclass(frozen=True, slots=True)
class Annee:
    """A contract year from `debut` to `fin`, both included; `pleine` is the length in days of the year it belongs to.

    A year cut short (the first civil one, the last one, a renewal of six months) is worth its days out of `pleine`.
    """

    debut: date
    fin: date
    pleine: int

    @property
    def jours(self) -> int:
        """Its length, in days."""
        return (self.fin - self.debut).days + 1

    def contient(self, jour: date) -> bool:
        """Tell whether the day is one of its own."""
        return self.debut <= jour <= self.fin


def annees(contrat: Contrat, jusqu_au: date) -> list[Annee]:
    """Return the contract years begun by that day, the first one first."""
    suite = _civiles(contrat) if contrat.exercice is Exercice.CIVIL else _anniversaires(contrat)
    begun = []
    for annee in suite:
        if annee.debut > jusqu_au:
            break
        begun.append(annee)
    return begun


def annee_de(contrat: Contrat, jour: date) -> Annee | None:
    """Return the contract year of a day, None before the contrat and after its end."""
    dernieres = annees(contrat, jour)[-1:]
    return dernieres[0] if dernieres and dernieres[0].contient(jour) else None


def origine(contrat: Contrat, annee: Annee) -> date:
    """Return the day from which the months of a year are counted: a first civil year cut short keeps its January."""
    return date(annee.debut.year, 1, 1) if contrat.exercice is Exercice.CIVIL else annee.debut


def avancement(debut: date, jour: date) -> Fraction:
    """Return where `jour` stands in the year begun on `debut`: whole months, then days of a month."""
    mois = (jour.year - debut.year) * _AN + jour.month - debut.month
    if mois_apres(debut, mois) > jour:
        mois -= 1
    depart, suivant = mois_apres(debut, mois), mois_apres(debut, mois + 1)
    return (mois + Fraction((jour - depart).days, (suivant - depart).days)) / _AN


def fin_definitive(contrat: Contrat) -> date | None:
    """Return the last day of a contrat that does not renew; None when it goes on."""
    return None if contrat.tacite_reconduction else contrat.fin


def terme(contrat: Contrat, au: date) -> date:
    """Return the last day of the term running on `au`: the end, that of the renewal, or of the year without end."""
    for _, fin in _termes(contrat):
        if fin >= au or (contrat.fin is not None and not contrat.tacite_reconduction):
            return fin
    raise AssertionError


def limite_de_preavis(fin: date, conditions: Conditions) -> date | None:
    """Return the last day to give notice for a term that ends on `fin`, None when no notice is agreed.

    Months are counted back, a last day of month staying one (31 December less three: 30 September); with
    `preavis_fin_de_mois` the day is brought back to the last day of a month.
    """
    if not conditions.preavis:
        return None
    limite = mois_avant(fin, conditions.preavis)
    if conditions.preavis_fin_de_mois and (limite + _UN_JOUR).day != 1:
        return limite.replace(day=1) - _UN_JOUR
    return limite


def prochain_preavis(contrat: Contrat, conditions: Conditions, au: date) -> tuple[date, date] | None:
    """Return the next last day to give notice, from `au` on, and the end of term it is for."""
    for _, fin in _termes(contrat):
        limite = limite_de_preavis(fin, conditions)
        if limite is None:
            return None
        if limite >= au:
            return limite, fin
    return None


def _termes(contrat: Contrat) -> Iterator[tuple[date, date]]:
    """Yield the terms, one after the other: its years when the contrat has no end."""
    if contrat.fin is None and contrat.exercice is Exercice.CIVIL:
        yield from ((annee.debut, annee.fin) for annee in _civiles(contrat))
    debut, mois = contrat.debut, _AN
    if contrat.fin is not None:
        yield debut, contrat.fin
        if not contrat.tacite_reconduction:
            return
        debut, mois = contrat.fin + _UN_JOUR, contrat.reconduction
    rang = 1
    while True:
        yield mois_apres(debut, mois * (rang - 1)), mois_apres(debut, mois * rang) - _UN_JOUR
        rang += 1


def _anniversaires(contrat: Contrat) -> Iterator[Annee]:
    """Yield the years counted from the first day of each term."""
    ouverte = contrat.fin is None
    for debut, fin in _termes(contrat):
        ancre = contrat.debut if ouverte else debut
        yield from _decoupe(ancre, debut, fin)


def _decoupe(ancre: date, debut: date, fin: date) -> Iterator[Annee]:
    """Yield the years of one term, the last one cut at its end."""
    rang = (debut.year - ancre.year) if debut > ancre else 0
    while (premier := mois_apres(ancre, _AN * rang)) <= fin:
        suivant = mois_apres(ancre, _AN * (rang + 1))
        yield Annee(premier, min(fin, suivant - _UN_JOUR), (suivant - premier).days)
        rang += 1


def _civiles(contrat: Contrat) -> Iterator[Annee]:
    """Yield the civil years, the first one cut at the beginning, the last one at a final end."""
    fin = fin_definitive(contrat)
    annee = contrat.debut.year
    while fin is None or date(annee, 1, 1) <= fin:
        premier, dernier = date(annee, 1, 1), date(annee, 12, 31)
        yield Annee(max(premier, contrat.debut), min(dernier, fin or dernier), (dernier - premier).days + 1)
        annee += 1
