"""The address book of organismes."""

from sqlalchemy import Connection

from app.domain.nomenclatures import Liste
from app.domain.organismes import Organisme, verifier
from app.domain.texte import fold
from app.services.sortes import Sorte
from app.store import organismes


class Organismes(Sorte[Organisme]):
    """The bodies she writes to or calls: CAF, CPAM, MDPH, bailleurs."""

    fiche = organismes.ORGANISMES
    nom = "organisme"
    codes = {"categorie": Liste.ORGANISMES}  # noqa: RUF012

    def toutes(self) -> list[Organisme]:
        """Return every organisme, by folded name."""
        return sorted(super().toutes(), key=lambda organisme: (fold(organisme.nom), organisme.id))

    def _verifier(self, _connexion: Connection, record: Organisme) -> None:
        verifier(record)
