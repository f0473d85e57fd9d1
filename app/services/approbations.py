"""What the entreprises answer about the hours beyond their volume: dated, changed while unbilled."""

from collections.abc import Mapping

from sqlalchemy import Connection

from app.domain.contrats.approbations import Approbation, verifier_approbation
from app.domain.contrats.mois import exiger_mois_entiers
from app.services.errors import ApprobationFacturee, Introuvable
from app.services.sortes import Sorte
from app.store import approbations, contrats
from app.store.unit_of_work import UnitOfWork


class Approbations(Sorte[Approbation]):
    """The answers; one that a line of an invoice rests on does not change any more."""

    fiche = approbations.APPROBATIONS
    nom = "réponse sur un dépassement"

    def de(self, contrat_id: int) -> list[Approbation]:
        """Return the answers about a contrat, in the order they were given."""
        with self._magasin.lire() as connexion:
            return approbations.de_contrat(connexion, contrat_id)

    def facturees(self, contrat_id: int) -> Mapping[int, int]:
        """Return the minutes that invoices and drafts of a contrat bill already, by the number of the answer."""
        with self._magasin.lire() as connexion:
            return approbations.facturees(connexion, contrat_id)

    def _verifier(self, connexion: Connection, record: Approbation) -> None:
        contrat = contrats.CONTRATS.lire(connexion, record.contrat_id)
        if contrat is None:
            raise Introuvable(sorte="contrat", id=record.contrat_id)
        verifier_approbation(record, contrat, self._aujourd_hui())
        exiger_mois_entiers(contrat, contrats.conditions_de(connexion, contrat.id), record.du, record.au)
        self._exiger_libre(connexion, record)

    def _effacer(self, unite: UnitOfWork, record: Approbation) -> None:
        self._exiger_libre(unite.connexion, record)
        super()._effacer(unite, record)

    @staticmethod
    def _exiger_libre(connexion: Connection, record: Approbation) -> None:
        """Raise `ApprobationFacturee` when a line of an invoice, or of a draft, rests on it."""
        if record.id and approbations.facturee(connexion, record.id):
            raise ApprobationFacturee
