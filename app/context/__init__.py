"""Where objects are built, and nowhere else: a scope before the coffre is open, a session while it is.

A room is loaded when it is first entered: a bilan does not wait for the readers of workbooks.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.coffre.durcissement import durcir
from app.coffre.kdf import Cout
from app.coffre.phrases import MINIMUM as BITS_DEMANDES
from app.coffre.phrases import bits as bits_phrase
from app.coffre.phrases import proposer as proposer_phrase
from app.context.session import Session
from app.services.coffres import Coffre, rien
from app.services.temoins import Horloge, maintenant

if TYPE_CHECKING:
    from app.coffre.archives import Manifeste
    from app.coffre.constats import Constat
    from app.domain.praticiennes import Praticienne

__all__ = ["BITS_DEMANDES", "AppScope", "Session", "bits_phrase", "durcir", "proposer_phrase", "rien"]


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
