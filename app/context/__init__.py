"""Where objects are built, and nowhere else: a scope before the coffre is open, a session while it is.

A room is loaded when it is first entered: a bilan does not wait for the readers of workbooks.
"""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.coffre.durcissement import durcir
from app.coffre.kdf import PLANCHER, Cout
from app.coffre.phrases import MINIMUM as BITS_DEMANDES
from app.coffre.phrases import bits as bits_phrase
from app.coffre.phrases import proposer as proposer_phrase
from app.progress import Progress, silencieux
from app.services.acces import Cle
from app.services.attente import frapper
from app.services.horloge import Horloge, maintenant

if TYPE_CHECKING:
    from app.coffre.archives import Manifeste
    from app.coffre.constats import Constat
    from app.context.session import Session
    from app.domain.praticiennes import Praticienne
    from app.services.coffre_ouvert import CoffreOuvert
    from app.services.coffres import Coffre

__all__ = ["BITS_DEMANDES", "AppScope", "Session", "bits_phrase", "durcir", "proposer_phrase", "rien"]


def __getattr__(nom: str) -> Any:  # noqa: ANN401 - the type is told above
    """Load `Session`, and the database with it, when it is first named (PEP 562)."""
    if nom != "Session":
        raise AttributeError(nom)
    from app.context.session import Session

    return Session


def rien() -> None:
    """Do nothing while the key is derived."""


class AppScope:
    """The application before any coffre is open; `cout` lowers Argon2 in tests only."""

    def __init__(self, cout: Cout | None = None, horloge: Horloge = maintenant) -> None:
        self._cout = cout
        self._horloge = horloge

    @cached_property
    def _coffre(self) -> "Coffre":
        """The vault service: naming it loads the database."""
        from app.services.coffres import Coffre

        return Coffre(self._cout, self._horloge)

    def creer(self, dossier: Path, phrase: str, praticienne: "Praticienne | None" = None) -> "tuple[Session, str]":
        """Create a coffre with the lists it starts from; return it open, with its recovery key, shown once."""
        ouvert, secours = self._coffre.creer(dossier, phrase)
        session = self._session(ouvert)
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
        progress: Progress = silencieux,
    ) -> "Session":
        """Open a coffre by its passphrase or its recovery key; `pendant` is called while the key is derived.

        `progress` hears of the steps when the coffre comes from an older version and is brought to this one.

        Raises as `app.services.coffres.Coffre.ouvrir`.
        """
        with frapper(dossier, Cle(phrase, secours), self._cout or PLANCHER, self._horloge) as attente:
            pendant()
            return self._session(self._coffre.entrer(attente, progress))

    def restaurer(
        self, fichier: Path, dossier: Path, *, phrase: str | None = None, secours: str | None = None
    ) -> "Manifeste":
        """Unpack a backup into the new coffre `dossier`, left closed; return what the backup held."""
        return self._coffre.restaurer(fichier, dossier, phrase=phrase, secours=secours)

    def verifier(self, chemin: Path, *, phrase: str | None = None, secours: str | None = None) -> "list[Constat]":
        """Check a coffre or a backup from end to end, changing nothing; return every finding."""
        return self._coffre.verifier(chemin, phrase=phrase, secours=secours)

    def _session(self, ouvert: "CoffreOuvert") -> "Session":
        from app.context.session import Session

        return Session(self._coffre, ouvert, self._horloge)
