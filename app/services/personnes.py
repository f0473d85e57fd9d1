"""Personnes and their dated emplois; near duplicates; erasure."""

from sqlalchemy import Connection

from app.domain.changes import Changes
from app.domain.nomenclatures import Liste
from app.domain.personnes import Emploi, Personne, verifier, verifier_emploi
from app.services.courriers_registre import exiger_rentree
from app.services.doublons import Voisine, voisines
from app.services.entreprises import site_de
from app.services.errors import FusionMemePersonne
from app.services.sortes import Horloge, Sorte
from app.store import courriers, effacement, fusion, personnes, tables
from app.store.unit_of_work import Magasin


class Emplois(Sorte[Emploi]):
    """What links persons to entreprises, dated."""

    fiche = personnes.EMPLOIS
    nom = "emploi"
    codes = {  # noqa: RUF012
        "csp": Liste.CSP,
        "statut_emploi": Liste.STATUT_EMPLOI,
        "statut_beneficiaire": Liste.STATUT_BENEFICIAIRE,
        "situation_travail": Liste.SITUATION_TRAVAIL,
    }

    def de(self, personne_id: int) -> list[Emploi]:
        """Return the emplois of a person, the oldest first."""
        with self._magasin.lire() as connexion:
            return personnes.emplois_de(connexion, personne_id)

    def _verifier(self, connexion: Connection, record: Emploi) -> None:
        verifier_emploi(record, personnes.emplois_de(connexion, record.personne_id))
        site_de(connexion, record.site_id, record.entreprise_id)


class Personnes(Sorte[Personne]):
    """The accompanied persons; `emplois` hangs on them."""

    fiche = personnes.PERSONNES
    nom = "personne"
    codes = {  # noqa: RUF012
        "sexe": Liste.SEXE,
        "situation_familiale": Liste.SITUATION_FAMILIALE,
        "enfants": Liste.ENFANTS,
        "logement": Liste.LOGEMENT,
    }

    def __init__(self, magasin: Magasin, horloge: Horloge) -> None:
        super().__init__(magasin, horloge)
        self.emplois = Emplois(magasin, horloge)

    def toutes(self) -> list[Personne]:
        """Return every person, by folded name."""
        with self._magasin.lire() as connexion:
            return self.fiche.tous(connexion, ordre=(tables.personnes.c.tri, tables.personnes.c.id))

    def chercher(self, saisie: str, limite: int = 50) -> list[Personne]:
        """Return the persons a few typed letters name."""
        with self._magasin.lire() as connexion:
            return personnes.chercher(connexion, saisie, limite)

    def voisines(self, personne: Personne) -> list[Voisine]:
        """Return the known persons that may be the same one, the nearest first."""
        with self._magasin.lire() as connexion:
            return voisines(personne, personnes.noms(connexion))

    def fusionner(self, garde: int, doublon: int) -> tuple[Personne, Changes]:
        """Make two dossiers one: everything of `doublon` moves under `garde`, which takes what it did not know.

        One transaction, one step to undo. Raises `FusionMemePersonne`, `Introuvable`.
        """
        if garde == doublon:
            raise FusionMemePersonne
        with self._magasin.ecrire("Fusion : deux dossiers", "fusionner") as unite:
            reunie = fusion.fusionner(
                unite, self._exiger(unite.connexion, garde), self._exiger(unite.connexion, doublon)
            )
        return reunie, unite.changes()

    def effacer(self, ident: int) -> Changes:
        """Erase a person and all that is hers alone: emplois, foyers, accompagnements, acts, words searched.

        Acts shared with others lose her. Raises `CourrierDehors` while a clear copy of her letters is out.
        It cannot be undone: forget the steps kept for undo after it.
        """
        with self._magasin.ecrire("Effacement : personne", "effacer") as unite:
            for courrier in courriers.de_personne(unite.connexion, ident):
                exiger_rentree(unite.connexion, courrier)
            effacement.effacer_personne(unite, self._exiger(unite.connexion, ident))
            unite.reversible = False
        return unite.changes()

    def _verifier(self, _connexion: Connection, record: Personne) -> None:
        verifier(record, self._aujourd_hui())
