"""Foyers of persons, dated."""

from sqlalchemy import Connection

from app.domain import regles
from app.domain.foyers import Foyer, verifier
from app.domain.nomenclatures import Liste
from app.services.sortes import Sorte
from app.store import foyers


class Foyers(Sorte[Foyer]):
    """Households, as they were on a day."""

    fiche = foyers.FOYERS
    nom = "foyer"
    codes = {"logement": Liste.LOGEMENT}  # noqa: RUF012

    def de_personne(self, personne_id: int) -> list[Foyer]:
        """Return the foyers of a person, the last dated first."""
        with self._magasin.lire() as connexion:
            return foyers.de_personne(connexion, personne_id)

    def _verifier(self, _connexion: Connection, record: Foyer) -> None:
        verifier(record)
        regles.jour_plausible("au", record.au, self._aujourd_hui())
