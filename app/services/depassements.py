"""The hours beyond the volume of a contrat: proposed on a draft, billed when she accepts."""

from app.domain.changes import Changes
from app.domain.depassements import AuDela, a_proposer, ajouter, au_dela
from app.domain.factures import Facture, NatureFacture
from app.services.factures import Factures
from app.services.positions import Positions


class Depassements:
    """Reads the account of the contrat that a draft bills."""

    def __init__(self, factures: Factures, positions: Positions) -> None:
        self._factures = factures
        self._positions = positions

    def proposer(self, facture_id: int) -> tuple[AuDela, ...]:
        """Return the lines that the account of the contrat would add to a draft; none for what is issued."""
        return self._proposes(self._factures.get(facture_id))

    def accepter(self, facture_id: int) -> tuple[Facture, Changes]:
        """Add them to the draft, one step to undo."""
        facture = self._factures.get(facture_id)
        return self._factures.modifier(facture_id, lignes=ajouter(facture, self._proposes(facture)))

    def _proposes(self, facture: Facture) -> tuple[AuDela, ...]:
        if facture.emise or facture.contrat_id is None or facture.nature is NatureFacture.AVOIR:
            return ()
        suivi = self._positions.de(facture.contrat_id, facture.au)
        tva = self._factures.reglages.get().regime.tva
        trouves = au_dela(suivi.contrat, suivi.conditions, facture, suivi.position.compte.jours, tva)
        return tuple(a_proposer(facture, trouves))
