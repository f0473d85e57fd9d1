"""How she bills: her settings, whom an invoice is sent to, what the law asks to print."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stdnum import iban as norme_iban
from stdnum.fr import siren as norme_siren
from stdnum.fr import tva as norme_tva

from app.domain import regles
from app.domain.entreprises import Entreprise
from app.domain.errors import IbanInvalide, NumeroInvalide, TvaInvalide
from app.domain.factures import Facture, NatureFacture, Tva
from app.domain.montants import dire_montant
from app.domain.praticiennes import Praticienne

DELAI_MAX = 60
FRANCHISE: Final = "TVA non applicable, art. 293 B du CGI"
EXONERATION: Final = "Exonération de TVA, art. 261, 4, 4° a du CGI"
AVOIR_A_DEDUIRE: Final = "À déduire du prochain règlement, ou remboursé sur demande."
_INDEMNITE = (
    "Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 € "
    "(art. L441-10 et D441-5 du code de commerce)."
)
_PENALITES = "Pénalités de retard, dues dès le lendemain de l’échéance : {taux} (art. L441-10 du code de commerce)."
_TAUX_LEGAL = "taux de refinancement de la Banque centrale européenne majoré de 10 points"
_REFUS: Final = {"iban": IbanInvalide, "numero_tva": TvaInvalide}


class Regime(StrEnum):
    """Her VAT: nothing is assumed until she says it."""

    A_DIRE = ""
    FRANCHISE = "franchise"
    NORMAL = "normal"

    @property
    def tva(self) -> Tva:
        """How the lines bear VAT by default."""
        return Tva.NORMALE if self is Regime.NORMAL else Tva.FRANCHISE


@dataclass(frozen=True, slots=True, kw_only=True)
class Facturation:
    """Her settings; `penalites` is a yearly rate in hundredths of a percent (None: that of the law).

    `deja_emises` numbers were given elsewhere in the year `deja_annee`, before the first invoice made here.
    """

    regime: Regime = Regime.A_DIRE
    forme: str = "Entrepreneur individuel (EI)"
    numero_tva: str = ""
    iban: str = ""
    bic: str = ""
    delai: int = 30
    penalites: int | None = None
    escompte: str = "Pas d’escompte pour paiement anticipé."
    serie: str = "F"
    serie_avoirs: str = "A"
    deja_emises: int = 0
    deja_annee: int | None = None

    def serie_de(self, nature: NatureFacture) -> str:
        """Return the series an invoice, or an avoir, is numbered in."""
        return self.serie_avoirs if nature is NatureFacture.AVOIR else self.serie


@dataclass(frozen=True, slots=True, kw_only=True)
class Acheteur:
    """Whom an entreprise wants its invoices sent to; an empty field is that of the entreprise."""

    id: int = 0
    entreprise_id: int
    raison_sociale: str = ""
    siren: str = ""
    adresse: str = ""
    code_postal: str = ""
    ville: str = ""
    service: str = ""
    engagement: str = ""
    reference: str = ""
    numero_tva: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Everything one invoice prints and transmits, and nothing else."""

    facture: Facture
    vendeur: Praticienne
    facturation: Facturation
    acheteur: Acheteur
    siret_acheteur: str = ""
    contrat: str = ""
    origine: Facture | None = None

    @property
    def siren(self) -> str:
        """The SIREN of the seller."""
        return self.vendeur.siret[:9]


def acheteur_de(entreprise: Entreprise, dit: Acheteur | None) -> Acheteur:
    """Return the buyer, what was not said for invoices being taken from the entreprise."""
    dit = dit or Acheteur(entreprise_id=entreprise.id)
    ailleurs = dit.adresse or dit.ville
    lieu = dit if ailleurs else entreprise
    return Acheteur(
        id=dit.id,
        entreprise_id=entreprise.id,
        raison_sociale=dit.raison_sociale or entreprise.nom,
        siren=dit.siren or entreprise.siret[:9],
        adresse=lieu.adresse,
        code_postal=lieu.code_postal,
        ville=lieu.ville,
        service=dit.service,
        engagement=dit.engagement,
        reference=dit.reference,
        numero_tva=dit.numero_tva,
    )


def verifier_facturation(facturation: Facturation) -> None:
    """Raise when a number is not one, or the term is longer than the law allows."""
    _exiger("numero_tva", facturation.numero_tva, norme_tva.is_valid(facturation.numero_tva))
    _exiger("iban", facturation.iban, norme_iban.is_valid(facturation.iban))
    regles.entre("delai", facturation.delai, 0, DELAI_MAX)
    regles.entre("penalites", facturation.penalites, 0, 10_000)
    regles.entre("deja_emises", facturation.deja_emises, 0, 9_999)
    for champ in ("serie", "serie_avoirs"):
        valeur = getattr(facturation, champ)
        _exiger(champ, valeur or "?", valeur.isascii() and valeur.isalnum())


def verifier_acheteur(acheteur: Acheteur) -> None:
    """Raise `NumeroInvalide` when the SIREN is not one."""
    _exiger("siren", acheteur.siren, acheteur.siren.isdigit() and norme_siren.is_valid(acheteur.siren))


def penalites(facturation: Facturation) -> str:
    """Return the mention of the penalties."""
    taux = facturation.penalites
    dit = _TAUX_LEGAL if taux is None else f"taux annuel de {dire_montant(taux)} %"
    return _PENALITES.format(taux=dit)


def mentions(facturation: Facturation) -> dict[str, str]:
    """Return the notes that every invoice bears, by their UNTDID 4451 code."""
    return {"PMT": _INDEMNITE, "PMD": penalites(facturation), "AAB": facturation.escompte}


def manques(edition: Edition) -> tuple[str, ...]:
    """Return what an invoice must say and does not know yet (art. 242 nonies A de l'annexe II au CGI)."""
    elle, acheteur = edition.vendeur, edition.acheteur
    normal = edition.facturation.regime is Regime.NORMAL
    attendus = {
        "votre nom": elle.nom,
        "votre adresse": elle.adresse and elle.code_postal and elle.ville,
        "votre SIRET": elle.siret,
        "votre régime de TVA": edition.facturation.regime,
        "votre numéro de TVA": edition.facturation.numero_tva or not normal,
        "la mention d’escompte": edition.facturation.escompte,
        "l’adresse de l’entreprise": acheteur.adresse and acheteur.code_postal and acheteur.ville,
        "le SIREN de l’entreprise": acheteur.siren,
    }
    return tuple(nom for nom, valeur in attendus.items() if not valeur)


def _exiger(champ: str, valeur: str, juste: bool) -> None:  # noqa: FBT001 - the check just made
    if valeur and not juste:
        raise _REFUS.get(champ, NumeroInvalide)(champ=champ)
