"""The lines of an invoice, from the conditions of the contrat in force over the period.

A forfait is shared over the contract year as the engine shares it, a twelfth a month, each bound rounded once: however
the year is cut, its invoices add up to the yearly price to the cent. What is paid as done is what the account counts.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from app.domain.calendrier import duree
from app.domain.contrats import Conditions, Contrat, Depassement, Mode, Unite
from app.domain.contrats.annees import Annee, annees, avancement
from app.domain.contrats.compte import Jour
from app.domain.contrats.consommation import frais_de_trajet
from app.domain.contrats.prix import AU_TEMPS, effectif_de, engagements, part_de
from app.domain.contrats.volumes import minutes_de_l_unite
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
        return avancement(self.origine, self.au + _UN_JOUR) - avancement(self.origine, self.du)

    @property
    def au_dela(self) -> int:
        """The price of a unit beyond the volume."""
        convenu = self.conditions.prix_depassement
        return self.prix if convenu is None else convenu

    def partager(self, annuel: int) -> int:
        """Return the cents of a yearly price that fall on it."""
        return part_de(annuel, self.origine, self.du, self.au)

    def contient(self, jour: date) -> bool:
        """Tell whether a day is one of its own."""
        return self.du <= jour <= self.au


@dataclass(frozen=True, slots=True)
class Faits:
    """What was done in a part of the period, counted by whoever asks for lines.

    `minutes` are those that the account lets bill as done (see `minutes_faites`); `effectif` is the headcount a price
    per head uses.
    """

    minutes: int = 0
    permanences: Sequence[Permanence] = ()
    sites: Mapping[int, Site] = field(default_factory=dict)
    effectif: Effectif | None = None


Compter = Callable[[Troncon], Faits]


def troncons(contrat: Contrat, conditions: Sequence[Conditions], du: date, au: date) -> Iterator[Troncon]:
    """Cut the period where the engine cuts the years: a year begins, terms, price or headcount change.

    The days without terms, or without price, are left.
    """
    for annee in annees(contrat, au):
        if annee.fin < du:
            continue
        for morceau in engagements(contrat, conditions, annee, ()):
            if morceau.du <= au and morceau.au >= du:
                yield Troncon(
                    conditions=morceau.conditions,
                    annee=annee,
                    origine=morceau.origine,
                    prix=morceau.prix,
                    du=max(du, morceau.du),
                    au=min(au, morceau.au),
                )


def _reunis(morceaux: Iterable[Troncon]) -> list[Troncon]:
    """Join what is paid as done on the same terms: a contract year that begins within a month does not cut it."""
    suite = list[Troncon]()
    for morceau in morceaux:
        avant = suite[-1] if suite else morceau
        memes = (avant.conditions, avant.prix) == (morceau.conditions, morceau.prix)
        if memes and morceau.conditions.mode in AU_TEMPS and avant.au + _UN_JOUR == morceau.du:
            suite[-1] = replace(avant, au=morceau.au)
        else:
            suite.append(morceau)
    return suite


def minutes_faites(troncon: Troncon, jours: Iterable[Jour]) -> int:
    """Return the minutes of the account that are billed as done: within the volume, and beyond it at the same price.

    What is beyond and needs a word first, costs another price or costs nothing is not.
    """
    siens = [jour for jour in jours if troncon.contient(jour.jour)]
    minutes = sum(jour.dans_le_volume for jour in siens)
    simple = troncon.conditions.depassement is Depassement.FACTURE and troncon.au_dela == troncon.prix
    return minutes + (sum(jour.depassement for jour in siens) if simple else 0)


def proposer(
    contrat: Contrat, conditions: Sequence[Conditions], periode: tuple[date, date], compter: Compter, tva: Tva
) -> list[LigneFacture]:
    """Return the lines of the period; nothing is billed at a price that the conditions do not tell."""
    lignes = []
    for troncon in _reunis(troncons(contrat, conditions, *periode)):
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
    dit = f"Permanences sociales, {dire_periode(troncon)}"
    return ligne_de_temps(dit, faits.minutes, troncon.prix, troncon.conditions, tva, " de présence")


def _heure(troncon: Troncon, faits: Faits, tva: Tva) -> LigneFacture:
    dit = f"Heures d’intervention sociale, {dire_periode(troncon)}"
    return ligne_de_temps(dit, faits.minutes, troncon.prix, troncon.conditions, tva)


def _par_salarie(troncon: Troncon, faits: Faits, tva: Tva) -> LigneFacture:
    """Bill heads at a price per head when the share of the year is whole cents, else the amount they make."""
    nombre = faits.effectif.nombre if faits.effectif else effectif_de((), troncon.conditions, troncon.du) or 0
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
    """Return « du 01/01/2026 au 31/01/2026 », « le 08/01/2026 » for one day."""
    if troncon.du == troncon.au:
        return f"le {troncon.du:%d/%m/%Y}"
    return f"du {troncon.du:%d/%m/%Y} au {troncon.au:%d/%m/%Y}"
