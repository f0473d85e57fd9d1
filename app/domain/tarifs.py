"""The lines of an invoice, from the conditions of the contrat in force over the period.

A forfait is shared over the contract year by position, each bound rounded once: however the year is cut, its
invoices add up to the yearly price to the cent.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from app.domain.calendrier import duree, mois_apres
from app.domain.contrats import Conditions, Contrat, Exercice, Mode, Unite
from app.domain.contrats.annees import Annee, annee_de
from app.domain.contrats.consommation import frais_de_trajet, minutes_dues
from app.domain.contrats.prix import prix_au
from app.domain.contrats.volumes import en_force, minutes_de_l_unite
from app.domain.entreprises import Effectif, Site
from app.domain.factures import LigneFacture, Tva, UniteFacture, arrondi
from app.domain.permanences import Permanence

_UN_JOUR = timedelta(days=1)
_CENT = 100
_UNITES: Final = {Unite.DEMI_JOURNEES: UniteFacture.DEMI_JOURNEES, Unite.JOURS: UniteFacture.JOURS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Troncon:
    """A part of the period, inside one contract year, under the same conditions at one price."""

    conditions: Conditions
    annee: Annee
    origine: date
    prix: int
    du: date
    au: date

    @property
    def part(self) -> Fraction:
        """Its share of a year."""
        return position(self.origine, self.au + _UN_JOUR) - position(self.origine, self.du)

    def partager(self, annuel: int) -> int:
        """Return the cents of a yearly price that fall on it."""
        avant, apres = position(self.origine, self.du), position(self.origine, self.au + _UN_JOUR)
        return arrondi(annuel * apres) - arrondi(annuel * avant)


@dataclass(frozen=True, slots=True)
class Faits:
    """What was done in a part of the period, counted by whoever asks for lines.

    `minutes` are those of the billable acts of the natures included; `effectif` is the headcount a price per head uses.
    """

    minutes: int = 0
    permanences: Sequence[Permanence] = ()
    sites: Mapping[int, Site] = field(default_factory=dict)
    effectif: Effectif | None = None


Compter = Callable[[Troncon], Faits]


def position(origine: date, jour: date) -> Fraction:
    """Return where `jour` stands in the year begun on `origine`: whole months, then days of a month."""
    mois = (jour.year - origine.year) * 12 + jour.month - origine.month
    if mois_apres(origine, mois) > jour:
        mois -= 1
    depart, suivant = mois_apres(origine, mois), mois_apres(origine, mois + 1)
    return (mois + Fraction((jour - depart).days, (suivant - depart).days)) / 12


def troncons(contrat: Contrat, conditions: Sequence[Conditions], du: date, au: date) -> Iterator[Troncon]:
    """Cut the period where a contract year begins or an avenant comes into force; the days without terms are left."""
    jour = max(du, contrat.debut)
    while jour <= au and (annee := annee_de(contrat, jour)):
        suivante = min((c.a_partir_du for c in conditions if c.a_partir_du > jour), default=date.max)
        fin = min(au, annee.fin, suivante - _UN_JOUR)
        regle = en_force(conditions, jour)
        if regle is not None and regle.prix is not None:
            civil = contrat.exercice is Exercice.CIVIL
            yield Troncon(
                conditions=regle,
                annee=annee,
                origine=date(annee.debut.year, 1, 1) if civil else annee.debut,
                prix=prix_au(regle, contrat, jour),
                du=jour,
                au=fin,
            )
        jour = fin + _UN_JOUR


def proposer(
    contrat: Contrat, conditions: Sequence[Conditions], periode: tuple[date, date], compter: Compter, tva: Tva
) -> list[LigneFacture]:
    """Return the lines of the period; nothing is billed at a price that the conditions do not tell."""
    lignes = []
    for troncon in troncons(contrat, conditions, *periode):
        faits = compter(troncon)
        lignes.append(_ECRITURES[troncon.conditions.mode](troncon, faits, tva))
        frais = frais_de_trajet(lambda _, c=troncon.conditions: c, faits.permanences, faits.sites)  # type: ignore[misc]
        if frais:
            lignes.append(_ligne(f"Frais de déplacement, {dire_periode(troncon)}", _CENT, frais, tva))
    return lignes


def _forfait(troncon: Troncon, _faits: Faits, tva: Tva) -> LigneFacture:
    c = troncon.conditions
    volume = _CENT if c.volume is None or c.unite is Unite.FORFAIT else c.volume
    montant = troncon.partager(arrondi(Fraction(troncon.prix * volume, _CENT)))
    return _ligne(f"Prestation de service social au forfait, {dire_periode(troncon)}", _CENT, montant, tva)


def _permanence(troncon: Troncon, faits: Faits, tva: Tva) -> LigneFacture:
    minutes = sum(minutes_dues(troncon.conditions, permanence) for permanence in faits.permanences)
    dit = f"Permanences sociales, {dire_periode(troncon)}"
    return ligne_de_temps(dit, minutes, troncon.prix, troncon.conditions, tva, " de présence")


def _heure(troncon: Troncon, faits: Faits, tva: Tva) -> LigneFacture:
    dit = f"Heures d’intervention sociale, {dire_periode(troncon)}"
    return ligne_de_temps(dit, faits.minutes, troncon.prix, troncon.conditions, tva)


def _par_salarie(troncon: Troncon, faits: Faits, tva: Tva) -> LigneFacture:
    """Bill heads at a price per head when the share of the year is whole cents, else the amount they make."""
    nombre = faits.effectif.nombre if faits.effectif else (troncon.conditions.volume or 0) // _CENT
    date_ = f"au {faits.effectif.au:%d/%m/%Y}" if faits.effectif else "convenu au contrat"
    dit = f"Service social par salarié, effectif {date_}, {dire_periode(troncon)}"
    par_tete = troncon.prix * troncon.part
    if par_tete.denominator == 1:
        return _ligne(dit, nombre * _CENT, int(par_tete), tva, UniteFacture.SALARIES)
    return _ligne(f"{dit}, {nombre} salariés", _CENT, troncon.partager(troncon.prix * nombre), tva)


_ECRITURES: Final = {
    Mode.FORFAIT: _forfait,
    Mode.PERMANENCE: _permanence,
    Mode.HEURE: _heure,
    Mode.PAR_SALARIE: _par_salarie,
}


def ligne_de_temps(
    libelle: str, minutes: int, prix: int, c: Conditions, tva: Tva, precision: str = ""
) -> LigneFacture:
    """Return minutes in the unit of the price, or the amount they make when they are not whole hundredths of it."""
    unite, par_unite = _UNITES.get(c.unite), minutes_de_l_unite(c)
    if unite is None or par_unite is None:
        return _ligne(libelle, minutes, prix, tva, UniteFacture.MINUTES)
    if minutes * _CENT % par_unite:
        montant = arrondi(Fraction(minutes * prix, par_unite))
        return _ligne(f"{libelle}, {duree(minutes)}{precision}", _CENT, montant, tva)
    return _ligne(libelle, minutes * _CENT // par_unite, prix, tva, unite)


def _ligne(
    libelle: str, quantite: int, prix: int, tva: Tva, unite: UniteFacture = UniteFacture.FORFAIT
) -> LigneFacture:
    return LigneFacture(libelle=libelle, quantite=quantite, prix=prix, unite=unite, tva=tva, genere=True)


def dire_periode(troncon: Troncon) -> str:
    """Return « du 01/01/2026 au 31/01/2026 »."""
    return f"du {troncon.du:%d/%m/%Y} au {troncon.au:%d/%m/%Y}"
