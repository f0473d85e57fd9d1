"""What the owner of an open coffre can do to what opens it."""

from pathlib import Path

from app.coffre.constats import Constat
from app.services.coffre_ouvert import CoffreOuvert
from app.services.coffres import Coffre


class Serrure:
    """The open coffre, seen from a session."""

    def __init__(self, service: Coffre, ouvert: CoffreOuvert) -> None:
        self._service = service
        self._ouvert = ouvert

    @property
    def id(self) -> str:
        """The vault id, in hexadecimal."""
        return self._ouvert.id

    @property
    def dossier(self) -> Path:
        """Where the coffre is."""
        return self._ouvert.dossier

    @property
    def constats(self) -> list[Constat]:
        """What the opening found: empty when all is well."""
        return self._ouvert.constats

    def changer_phrase(self, nouvelle: str) -> None:
        """Wrap the key under a new passphrase; raises `PhraseFaible`, `DisquePlein`."""
        self._service.changer_phrase(self._ouvert, nouvelle)

    def changer_secours(self) -> str:
        """Revoke the recovery key and return the new one."""
        return self._service.changer_secours(self._ouvert)
