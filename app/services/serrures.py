"""What the owner of an open coffre can do to what opens it."""

from contextlib import closing
from pathlib import Path

from app.coffre import phrases, secours
from app.coffre.archives import Manifeste
from app.coffre.constats import Constat
from app.services.coffre_ouvert import CoffreOuvert
from app.services.coffres import Coffre
from app.services.sauvegardes import Sauvegardes


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

    def remplacer_phrase(self, actuelle: str, nouvelle: str) -> None:
        """Do the same for whoever knows the passphrase in force, after a verified backup.

        Raises `PhraseFausse`, `TropDEssais`, `PhraseFaible`, `DisquePlein`; the passphrase then stays as it was.
        """
        self._service.reconnaitre_phrase(self._ouvert, actuelle)
        phrases.exiger_forte(nouvelle)
        Sauvegardes(self._ouvert).automatique()
        self.changer_phrase(nouvelle)

    def relire_sauvegarde(self, fichier: Path) -> tuple[Manifeste, int]:
        """Return what a backup of this coffre holds, and how many saves came since: restoring it loses them."""
        manifeste = self._service.relire_sauvegarde(self._ouvert, fichier)
        with closing(self._ouvert.engine_lecture.raw_connection()) as garde:
            position = self._ouvert.registre.position(garde.driver_connection)
        return manifeste, position.saisies - manifeste.saisies

    def restaurer(self, fichier: Path, dossier: Path) -> Manifeste:
        """Unpack a backup of this coffre into the new directory `dossier`, left closed; this one stays as it is.

        Raises `SauvegardeAutre`, `SauvegardeEndommagee`, `CoffreExiste`, `LieuSynchronise`, `DisquePlein`.
        """
        return self._service.restaurer_ouvert(self._ouvert, fichier, dossier)

    @staticmethod
    def tirer_secours() -> str:
        """Return a new recovery key that opens nothing until it is adopted: time to write it down."""
        return secours.ecrire(secours.tirer())

    def adopter_secours(self, cle: str) -> None:
        """Revoke the recovery key in force for this one."""
        self._service.adopter_secours(self._ouvert, cle)

    def changer_secours(self) -> str:
        """Revoke the recovery key and return the new one."""
        return self._service.changer_secours(self._ouvert)
