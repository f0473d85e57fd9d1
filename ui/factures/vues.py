"""The pictures of these screens, with fictional data."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from time import sleep
from typing import Protocol

from PySide6.QtWidgets import QApplication, QWidget

from app.context import Session
from app.domain.facturation import Regime
from app.domain.factures import LigneFacture, Paiement, totaux
from ui.factures.page import PageFactures

_DESSIN_S = 0.02
_TOURS = 30
_SIRET = "00000005900010"


class _Bureau(Protocol):
    @property
    def factures(self) -> PageFactures: ...


    def aller(self, ident: str) -> None: ...


def preparer(session: Session, jour: date) -> None:
    """Bill the autumn of the fiction: one invoice late, one paid, one credited, one draft to read again."""
    elle = session.praticiennes.get()
    session.praticiennes.save(replace(elle, siret=_SIRET))
    session.factures.reglages.modifier(regime=Regime.FRANCHISE, iban="FR7630006000011234567890189")
    contrats = session.contrats.toutes()
    emises = []
    for rang, mois in ((1, 8), (2, 8), (3, 9), (1, 9)):
        brouillon, _ = session.factures.preparer(contrats[rang].id, *_mois(jour.year, mois))
        emises.append(session.factures.emettre(brouillon.id, date(jour.year, mois + 1, 5))[0])
    payee = emises[0]
    session.factures.paiements.save(
        Paiement(facture_id=payee.id, jour=jour, montant=totaux(payee.lignes).ttc, moyen="virement")
    )
    session.factures.avoir(emises[1].id)
    brouillon, _ = session.factures.preparer(contrats[0].id, *_mois(jour.year, 10))
    annexe = LigneFacture(libelle="Information collective", detail="le jeudi 15 octobre", prix=42_000)
    session.factures.modifier(brouillon.id, lignes=(*brouillon.lignes, annexe))


def vues(bureau: _Bureau, session: Session) -> Iterator[tuple[str, QWidget | None]]:
    """Bring each screen in turn; a dialog when there is one, else the window."""
    page = bureau.factures
    bureau.aller("factures")
    inscriptions = session.factures.registre()
    for nom, inscription in (
        ("factures-registre", next(i for i in inscriptions if i.reste)),
        ("facture-brouillon", next(i for i in inscriptions if not i.facture.emise and not i.facture.origine_id)),
        ("facture-avoir", next(i for i in inscriptions if i.facture.origine_id)),
        ("facture-soldee", next(i for i in inscriptions if i.paiements)),
    ):
        page.montrer(inscription.facture.id)
        _dessiner()
        yield nom, None
        gestes = {"factures-registre": page.fiche.demander_paiement, "facture-brouillon": page.fiche.demander_emission}
        if nom in gestes:
            ouvert = gestes[nom]()
            yield f"dialogue-{nom}", ouvert
            if ouvert is not None:
                ouvert.reject()
            page.window().activateWindow()
    nouvelle = page.creer()
    yield "dialogue-nouvelle-facture", nouvelle
    nouvelle.reject()
    page.window().activateWindow()


def _mois(annee: int, mois: int) -> tuple[date, date]:
    suivant = date(annee, mois + 1, 1)
    return date(annee, mois, 1), date.fromordinal(suivant.toordinal() - 1)


def _dessiner() -> None:
    """Pages are drawn aside: wait for them."""
    for _ in range(_TOURS):
        QApplication.processEvents()
        sleep(_DESSIN_S)
