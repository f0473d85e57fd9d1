"""Searching as one types: persons, notes, organismes, entreprises."""

from dataclasses import dataclass
from datetime import date

from app.domain.entreprises import Entreprise
from app.domain.organismes import Organisme
from app.domain.personnes import Personne
from app.store import interventions, personnes, search
from app.store.entreprises import ENTREPRISES
from app.store.organismes import ORGANISMES
from app.store.unit_of_work import Magasin

LIMITE = 50


@dataclass(frozen=True, slots=True)
class NoteTrouvee:
    """An act whose note holds the words: what a result line shows."""

    intervention_id: int
    jour: date
    nature: str
    minutes: int
    note: str
    personnes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resultats:
    """What a few letters found, each kind at most `LIMITE` long."""

    personnes: list[Personne]
    interventions: list[NoteTrouvee]
    organismes: list[Organisme]
    entreprises: list[Entreprise]


class Recherche:
    """One search over the kinds that have words."""

    def __init__(self, magasin: Magasin) -> None:
        self._magasin = magasin

    def tout(self, saisie: str, limite: int = LIMITE) -> Resultats:
        """Return what every typed word begins a word of; raises `RechercheImpossible`, which tells no word."""
        with self._magasin.lire() as connexion:
            notes = interventions.trouvees(connexion, saisie, limite)
            ids = {sorte: search.chercher(connexion, sorte, saisie, limite) for sorte in ("organismes", "entreprises")}
            organismes = ORGANISMES.par_ids(connexion, ids["organismes"])
            entreprises = ENTREPRISES.par_ids(connexion, ids["entreprises"])
            return Resultats(
                personnes.chercher(connexion, saisie, limite),
                [NoteTrouvee(*note) for note in notes],
                list(organismes.values()),
                list(entreprises.values()),
            )

    def personnes(self, saisie: str, limite: int = LIMITE) -> list[Personne]:
        """Return the persons a few letters name."""
        with self._magasin.lire() as connexion:
            return personnes.chercher(connexion, saisie, limite)

    def notes(self, saisie: str, limite: int = LIMITE) -> list[NoteTrouvee]:
        """Return the acts whose note holds the words, the last day first."""
        with self._magasin.lire() as connexion:
            return [NoteTrouvee(*note) for note in interventions.trouvees(connexion, saisie, limite)]
