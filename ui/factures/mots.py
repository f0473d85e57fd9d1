"""How an invoice and where it stands are said."""

from collections.abc import Mapping, Sequence
from typing import Final

from app.bilan.formats import typographier
from app.domain.calendrier import duree
from app.domain.chevauchements import dire_chevauchement
from app.domain.depassements import AuDela
from app.domain.factures import EtatFacture, Facture, NatureFacture, Tva, UniteFacture
from app.domain.montants import dire_montant
from app.domain.typographie import jour
from app.services.factures import Inscription
from ui.widgets.saisies import dire_jour

ETATS: Final[Mapping[EtatFacture, str]] = {
    EtatFacture.BROUILLON: "Brouillon",
    EtatFacture.EMISE: "À payer",
    EtatFacture.EN_RETARD: "En retard",
    EtatFacture.SOLDEE: "Soldée",
}
COULEURS: Final[Mapping[EtatFacture, str]] = {
    EtatFacture.BROUILLON: "",
    EtatFacture.EMISE: "",
    EtatFacture.EN_RETARD: "attention",
    EtatFacture.SOLDEE: "ok",
}
UNITES: Final[Mapping[str, str]] = {
    UniteFacture.FORFAIT: "forfait",
    UniteFacture.MINUTES: "heures",
    UniteFacture.DEMI_JOURNEES: "demi-journées",
    UniteFacture.JOURS: "jours",
    UniteFacture.SALARIES: "salariés",
}
TVA: Final[Mapping[str, str]] = {
    Tva.FRANCHISE: "sans TVA (293\u00a0B)",
    Tva.NORMALE: "20\u202f%",
    Tva.EXONEREE: "exonérée, formation",
}


def nom(facture: Facture) -> str:
    """Return « Facture F-2026-0007 », « Avoir, brouillon »."""
    quoi = "Avoir" if facture.nature is NatureFacture.AVOIR else "Facture"
    return f"{quoi} {facture.numero}" if facture.numero else f"{quoi}, brouillon"


def euros(cents: int) -> str:
    """Return « 1 234,50 € »."""
    return f"{dire_montant(cents)}\u00a0€"


def dire_au_dela(trouves: Sequence[AuDela]) -> str:
    """Return what was done beyond the volume, over which days, and what it comes to; "" for nothing."""
    dits = [f"{_combien(t)}, {euros(t.ligne.montant)} hors taxes" for t in trouves]
    return "À facturer d’après le contrat\u00a0: " + "\u202f; ".join(dits) + "." if dits else ""


def dire_deja(facture: Facture, autre: Facture) -> str:
    """Return the warning that days of a draft are billed by another invoice too."""
    return typographier(dire_chevauchement(facture, autre))


def dire_attente(minutes: int) -> str:
    """Return what is not proposed, since the entreprise did not answer; "" for nothing."""
    suite = "La réponse se note sur la fiche de l’entreprise, onglet Contrats."
    return f"{duree(minutes)} au-delà du volume à faire approuver, non proposées. {suite}" if minutes else ""


def _combien(trouve: AuDela) -> str:
    if trouve.approbation is None:
        return f"{duree(trouve.minutes)} au-delà du volume {trouve.periode}"
    le = dire_jour(trouve.approbation.decide_le)
    return f"{duree(trouve.minutes)} au-delà du volume, approuvées le {le}, {trouve.periode}"


def periode(facture: Facture) -> str:
    """Return « du 1er janvier 2026 au 31 janvier 2026 »."""
    return f"du {jour(facture.du)} au {jour(facture.au)}"


def etat_de(inscription: Inscription) -> str:
    """Return « En retard », « Avoir »; an avoir is never paid."""
    avoir = inscription.facture.nature is NatureFacture.AVOIR and inscription.facture.emise
    return "Avoir émis" if avoir else ETATS[inscription.etat]


def suite(inscription: Inscription) -> str:
    """Return what there is to know after the state: the day it is due, what is left to pay."""
    facture = inscription.facture
    if not facture.emise:
        return periode(facture)
    dits = [f"émise le {dire_jour(facture.jour)}"]
    if facture.echeance and inscription.reste > 0:
        dits.append(f"échéance le {dire_jour(facture.echeance)}")
    if 0 < inscription.reste < inscription.ttc:
        dits.append(f"reste {euros(inscription.reste)}")
    if inscription.reste < 0:
        dits.append(f"{euros(-inscription.reste)} à rembourser")
    return ", ".join(dits)
