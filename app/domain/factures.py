"""Invoices and credit notes: lines, exact totals, state; what is issued never changes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Final

from app.domain import regles
from app.domain.errors import FactureVide

TAUX_NORMAL: Final = 2000
"""Hundredths of a percent (art. 278 du CGI)."""
_CENT, _SOIXANTE = 100, 60
_MAXIMUM = 1_000_000_000


class NatureFacture(StrEnum):
    """An invoice, or the credit note that takes back all or part of one."""

    FACTURE = "facture"
    AVOIR = "avoir"


class Tva(StrEnum):
    """How a line bears VAT: franchise en base (293 B), 20 %, or exempt training (art. 261, 4, 4° a du CGI)."""

    FRANCHISE = "franchise"
    NORMALE = "normale"
    EXONEREE = "exoneree"

    @property
    def taux(self) -> int:
        """Rate, in hundredths of a percent."""
        return TAUX_NORMAL if self is Tva.NORMALE else 0


class UniteFacture(StrEnum):
    """What the quantity of a line counts."""

    FORFAIT = "forfait"
    MINUTES = "minutes"
    DEMI_JOURNEES = "demi_journees"
    JOURS = "jours"
    SALARIES = "salaries"


class EtatFacture(StrEnum):
    """Where an invoice stands on a day."""

    BROUILLON = "brouillon"
    EMISE = "emise"
    EN_RETARD = "en_retard"
    SOLDEE = "soldee"


@dataclass(frozen=True, slots=True, kw_only=True)
class LigneFacture:
    """One line: `quantite` is in minutes, else in hundredths; `prix` in cents before tax, per hour or per unit.

    `genere` marks words written by the rules: the others are read again before they are printed (R14). A line for
    hours beyond the volume that the entreprise approved tells which answer lets bill it, and the minutes of it.
    """

    libelle: str = ""
    detail: str = ""
    quantite: int = _CENT
    unite: UniteFacture = UniteFacture.FORFAIT
    prix: int = 0
    tva: Tva = Tva.NORMALE
    genere: bool = False
    approbation_id: int | None = None
    approuvees: int = 0

    @property
    def base(self) -> int:
        """How many of `quantite` the price is for."""
        return _SOIXANTE if self.unite is UniteFacture.MINUTES else _CENT

    @property
    def montant(self) -> int:
        """Cents before tax, rounded half up."""
        return arrondi(Fraction(self.quantite * self.prix, self.base))


@dataclass(frozen=True, slots=True, kw_only=True)
class Facture:
    """An invoice; a draft has no number. `du` and `au` bound what is billed; `origine_id` is what an avoir credits.

    `serie`, `annee` and `rang` make `numero`; `relu` says that she read the remarks on her own words.
    """

    id: int = 0
    nature: NatureFacture = NatureFacture.FACTURE
    entreprise_id: int
    contrat_id: int | None = None
    origine_id: int | None = None
    serie: str = ""
    annee: int | None = None
    rang: int | None = None
    numero: str = ""
    jour: date | None = None
    echeance: date | None = None
    du: date
    au: date
    engagement: str = ""
    reference: str = ""
    service: str = ""
    note: str = ""
    relu: bool = False
    pdf_piece_id: int | None = None
    xml_piece_id: int | None = None
    lignes: tuple[LigneFacture, ...] = ()

    @property
    def emise(self) -> bool:
        """Tell whether it has its number: nothing of it changes any more."""
        return bool(self.numero)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paiement:
    """Money received for an issued invoice, in cents, on the day `jour`."""

    id: int = 0
    facture_id: int
    jour: date
    montant: int
    moyen: str = ""


@dataclass(frozen=True, slots=True)
class Ventilation:
    """What one way of bearing VAT adds up to: base and tax, in cents."""

    tva: Tva
    base: int
    montant: int


@dataclass(frozen=True, slots=True)
class Totaux:
    """Sums of an invoice in cents: before tax, tax of each category, all taxes included."""

    ht: int
    ventilation: tuple[Ventilation, ...]

    @property
    def tva(self) -> int:
        """The whole tax."""
        return sum(v.montant for v in self.ventilation)

    @property
    def ttc(self) -> int:
        """What is due."""
        return self.ht + self.tva


def arrondi(valeur: Fraction) -> int:
    """Return the nearest integer, halves away from zero."""
    entier = (abs(valeur) * 2 + 1) // 2
    return int(entier if valeur >= 0 else -entier)


def totaux(lignes: Iterable[LigneFacture]) -> Totaux:
    """Return the sums; the tax is computed once per category, on its base (EN 16931, BR-S-09)."""
    bases: dict[Tva, int] = {}
    for ligne in lignes:
        bases[ligne.tva] = bases.get(ligne.tva, 0) + ligne.montant
    parts = (Ventilation(t, bases[t], arrondi(Fraction(bases[t] * t.taux, 10_000))) for t in Tva if t in bases)
    return Totaux(sum(bases.values()), tuple(parts))


def dire_numero(serie: str, annee: int, rang: int) -> str:
    """Return « F-2026-0007 »."""
    return f"{serie}-{annee}-{rang:04}"


def echeance(jour: date, delai: int) -> date:
    """Return the last day to pay (art. L441-10 du code de commerce: at most 60 days after the invoice)."""
    return jour + timedelta(days=delai)


def avoir_de(facture: Facture) -> Facture:
    """Return the draft that credits the whole of an issued invoice."""
    return replace(
        facture,
        id=0,
        nature=NatureFacture.AVOIR,
        origine_id=facture.id,
        serie="",
        annee=None,
        rang=None,
        numero="",
        jour=None,
        echeance=None,
        pdf_piece_id=None,
        xml_piece_id=None,
    )


def etat(facture: Facture, reste: int, jour: date) -> EtatFacture:
    """Return where it stands on `jour`, `reste` cents being still due."""
    if not facture.emise:
        return EtatFacture.BROUILLON
    if reste <= 0 or facture.nature is NatureFacture.AVOIR:
        return EtatFacture.SOLDEE
    return EtatFacture.EN_RETARD if facture.echeance and facture.echeance < jour else EtatFacture.EMISE


def verifier(facture: Facture) -> None:
    """Raise when the period goes backwards, or a line holds a number that means nothing."""
    regles.dans_l_ordre("au", facture.du, facture.au)
    for ligne in facture.lignes:
        regles.entre("quantite", ligne.quantite, -_MAXIMUM, _MAXIMUM)
        regles.entre("prix", ligne.prix, 0, _MAXIMUM)


def verifier_emission(facture: Facture) -> None:
    """Raise when a line says nothing or has no price (BR-FR-DEC-03), or the whole is not above zero."""
    verifier(facture)
    if totaux(facture.lignes).ttc <= 0:
        raise FactureVide
    for ligne in facture.lignes:
        regles.renseigne("libelle", regles.lisible(ligne.libelle))
        regles.entre("prix", ligne.prix, 1, _MAXIMUM)


def verifier_paiement(paiement: Paiement, aujourd_hui: date) -> None:
    """Raise for no money, or a day no payment can have."""
    regles.entre("montant", paiement.montant, 1, _MAXIMUM)
    regles.jour_plausible("jour", paiement.jour, aujourd_hui)
    regles.dans_l_ordre("jour", paiement.jour, aujourd_hui)
