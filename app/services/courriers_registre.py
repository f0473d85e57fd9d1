"""The register of letters: its views, what becomes of a letter once it went."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from app.domain.changes import Changes
from app.domain.courriers import Courrier, Etat, verifier
from app.services import courriers_demarches, ramassage
from app.services.errors import CourrierDehors, CourrierNonParti, CourrierParti
from app.services.sortes import Sorte
from app.store import courriers, lettres_word
from app.store.courriers import LigneRegistre as LigneRegistre
from app.store.unit_of_work import UnitOfWork


class Registre(Sorte[Courrier]):
    """The lines of the register."""

    fiche = courriers.COURRIERS
    nom = "courrier"

    def de_personne(self, personne_id: int) -> list[Courrier]:
        """Return the letters of a person, the last first."""
        with self._magasin.lire() as connexion:
            return courriers.de_personne(connexion, personne_id)

    def de_demarche(self, demarche_id: int) -> list[Courrier]:
        """Return the letters written for a démarche, the last first."""
        with self._magasin.lire() as connexion:
            return courriers.de_demarche(connexion, demarche_id)

    def registre(self, vue: str = "tous") -> list[LigneRegistre]:
        """Return the lines of a view: a_envoyer, envoyes, en_attente, en_retard, clos, tous."""
        with self._magasin.lire() as connexion, ramassage.suspendu():
            return courriers.registre(connexion, vue, self._aujourd_hui())

    def nombres(self) -> dict[str, int]:
        """Return how many letters each view holds."""
        with self._magasin.lire() as connexion:
            return courriers.nombres(connexion, self._aujourd_hui())

    def en_retard(self) -> list[Courrier]:
        """Return the letters whose reply is late and that nothing has chased, the oldest first."""
        with self._magasin.lire() as connexion:
            return courriers.en_retard(connexion, self._aujourd_hui())

    def clore(self, ident: int) -> tuple[Courrier, Changes]:
        """Expect nothing more of a letter."""
        return self._suivre(ident, "Courrier classé", etat=Etat.CLOS)

    def _suivre(self, ident: int, libelle: str, **champs: Any) -> tuple[Courrier, Changes]:  # noqa: ANN401
        with self._magasin.ecrire(libelle) as unite:
            ecrit = self._suivi(unite, ident, **champs)
        return ecrit, unite.changes()

    def _suivi(self, unite: UnitOfWork, ident: int, **champs: Any) -> Courrier:  # noqa: ANN401
        """Keep what became of a letter that went; raises `CourrierNonParti`."""
        courrier = self._exiger(unite.connexion, ident)
        if courrier.envoye_le is None:
            raise CourrierNonParti
        return self.fiche.ecrire(unite, self._verifie(replace(courrier, **champs)))

    def exiger_ecrivable(self, connexion: Connection, ident: int) -> Courrier:
        """Return a letter whose words may change; raises `Introuvable`, `CourrierParti`."""
        courrier = self._exiger(connexion, ident)
        if courrier.parti:
            raise CourrierParti
        return courrier

    def _verifie(self, record: Courrier) -> Courrier:
        verifier(record, self._aujourd_hui())
        return record

    def _verifier(self, connexion: Connection, record: Courrier) -> None:
        if record.id:
            self.exiger_ecrivable(connexion, record.id)
        courriers_demarches.verifier(connexion, record)
        self._verifie(record)

    def _effacer(self, unite: UnitOfWork, record: Courrier) -> None:
        exiger_rentree(unite.connexion, record)
        courriers.retirer(unite, record)


def exiger_rentree(connexion: Connection, courrier: Courrier) -> None:
    """Refuse while a clear copy is out: its place would be forgotten; raises `CourrierDehors`."""
    if dehors := lettres_word.copie(connexion, courrier.id):
        raise CourrierDehors(fichier=dehors.chemin)
