"""The hours beyond the volume of a contrat: proposed on a draft, billed when she accepts."""

from collections.abc import Sequence
from functools import partial

from app.domain.changes import Changes
from app.domain.contrats.approbations import Tranche, arbitrer, minutes_de
from app.domain.contrats.volumes import en_force
from app.domain.depassements import AuDela, a_proposer, ajouter, approuves, au_dela
from app.domain.factures import Facture, NatureFacture
from app.services.approbations import Approbations
from app.services.comptes import Suivi
from app.services.factures import Factures
from app.services.positions import Positions


class Depassements:
    """Reads the account of the contrat that a draft bills, and every answer given so far."""

    def __init__(self, factures: Factures, positions: Positions, approbations: Approbations) -> None:
        self._factures = factures
        self._positions = positions
        self._approbations = approbations

    def proposer(self, facture_id: int) -> tuple[AuDela, ...]:
        """Return the lines that the account of the contrat would add to a draft; none for what is issued.

        Hours to approve are there once they are, and until an invoice bills them; those not answered never are.
        """
        return self._proposes(self._factures.get(facture_id))

    def en_attente(self, facture_id: int) -> int:
        """Return the minutes beyond the volume, up to the end of a draft, that the entreprise did not answer about."""
        suivi = self._suivi(self._factures.get(facture_id))
        return minutes_de(_tranches(suivi), reponse=None) if suivi else 0

    def accepter(self, facture_id: int) -> tuple[Facture, Changes]:
        """Add them to the draft, one step to undo."""
        facture = self._factures.get(facture_id)
        return self._factures.modifier(facture_id, lignes=ajouter(facture, self._proposes(facture)))

    def _suivi(self, facture: Facture) -> Suivi | None:
        if facture.emise or facture.contrat_id is None or facture.nature is NatureFacture.AVOIR:
            return None
        return self._positions.de(facture.contrat_id, facture.au)

    def _proposes(self, facture: Facture) -> tuple[AuDela, ...]:
        suivi = self._suivi(facture)
        if suivi is None:
            return ()
        tva = self._factures.reglages.get().regime.tva
        compte, regles = suivi.position.compte, suivi.conditions
        deja = self._approbations.facturees(suivi.contrat.id)
        trouves = au_dela(suivi.contrat, regles, facture, compte.jours, tva)
        trouves += approuves(suivi.contrat, regles, facture, _tranches(suivi), deja, tva)
        return tuple(a_proposer(facture, trouves))


def _tranches(suivi: Suivi) -> Sequence[Tranche]:
    """Return the minutes to approve with every answer, even one given after the period."""
    return arbitrer(suivi.position.compte.jours, partial(en_force, suivi.conditions), suivi.approbations)
