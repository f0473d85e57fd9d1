"""What can be done while a coffre is open. A room is loaded when it is first entered."""

from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self

from app.services.annulations import Annulations
from app.services.coffre_ouvert import CoffreOuvert
from app.services.coffres import Coffre
from app.services.serrures import Serrure
from app.services.temoins import Horloge
from app.store.journal import Acte
from app.store.unit_of_work import Magasin

if TYPE_CHECKING:
    from app.services.accompagnements import Accompagnements
    from app.services.agenda import Agenda
    from app.services.aujourdhui import Aujourdhui
    from app.services.bilans import Bilans
    from app.services.commentaires import Commentaires
    from app.services.contrats import Contrats
    from app.services.demandes import Demandes
    from app.services.documents import Documents
    from app.services.entreprises import Entreprises
    from app.services.exemples import Exemples
    from app.services.exports import Exports
    from app.services.foyers import Foyers
    from app.services.imports import Imports
    from app.services.interventions import Interventions
    from app.services.journal import Journal
    from app.services.nomenclatures import Nomenclatures
    from app.services.organismes import Organismes
    from app.services.pauses import Pauses
    from app.services.permanences import Permanences
    from app.services.personnes import Personnes
    from app.services.praticiennes import Praticiennes
    from app.services.recherche import Recherche
    from app.services.remises import Remises
    from app.services.rendezvous import Carnet
    from app.services.repertoire import Repertoire
    from app.services.sauvegardes import Sauvegardes
    from app.services.soirees import Soirees
    from app.services.surete import Surete


class Session:
    """Everything that can be done while a coffre is open; a `with` closes it."""

    def __init__(self, service: Coffre, ouvert: CoffreOuvert, horloge: Horloge) -> None:
        self._magasin = Magasin(ouvert.engine_ecriture, ouvert.engine_lecture, ouvert.temoin)
        self._ouvert = ouvert
        self._horloge = horloge
        self.annulations = Annulations(self._magasin)
        self.coffre = Serrure(service, ouvert)

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
    def permanences(self) -> "Permanences":
        """The permanences planned and held."""
        from app.services.permanences import Permanences

        return Permanences(self._magasin, self._horloge)

    @cached_property
    def personnes(self) -> "Personnes":
        """The persons and their emplois."""
        from app.services.personnes import Personnes

        return Personnes(self._magasin, self._horloge)

    @cached_property
    def accompagnements(self) -> "Accompagnements":
        """The follow-ups."""
        from app.services.accompagnements import Accompagnements

        return Accompagnements(self._magasin, self._horloge)

    @cached_property
    def interventions(self) -> "Interventions":
        """The acts."""
        from app.services.interventions import Interventions

        return Interventions(self._magasin, self._horloge, self.personnes, self.accompagnements)

    @cached_property
    def foyers(self) -> "Foyers":
        """The households."""
        from app.services.foyers import Foyers

        return Foyers(self._magasin, self._horloge)

    @cached_property
    def organismes(self) -> "Organismes":
        """The organismes acts are made with."""
        from app.services.organismes import Organismes

        return Organismes(self._magasin, self._horloge)

    @cached_property
    def imports(self) -> "Imports":
        """The reading of her workbooks."""
        from app.services.imports import Imports

        return Imports(self._magasin, self._horloge)

    @cached_property
    def nomenclatures(self) -> "Nomenclatures":
        """The lists of codes."""
        from app.services.nomenclatures import Nomenclatures

        return Nomenclatures(self._magasin, self._horloge)

    @cached_property
    def praticiennes(self) -> "Praticiennes":
        """Who she is."""
        from app.services.praticiennes import Praticiennes

        return Praticiennes(self._magasin)

    @cached_property
    def demandes(self) -> "Demandes":
        """The requests for headcounts."""
        from app.services.demandes import Demandes

        return Demandes(self.entreprises, self.nomenclatures, self.praticiennes, self._horloge)

    @cached_property
    def recherche(self) -> "Recherche":
        """The search as one types."""
        from app.services.recherche import Recherche

        return Recherche(self._magasin)

    @cached_property
    def sauvegardes(self) -> "Sauvegardes":
        """The backups."""
        from app.services.sauvegardes import Sauvegardes

        return Sauvegardes(self._ouvert)

    @cached_property
    def journal(self) -> "Journal":
        """What was done to the coffre."""
        from app.services.journal import Journal

        return Journal(self._ouvert)

    @cached_property
    def exemples(self) -> "Exemples":
        """The fictional cabinet."""
        from app.services.exemples import Exemples

        return Exemples(self._magasin)

    @cached_property
    def bilans(self) -> "Bilans":
        """The bilans, à blanc or arrêtés."""
        from app.services.bilans import Bilans

        return Bilans(self._magasin, self._ouvert.pieces, self._horloge)

    @cached_property
    def exports(self) -> "Exports":
        """Everything, in the clear, in open formats."""
        from app.services.exports import Exports

        return Exports(self._magasin, self._ouvert.pieces, lambda: self._ouvert.temoin.consigner(Acte("exporter")))

    @cached_property
    def rendezvous(self) -> "Carnet":
        """The appointments."""
        from app.services.rendezvous import Carnet

        return Carnet(self._magasin, self._horloge, self.personnes, self.interventions)

    @cached_property
    def soirees(self) -> "Soirees":
        """The evening grid."""
        from app.services.soirees import Soirees

        return Soirees(self._magasin, self._horloge, self.interventions)

    @cached_property
    def agenda(self) -> "Agenda":
        """The day, the week, calendars in and out."""
        from app.services.agenda import Agenda

        return Agenda(
            self._magasin,
            self._horloge,
            self.rendezvous,
            self._ouvert.id,
            lambda: self._ouvert.temoin.consigner(Acte("exporter", "agenda")),
        )

    @cached_property
    def documents(self) -> "Documents":
        """The attachments."""
        from app.services.documents import Documents

        return Documents(
            self._magasin,
            self._ouvert.pieces,
            self._horloge,
            lambda ident: self._ouvert.temoin.consigner(Acte("exporter", "documents", ident)),
        )

    @cached_property
    def repertoire(self) -> "Repertoire":
        """The list of persons, page by page."""
        from app.services.repertoire import Repertoire

        return Repertoire(self._magasin, self._horloge)

    @cached_property
    def aujourdhui(self) -> "Aujourdhui":
        """What is to do today."""
        from app.services.aujourdhui import Aujourdhui

        return Aujourdhui(self._magasin, self._horloge)

    @cached_property
    def surete(self) -> "Surete":
        """The state of backups and checks."""
        from app.services.surete import Surete

        return Surete(self._ouvert)

    @cached_property
    def pauses(self) -> "Pauses":
        """The code of the pause."""
        from app.services.pauses import Pauses

        return Pauses(self._magasin, self._ouvert)

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

    def close(self) -> None:
        """Forget what can be undone, remove the files whose key is forgotten, and close the coffre."""
        self.annulations.vider()
        try:
            self._ouvert.balayer()
        finally:
            self._ouvert.fermer()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, sorte: type[BaseException] | None, erreur: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
