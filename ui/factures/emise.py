"""An issued invoice: what is due, what was received."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.factures import NatureFacture, Paiement
from app.services.factures import Inscription
from ui.factures.mots import euros
from ui.poste import Poste
from ui.widgets.cartes import Carte, Rangee
from ui.widgets.etiquettes import etiquette
from ui.widgets.saisies import dire_jour

_AVOIR = "Un avoir ne se paie pas\u00a0: il se déduit de la facture qu’il corrige."
_FIGEE = "Émise\u00a0: son document est gardé tel quel dans le coffre. Un avoir la corrige."


class Emise(QWidget):
    """Payments can be taken away; the invoice cannot."""

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._colonne = QVBoxLayout(self)
        self._colonne.setContentsMargins(0, 0, 0, 0)
        self._colonne.setSpacing(12)

    def montrer(self, inscription: Inscription) -> None:
        """Show what is due and what came."""
        self.vider()
        self._colonne.addWidget(etiquette(_FIGEE, "second"))
        if inscription.facture.nature is NatureFacture.AVOIR:
            self._colonne.addWidget(etiquette(_AVOIR, "second"))
            return
        recu = sum(p.montant for p in inscription.paiements)
        carte = Carte("Paiements", f"reçu {euros(recu)} sur {euros(inscription.ttc)}")
        for paiement in inscription.paiements:
            carte.ajouter(self._rangee(paiement))
        carte.vide("Aucun paiement enregistré.")
        self._colonne.addWidget(carte)

    def vider(self) -> None:
        """Forget the invoice."""
        while (item := self._colonne.takeAt(0)) is not None:
            ancienne = item.widget()
            if ancienne is not None:
                ancienne.hide()
                ancienne.deleteLater()

    def _rangee(self, paiement: Paiement) -> Rangee:
        rangee = Rangee(dire_jour(paiement.jour), euros(paiement.montant), paiement.moyen)
        dit = f"Retirer le paiement de {euros(paiement.montant)} du {dire_jour(paiement.jour)}"
        rangee.lien("Retirer", dit, lambda: self._retirer(paiement.id))
        return rangee

    def _retirer(self, paiement_id: int) -> None:
        paiements = self._poste.session.factures.paiements
        self._poste.taches.command(lambda: (None, paiements.delete(paiement_id)))
