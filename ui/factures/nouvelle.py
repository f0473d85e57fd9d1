"""The dialogs: a new draft, the issue, a payment."""

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from app.context import Session
from app.domain.contrats import Contrat
from app.domain.factures import Facture, NatureFacture, Paiement
from app.services.factures import Inscription
from ui.factures.mots import euros, nom
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.dialogue import Dialogue
from ui.widgets.saisies import EUROS, JOUR_EXIGE, NUMERO, TEXTE

_NOUVELLE = {"contrat": ("&Contrat", NUMERO), "du": ("&Du", JOUR_EXIGE), "au": ("A&u", JOUR_EXIGE)}
_EMETTRE = {"jour": ("Date de la &facture", JOUR_EXIGE)}
_PAIEMENT = {
    "montant": ("&Montant reçu, en euros", EUROS),
    "jour": ("&Reçu le", JOUR_EXIGE),
    "moyen": ("Moyen (virement, &chèque…)", TEXTE),
}
_FIGEE = (
    "Elle reçoit son numéro et ne change plus. Seul un avoir peut ensuite la corriger. Rien n’est transmis\u00a0: vous "
    "l’exporterez pour votre plateforme agréée."
)


class NouvelleFacture(Dialogue):
    """A contrat and a period: the lines come from the conditions."""

    def __init__(self, parent: QWidget, poste: Poste, contrats: dict[int, str]) -> None:
        super().__init__(parent, poste, "Nouvelle facture", "&Préparer le brouillon", _NOUVELLE)
        self.expliquer("Les lignes viennent des conditions du contrat et de ce qui a été fait dans la période.")
        self.formulaire.champs["contrat"].proposer({str(ident): dit for ident, dit in contrats.items()})

    def ouvrir(self, puis: Any) -> None:  # noqa: ANN401 - what to do with the draft
        """Open on the month before."""
        du, au = mois_precedent(aujourd_hui())
        choisi = int(self.formulaire.champs["contrat"].valeur or 0)
        factures = self._poste.session.factures
        self.demander(
            {"contrat": choisi, "du": du, "au": au},
            lambda lu: factures.preparer(int(lu["contrat"] or 0), lu["du"], lu["au"]),
            puis,
        )


def demander_emission(parent: QWidget, poste: Poste, facture: Facture) -> Dialogue:
    """Ask the day, then issue: an explicit act, that freezes."""
    quoi = "l’avoir" if facture.nature is NatureFacture.AVOIR else "la facture"
    dialogue = Dialogue(parent, poste, f"Émettre {quoi}", f"&Émettre {quoi}", _EMETTRE)
    dialogue.expliquer(_FIGEE)
    factures = poste.session.factures
    dialogue.demander({"jour": aujourd_hui()}, lambda lu: factures.emettre(facture.id, lu["jour"]))
    return dialogue


def demander_paiement(parent: QWidget, poste: Poste, inscription: Inscription) -> Dialogue:
    """Ask what was received for an issued invoice."""
    dialogue = Dialogue(parent, poste, "Enregistrer un paiement", "&Enregistrer le paiement", _PAIEMENT)
    dialogue.expliquer(f"{nom(inscription.facture)}, reste dû\u00a0: {euros(inscription.reste)}.")
    facture, paiements = inscription.facture, poste.session.factures.paiements
    vide = Paiement(facture_id=facture.id, jour=aujourd_hui(), montant=inscription.reste)
    dialogue.demander(
        asdict(vide), lambda lu: paiements.save(Paiement(facture_id=facture.id, **lu | {"montant": lu["montant"] or 0}))
    )
    return dialogue


def lire_contrats(session: Session, entreprise_id: int | None = None) -> dict[int, str]:
    """Return the contrats that may be billed, by id, those of one entreprise or of all."""
    noms = {e.id: e.nom for e in session.entreprises.toutes()}
    siens = [c for c in session.contrats.toutes() if entreprise_id in (None, c.entreprise_id)]
    return {c.id: _dire(c, "" if entreprise_id else noms.get(c.entreprise_id, "")) for c in siens}


def mois_precedent(jour: date) -> tuple[date, date]:
    """Return the first and the last day of the month before."""
    fin = jour.replace(day=1) - timedelta(days=1)
    return fin.replace(day=1), fin


def _dire(contrat: Contrat, entreprise: str) -> str:
    return " · ".join(dit for dit in (entreprise, contrat.reference or "sans référence", contrat.libelle) if dit)
