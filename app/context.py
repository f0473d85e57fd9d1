"""Where objects are built, and nowhere else: a scope before the coffre is open, a session while it is."""

from pathlib import Path
from types import TracebackType
from typing import Self

from app.coffre.archives import Manifeste
from app.coffre.constats import Constat
from app.coffre.durcissement import durcir
from app.coffre.kdf import Cout
from app.coffre.phrases import MINIMUM as BITS_DEMANDES
from app.coffre.phrases import bits as bits_phrase
from app.coffre.phrases import proposer as proposer_phrase
from app.domain.praticiennes import Praticienne
from app.services.accompagnements import Accompagnements
from app.services.agenda import Agenda
from app.services.annulations import Annulations
from app.services.aujourdhui import Aujourdhui
from app.services.bilans import Bilans
from app.services.coffre_ouvert import CoffreOuvert
from app.services.coffres import Coffre
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
from app.services.serrures import Serrure
from app.services.soirees import Soirees
from app.services.surete import Surete
from app.services.temoins import Horloge, maintenant
from app.store.journal import Acte
from app.store.unit_of_work import Magasin

__all__ = ["BITS_DEMANDES", "AppScope", "Session", "bits_phrase", "durcir", "proposer_phrase"]


class Session:
    """Everything that can be done while a coffre is open; a `with` closes it."""

    def __init__(self, service: Coffre, ouvert: CoffreOuvert, horloge: Horloge) -> None:
        magasin = Magasin(ouvert.engine_ecriture, ouvert.engine_lecture, ouvert.temoin)
        self._ouvert = ouvert
        self.annulations = Annulations(magasin)
        self.coffre = Serrure(service, ouvert)
        self.entreprises = Entreprises(magasin, horloge)
        self.contrats = Contrats(magasin, horloge)
        self.permanences = Permanences(magasin, horloge)
        self.personnes = Personnes(magasin, horloge)
        self.accompagnements = Accompagnements(magasin, horloge)
        self.interventions = Interventions(magasin, horloge, self.personnes, self.accompagnements)
        self.rendezvous = Carnet(magasin, horloge, self.personnes, self.interventions)
        self.soirees = Soirees(magasin, horloge, self.interventions)
        self.agenda = Agenda(
            magasin, horloge, self.rendezvous, ouvert.id, lambda: ouvert.temoin.consigner(Acte("exporter", "agenda"))
        )
        self.foyers = Foyers(magasin, horloge)
        self.documents = Documents(
            magasin, ouvert.pieces, horloge, lambda ident: ouvert.temoin.consigner(Acte("exporter", "documents", ident))
        )
        self.organismes = Organismes(magasin, horloge)
        self.imports = Imports(magasin, horloge)
        self.nomenclatures = Nomenclatures(magasin, horloge)
        self.praticiennes = Praticiennes(magasin)
        self.demandes = Demandes(self.entreprises, self.nomenclatures, self.praticiennes, horloge)
        self.recherche = Recherche(magasin)
        self.repertoire = Repertoire(magasin, horloge)
        self.aujourdhui = Aujourdhui(magasin, horloge)
        self.sauvegardes = Sauvegardes(ouvert)
        self.surete = Surete(ouvert)
        self.pauses = Pauses(magasin, ouvert)
        self.journal = Journal(ouvert)
        self.exemples = Exemples(magasin)
        self.bilans = Bilans(magasin, ouvert.pieces, horloge)
        self.commentaires = Commentaires(magasin)
        self.remises = Remises(magasin, horloge)
        self.exports = Exports(magasin, ouvert.pieces, lambda: ouvert.temoin.consigner(Acte("exporter")))

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


class AppScope:
    """The application before any coffre is open; `cout` lowers Argon2 in tests only."""

    def __init__(self, cout: Cout | None = None, horloge: Horloge = maintenant) -> None:
        self._coffre = Coffre(cout, horloge)
        self._horloge = horloge

    def creer(self, dossier: Path, phrase: str, praticienne: Praticienne | None = None) -> tuple[Session, str]:
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

    def ouvrir(self, dossier: Path, *, phrase: str | None = None, secours: str | None = None) -> Session:
        """Open a coffre by its passphrase or its recovery key."""
        ouvert = self._coffre.ouvrir(dossier, phrase=phrase, secours=secours)
        return Session(self._coffre, ouvert, self._horloge)

    def restaurer(
        self, fichier: Path, dossier: Path, *, phrase: str | None = None, secours: str | None = None
    ) -> Manifeste:
        """Unpack a backup into the new coffre `dossier`, left closed; return what the backup held."""
        return self._coffre.restaurer(fichier, dossier, phrase=phrase, secours=secours)

    def verifier(self, chemin: Path, *, phrase: str | None = None, secours: str | None = None) -> list[Constat]:
        """Check a coffre or a backup from end to end, changing nothing; return every finding."""
        return self._coffre.verifier(chemin, phrase=phrase, secours=secours)
