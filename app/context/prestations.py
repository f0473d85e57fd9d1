"""What can be done for the entreprises: contrats, permanences, bilans."""

from functools import cached_property
from typing import TYPE_CHECKING

from app.context.cabinet import Cabinet
from app.store.journal import Acte

if TYPE_CHECKING:
    from app.services.approbations import Approbations
    from app.services.bilans import Bilans
    from app.services.commentaires import Commentaires
    from app.services.contrats import Contrats
    from app.services.conventions import Conventions
    from app.services.demandes import Demandes
    from app.services.depassements import Depassements
    from app.services.entreprises import Entreprises
    from app.services.factures import Factures
    from app.services.permanences import Permanences
    from app.services.positions import Positions
    from app.services.releves import Releves
    from app.services.remises import Remises


class Prestations(Cabinet):
    """What can be done for the entreprises: contrats, permanences, bilans."""

    @cached_property
    def entreprises(self) -> "Entreprises":
        """The entreprises, their sites, headcounts and contacts."""
        from app.services.entreprises import Entreprises

        return Entreprises(self._magasin, self._horloge)

    @cached_property
    def contrats(self) -> "Contrats":
        """The contrats and their dated conditions."""
        from app.services.contrats import Contrats

        return Contrats(self._magasin, self._horloge)

    @cached_property
    def approbations(self) -> "Approbations":
        """What the entreprises answered about the hours beyond their volume."""
        from app.services.approbations import Approbations

        return Approbations(self._magasin, self._horloge)

    @cached_property
    def positions(self) -> "Positions":
        """Where the contrats stand, and where they go."""
        from app.services.positions import Positions

        return Positions(self._magasin, self._horloge, self.contrats)

    @cached_property
    def permanences(self) -> "Permanences":
        """The permanences planned and held."""
        from app.services.permanences import Permanences

        return Permanences(self._magasin, self._horloge)

    @cached_property
    def demandes(self) -> "Demandes":
        """The requests for headcounts."""
        from app.services.demandes import Demandes

        return Demandes(self.entreprises, self.nomenclatures, self.praticiennes, self._horloge)

    @cached_property
    def bilans(self) -> "Bilans":
        """The bilans, à blanc or arrêtés."""
        from app.services.bilans import Bilans

        return Bilans(self._magasin, self._ouvert.pieces, self._horloge)

    @cached_property
    def commentaires(self) -> "Commentaires":
        """Her own words in the bilans."""
        from app.services.commentaires import Commentaires

        return Commentaires(self._magasin)

    @cached_property
    def remises(self) -> "Remises":
        """To whom bilans were handed over, and when."""
        from app.services.remises import Remises

        return Remises(self._magasin, self._horloge)

    @cached_property
    def factures(self) -> "Factures":
        """The invoices, what was paid, how she bills."""
        from app.services.factures import Factures

        return Factures(
            self._magasin,
            self._ouvert.pieces,
            self._horloge,
            lambda ident: self._ouvert.temoin.consigner(Acte("exporter", "factures", ident)),
        )

    @cached_property
    def depassements(self) -> "Depassements":
        """The hours beyond the volume that a draft may bill."""
        from app.services.depassements import Depassements

        return Depassements(self.factures, self.positions, self.approbations)

    @cached_property
    def conventions(self) -> "Conventions":
        """The devis, conventions, avenants and cahiers des charges."""
        from app.services.conventions import Conventions

        return Conventions(self._magasin, self._horloge)

    @cached_property
    def releves(self) -> "Releves":
        """The relevés d'activité of the contrats."""
        from app.services.releves import Releves

        return Releves(
            self._magasin,
            self._ouvert.pieces,
            self._horloge,
            self.positions,
            lambda ident: self._ouvert.temoin.consigner(Acte("exporter", "contrats", ident)),
        )
