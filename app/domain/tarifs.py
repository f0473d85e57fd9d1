"""The lines of an invoice, from the conditions of the contrat in force over the period.

A forfait is shared over the contract year by position, each bound rounded once: however the year is cut, its
invoices add up to the yearly price to the cent.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from app.domain.contrats import Conditions, Contrat, Mode, Unite
from app.domain.entreprises import Effectif
from app.domain.factures import LigneFacture, Tva, UniteFacture, arrondi

_UN_JOUR = timedelta(days=1)
_CENT = 100
_UNITES: Final = {
    Unite.HEURES: UniteFacture.MINUTES,
    Unite.DEMI_JOURNEES: UniteFacture.DEMI_JOURNEES,
    Unite.JOURS: UniteFacture.JOURS,
    Unite.FORFAIT: UniteFacture.FORFAIT,
    Unite.SALARIES: UniteFacture.SALARIES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Troncon:
    """A part of the period, inside one contract year, under the same conditions."""

    conditions: Conditions
    annee: tuple[date, date]
    du: date
    au: date

    @property
    def entier(self) -> bool:
        """Tell whether it is the whole contract year."""
        return (self.du, self.au) == self.annee

    def part(self, annuel: int) -> int:
        """Return the cents of a yearly price that fall on it."""
        debut = self.annee[0]
        avant, apres = position(debut, self.du), position(debut, self.au + _UN_JOUR)
        return arrondi(annuel * apres) - arrondi(annuel * avant)


@dataclass(frozen=True, slots=True)
class Faits:
    """What was done under the contrat in a part of the period, counted by whoever asks for lines.

    `minutes` are those of the billable acts; `presence` the number and the minutes of the permanences held;
    `effectif` the last headcount of the whole known on the first day.
    """

    minutes: int = 0
    permanences: int = 0
    presence: int = 0
    effectif: Effectif | None = None


Compter = Callable[[date, date], Faits]


def position(debut: date, jour: date) -> Fraction:
    """Return where `jour` stands in the contract year begun on `debut`: whole months, then days of a month."""
    mois = (jour.year - debut.year) * 12 + jour.month - debut.month
    if _decaler(debut, mois) > jour:
        mois -= 1
    depart, suivant = _decaler(debut, mois), _decaler(debut, mois + 1)
    return (mois + Fraction((jour - depart).days, (suivant - depart).days)) / 12


def troncons(contrat: Contrat, conditions: Sequence[Conditions], du: date, au: date) -> Iterator[Troncon]:
    """Cut the period where a contract year begins or an avenant comes into force; the days without terms are left."""
    du, au = max(du, contrat.debut), min(au, contrat.fin or au)
    while du <= au:
        annee = _annee_de(contrat.debut, du)
        en_force = [c for c in conditions if c.a_partir_du <= du]
        suivante = min((c.a_partir_du for c in conditions if c.a_partir_du > du), default=date.max)
        fin = min(au, annee[1], suivante - _UN_JOUR)
        if en_force:
            yield Troncon(conditions=en_force[-1], annee=annee, du=du, au=fin)
        du = fin + _UN_JOUR


def proposer(
    contrat: Contrat, conditions: Sequence[Conditions], periode: tuple[date, date], compter: Compter, tva: Tva
) -> list[LigneFacture]:
    """Return the lines of the period; nothing is billed at a price that the conditions do not tell."""
    lignes = []
    for troncon in troncons(contrat, conditions, *periode):
        if troncon.conditions.prix is not None:
            ecrire = _ECRITURES[troncon.conditions.mode]
            lignes.append(ecrire(troncon, compter(troncon.du, troncon.au), troncon.conditions.prix, tva))
    return lignes


def _forfait(troncon: Troncon, _faits: Faits, prix: int, tva: Tva) -> LigneFacture:
    c = troncon.conditions
    volume = _CENT if c.volume is None or c.unite is Unite.FORFAIT else c.volume
    montant = troncon.part(arrondi(Fraction(prix * volume, _CENT)))
    return _ligne(f"Prestation de service social au forfait, {_periode(troncon)}", _CENT, montant, tva)


def _permanence(troncon: Troncon, faits: Faits, prix: int, tva: Tva) -> LigneFacture:
    unite = _UNITES[troncon.conditions.unite]
    quantite = faits.presence if unite is UniteFacture.MINUTES else faits.permanences * _CENT
    return _ligne(f"Permanences sociales tenues, {_periode(troncon)}", quantite, prix, tva, unite)


def _heure(troncon: Troncon, faits: Faits, prix: int, tva: Tva) -> LigneFacture:
    dit = f"Heures d’intervention sociale, {_periode(troncon)}"
    return _ligne(dit, faits.minutes, prix, tva, UniteFacture.MINUTES)


def _par_salarie(troncon: Troncon, faits: Faits, prix: int, tva: Tva) -> LigneFacture:
    """Bill heads at a price per head when the share of the year is whole cents, else the amount they make."""
    nombre = faits.effectif.nombre if faits.effectif else (troncon.conditions.volume or 0) // _CENT
    date_ = f"au {faits.effectif.au:%d/%m/%Y}" if faits.effectif else "convenu au contrat"
    debut = troncon.annee[0]
    part = position(debut, troncon.au + _UN_JOUR) - position(debut, troncon.du)
    dit = f"Service social par salarié, effectif {date_}, {_periode(troncon)}"
    if (prix * part).denominator == 1:
        return _ligne(dit, nombre * _CENT, int(prix * part), tva, UniteFacture.SALARIES)
    return _ligne(f"{dit}, {nombre} salariés", _CENT, troncon.part(prix * nombre), tva)


_ECRITURES: Final = {
    Mode.FORFAIT: _forfait,
    Mode.PERMANENCE: _permanence,
    Mode.HEURE: _heure,
    Mode.PAR_SALARIE: _par_salarie,
}


def _ligne(
    libelle: str, quantite: int, prix: int, tva: Tva, unite: UniteFacture = UniteFacture.FORFAIT
) -> LigneFacture:
    return LigneFacture(libelle=libelle, quantite=quantite, prix=prix, unite=unite, tva=tva, genere=True)


def _periode(troncon: Troncon) -> str:
    return f"du {troncon.du:%d/%m/%Y} au {troncon.au:%d/%m/%Y}"


def _annee_de(debut: date, jour: date) -> tuple[date, date]:
    annee = jour.year - debut.year
    if _decaler(debut, 12 * annee) > jour:
        annee -= 1
    return _decaler(debut, 12 * annee), _decaler(debut, 12 * annee + 12) - _UN_JOUR


def _decaler(debut: date, mois: int) -> date:
    """Return the day that many months after, the last of a shorter month when it has no such day."""
    rang = debut.year * 12 + debut.month - 1 + mois
    annee, numero = rang // 12, rang % 12 + 1
    return date(annee, numero, min(debut.day, monthrange(annee, numero)[1]))
