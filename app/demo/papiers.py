"""Papers of the fiction, written by the services themselves: invoices issued, letters gone."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.domain.calendrier import mois_avant
from app.domain.courriers import Envoi
from app.domain.facturation import Regime
from app.domain.factures import Facture, Paiement, totaux

if TYPE_CHECKING:
    from app.context import Session

_SIRET, _IBAN = "00000006700011", "FR7630006000011234567890189"
_EMISSION, _REGLEMENT = timedelta(days=4), timedelta(days=15)
_LETTRES = ("relance", "secours", "libre", "fsl")


def ecrire(session: "Session", jour: date) -> None:
    """Leave invoices late, paid, credited and to issue on `jour`, letters answered, late and to send."""
    session.praticiennes.save(replace(session.praticiennes.get(), siret=_SIRET))
    session.factures.reglages.modifier(regime=Regime.FRANCHISE, iban=_IBAN)
    _facturer(session, jour)
    _correspondre(session, jour)
    session.annulations.vider()


def _facturer(session: "Session", jour: date) -> None:
    forfait, par_tete = session.contrats.toutes()[1:3]
    _emettre(session, forfait.id, mois_avant(jour.replace(day=1), 3))
    payee = _emettre(session, par_tete.id, mois_avant(jour.replace(day=1), 3))
    recu = (payee.jour or jour) + _REGLEMENT
    session.factures.paiements.save(
        Paiement(facture_id=payee.id, jour=recu, montant=totaux(payee.lignes).ttc, moyen="virement")
    )
    erronee = _emettre(session, par_tete.id, mois_avant(jour.replace(day=1), 2))
    session.factures.emettre(session.factures.avoir(erronee.id)[0].id, erronee.jour)
    session.factures.preparer(forfait.id, *_mois(mois_avant(jour.replace(day=1), 1)))


def _emettre(session: "Session", contrat_id: int, premier: date) -> Facture:
    du, au = _mois(premier)
    brouillon, _ = session.factures.preparer(contrat_id, du, au)
    return session.factures.emettre(brouillon.id, au + _EMISSION)[0]


def _mois(premier: date) -> tuple[date, date]:
    return premier, (premier + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def _correspondre(session: "Session", jour: date) -> None:
    """Write to the organismes of the last démarches: answered, late, awaited, not gone yet."""
    demarches = [d for d in session.demarches.toutes() if d.organisme_id][-len(_LETTRES) :]
    for rang, (demarche, code) in enumerate(zip(demarches, _LETTRES, strict=True)):
        lettre, _ = session.courriers.preparer(code, demarche.personne_id, demarche.organisme_id, demarche.id)
        if rang == len(_LETTRES) - 1:
            continue
        partie_le = jour - timedelta(days=(40, 30, 5)[rang])
        attendue = partie_le + timedelta(days=21)
        session.courriers.envoyer(lettre.id, Envoi.SIMPLE, le=partie_le, reponse_avant=attendue, confirme=True)
        if rang == 0:
            session.courriers.repondre(lettre.id, attendue - timedelta(days=3), "Décision sous un mois.")
