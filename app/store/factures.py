"""Invoices, whom they are sent to and what was paid, in their tables."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from app.domain.facturation import Acheteur
from app.domain.factures import Facture, LigneFacture, NatureFacture, Paiement, totaux
from app.store import tables
from app.store.changes import Ligne
from app.store.fiches import Fiche, Lignes

_CHAMPS_LIGNE = ("libelle", "detail", "quantite", "unite", "prix", "tva", "genere", "approbation_id", "approuvees")


def _vers(_facture: Facture, ligne: LigneFacture) -> Ligne:
    return {champ: getattr(ligne, champ) for champ in _CHAMPS_LIGNE}


def _de(ligne: Any) -> LigneFacture:  # noqa: ANN401 - a row
    return LigneFacture(**{champ: ligne[champ] for champ in _CHAMPS_LIGNE})


FACTURES = Fiche(Facture, tables.factures, lignes=(Lignes("lignes", tables.factures_lignes, vers=_vers, de=_de),))
PAIEMENTS = Fiche(Paiement, tables.paiements)
ACHETEURS = Fiche(Acheteur, tables.acheteurs)


def acheteur_de(connexion: Connection, entreprise_id: int) -> Acheteur | None:
    """Return whom an entreprise wants its invoices sent to, when she said it."""
    return next(iter(ACHETEURS.tous(connexion, tables.acheteurs.c.entreprise_id == entreprise_id)), None)


def toutes(connexion: Connection, entreprise_id: int | None = None) -> list[Facture]:
    """Return the invoices, drafts first, then by day and number, the last first."""
    t = tables.factures
    critere = () if entreprise_id is None else (t.c.entreprise_id == entreprise_id,)
    ordre = (t.c.rang.isnot(None), t.c.jour.desc(), t.c.annee.desc(), t.c.rang.desc(), t.c.id.desc())
    return FACTURES.tous(connexion, *critere, ordre=ordre)


def par_numero(connexion: Connection, numero: str) -> Facture | None:
    """Return the issued invoice of that number."""
    t = tables.factures
    return next(iter(FACTURES.tous(connexion, t.c.numero == numero, t.c.rang.isnot(None))), None)


def dernier_rang(connexion: Connection, serie: str, annee: int) -> int:
    """Return the last number given in a series and a year, 0 when there is none."""
    t = tables.factures
    requete = select(func.max(t.c.rang)).where(t.c.serie == serie, t.c.annee == annee)
    return int(connexion.execute(requete).scalar() or 0)


def dernier_jour(connexion: Connection, serie: str) -> date | None:
    """Return the day of the last invoice of a series: the next one cannot come before."""
    t = tables.factures
    return connexion.execute(
        select(t.c.jour).where(t.c.serie == serie, t.c.rang.isnot(None)).order_by(t.c.jour.desc()).limit(1)
    ).scalar()


def paiements_de(connexion: Connection, facture_id: int) -> list[Paiement]:
    """Return what was received for an invoice, the oldest first."""
    t = tables.paiements
    return PAIEMENTS.tous(connexion, t.c.facture_id == facture_id, ordre=(t.c.jour, t.c.id))


def paiements_par_facture(connexion: Connection) -> dict[int, list[Paiement]]:
    """Return every payment, by invoice, the oldest first."""
    t = tables.paiements
    par_facture: defaultdict[int, list[Paiement]] = defaultdict(list)
    for paiement in PAIEMENTS.tous(connexion, ordre=(t.c.jour, t.c.id)):
        par_facture[paiement.facture_id].append(paiement)
    return par_facture


def credits_par_facture(lues: Iterable[Facture]) -> Counter[int]:
    """Return the cents that the avoirs issued among these invoices take back, by invoice."""
    credits_: Counter[int] = Counter()
    for avoir in lues:
        if avoir.origine_id is not None and avoir.emise:
            credits_[avoir.origine_id] += totaux(avoir.lignes).ttc
    return credits_


def avoirs_de(connexion: Connection, facture_id: int) -> list[Facture]:
    """Return the credit notes issued on an invoice."""
    t = tables.factures
    return FACTURES.tous(connexion, t.c.origine_id == facture_id, t.c.rang.isnot(None))


def reste(connexion: Connection, facture: Facture) -> int:
    """Return the cents still due; an avoir is owed by her, not to her."""
    if facture.nature is NatureFacture.AVOIR:
        return 0
    recu = sum(p.montant for p in paiements_de(connexion, facture.id))
    credite = sum(totaux(a.lignes).ttc for a in avoirs_de(connexion, facture.id))
    return totaux(facture.lignes).ttc - recu - credite


def noms(connexion: Connection) -> dict[int, str]:
    """Return how each entreprise is called."""
    t = tables.entreprises
    return {ligne.id: ligne.nom for ligne in connexion.execute(select(t.c.id, t.c.nom))}
