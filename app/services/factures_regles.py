"""What must hold for an invoice to be issued, beyond what one record can tell."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from app.domain.facturation import Regime
from app.domain.factures import Facture, LigneFacture, NatureFacture, Tva, dire_numero, totaux
from app.services.errors import AvoirExcessif, FactureAnterieure, FactureAvantPeriode
from app.store import factures


def accorder(lignes: Iterable[LigneFacture], regime: Regime) -> tuple[LigneFacture, ...]:
    """Return the lines as the régime of VAT has them: in franchise none bears tax."""
    if regime is Regime.A_DIRE:
        return tuple(lignes)
    return tuple(
        replace(ligne, tva=regime.tva) if (ligne.tva is Tva.FRANCHISE) != (regime is Regime.FRANCHISE) else ligne
        for ligne in lignes
    )


def exiger_chronologie(jour: date, aujourd_hui: date, dernier: date | None) -> None:
    """Raise `FactureAnterieure` unless `jour` is between the last invoice of the series and today."""
    if jour > aujourd_hui or (dernier is not None and jour < dernier):
        raise FactureAnterieure(dernier=f"{dernier or aujourd_hui:%d/%m/%Y}", jour=f"{aujourd_hui:%d/%m/%Y}")


def exiger_periode(facture: Facture, jour: date, aujourd_hui: date) -> None:
    """Raise `FactureAvantPeriode` when an invoice is dated before the days it bills; one in advance is not."""
    avance = facture.du > aujourd_hui
    if facture.nature is NatureFacture.FACTURE and jour < facture.du and not avance:
        raise FactureAvantPeriode(du=f"{facture.du:%d/%m/%Y}")


def exiger_credit(connexion: Connection, facture: Facture) -> None:
    """Raise `AvoirExcessif` when the avoirs of an invoice would give back more than it asked for."""
    if facture.nature is not NatureFacture.AVOIR or facture.origine_id is None:
        return
    origine = factures.FACTURES.lire(connexion, facture.origine_id)
    deja = sum(totaux(a.lignes).ttc for a in factures.avoirs_de(connexion, facture.origine_id))
    if origine is None or deja + totaux(facture.lignes).ttc > totaux(origine.lignes).ttc:
        raise AvoirExcessif


def numeroter(facture: Facture, serie: str, jour: date, rang: int, echue: date) -> Facture:
    """Return the invoice with its number, its day, and the last day to pay."""
    return replace(
        facture,
        serie=serie,
        annee=jour.year,
        rang=rang,
        numero=dire_numero(serie, jour.year, rang),
        jour=jour,
        echeance=echue if facture.nature is NatureFacture.FACTURE else None,
    )
