"""The journal as a service: what leaves the vault is noted, what happened can be read and checked."""

from contextlib import closing
from datetime import timedelta

from app.coffre.constats import Constat
from app.services.coffre_ouvert import CoffreOuvert
from app.services.controles import journal_rompu
from app.store.journal import Acte
from app.store.journal import Entree as Entree

GARDE = timedelta(days=366)
"""How long rows are kept; what is older is replaced by a signed anchor."""


class Journal:
    """The journal of one open coffre."""

    def __init__(self, ouvert: CoffreOuvert) -> None:
        self._ouvert = ouvert

    def noter(self, acte: str, sorte: str | None = None, objet_id: int | None = None, **faits: object) -> None:
        """Append an act that changes no record (export, print, reading); `faits` never holds a name."""
        self._ouvert.temoin.consigner(Acte(acte, sorte, objet_id, faits))

    def dernieres(self, limite: int = 200) -> list[Entree]:
        """Return the last rows, newest first."""
        with closing(self._ouvert.engine_lecture.raw_connection()) as garde:
            return self._ouvert.registre.dernieres(garde.driver_connection, limite)

    def verifier(self) -> list[Constat]:
        """Check the whole chain; return the findings, none when it holds."""
        with closing(self._ouvert.engine_lecture.raw_connection()) as garde:
            return journal_rompu(self._ouvert.registre.premiere_faute(garde.driver_connection))

    def purger(self) -> None:
        """Forget the rows older than `GARDE`, behind a signed anchor."""
        maintenant = self._ouvert.horloge()
        registre = self._ouvert.registre
        self._ouvert.temoin.dans_le_journal(
            lambda pilote: registre.purger(pilote, maintenant - GARDE, maintenant)
        )
