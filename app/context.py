"""Where objects are built, and nowhere else: a scope before the coffre is open, a session while it is.

A room is loaded when it is first entered: a bilan does not wait for the readers of workbooks.
"""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from app.coffre.durcissement import durcir
from app.coffre.kdf import Cout
from app.coffre.phrases import proposer as proposer_phrase
from app.services.annulations import Annulations
from app.services.coffre_ouvert import CoffreOuvert
from app.services.coffres import Coffre, rien
from app.services.serrures import Serrure
from app.services.temoins import Horloge, maintenant
from app.store.journal import Acte
from app.store.unit_of_work import Magasin

if TYPE_CHECKING:
    from app.coffre.archives import Manifeste
    from app.coffre.constats import Constat
    from app.domain.praticiennes import Praticienne
    from app.services.accompagnements import Accompagnements
    from app.services.bilans import Bilans
    from app.services.contrats import Contrats
    from app.services.demandes import Demandes
    from app.services.entreprises import Entreprises
    from app.services.exemples import Exemples
    from app.services.exports import Exports
    from app.services.foyers import Foyers
    from app.services.imports import Imports
    from app.services.interventions import Interventions
    from app.services.journal import Journal
    from app.services.nomenclatures import Nomenclatures
    from app.services.organismes import Organismes
    from app.services.permanences import Permanences
    from app.services.personnes import Personnes
    from app.services.praticiennes import Praticiennes
    from app.services.recherche import Recherche
    from app.services.sauvegardes import Sauvegardes

__all__ = ["AppScope", "Session", "durcir", "proposer_phrase", "rien"]


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

    def close(self) -> None:
        """Forget what can be undone, and close the coffre."""
        self.annulations.vider()
        self._ouvert.fermer()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, sorte: type[BaseException] | None, erreur: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AppScope:
    """The application before any coffre is open; `cout` lowers Argon2 in tests only."""

    def __init__(self, cout: Cout | None = None, horloge: Horloge = maintenant) -> None:
        self._coffre = Coffre(cout, horloge)
        self._horloge = horloge

    def creer(self, dossier: Path, phrase: str, praticienne: "Praticienne | None" = None) -> tuple[Session, str]:
        """Create a coffre with the lists it starts from; return it open, with its recovery key, shown once."""
        ouvert, secours = self._coffre.creer(dossier, phrase)
        session = Session(self._coffre, ouvert, self._horloge)
        try:
            session.nomenclatures.semer()
            if praticienne:
                session.praticiennes.save(praticienne)
        except BaseException:
            session.close()
            raise
        return session, secours

    def ouvrir(
        self,
        dossier: Path,
        *,
        phrase: str | None = None,
        secours: str | None = None,
        pendant: Callable[[], object] = rien,
    ) -> Session:
        """Open a coffre by its passphrase or its recovery key; `pendant` is called while the key is derived."""
        ouvert = self._coffre.ouvrir(dossier, phrase=phrase, secours=secours, pendant=pendant)
        return Session(self._coffre, ouvert, self._horloge)

    def restaurer(
        self, fichier: Path, dossier: Path, *, phrase: str | None = None, secours: str | None = None
    ) -> "Manifeste":
        """Unpack a backup into the new coffre `dossier`, left closed; return what the backup held."""
        return self._coffre.restaurer(fichier, dossier, phrase=phrase, secours=secours)

    def verifier(self, chemin: Path, *, phrase: str | None = None, secours: str | None = None) -> "list[Constat]":
        """Check a coffre or a backup from end to end, changing nothing; return every finding."""
        return self._coffre.verifier(chemin, phrase=phrase, secours=secours)
