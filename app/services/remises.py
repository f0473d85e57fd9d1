"""Remises: the proof that a bilan arrêté was handed over."""

from datetime import datetime

from app.domain.changes import Changes
from app.domain.remises import Remise, verifier
from app.services.errors import Introuvable
from app.services.temoins import Horloge
from app.store import publications, remises
from app.store.unit_of_work import Magasin


class Remises:
    """What was handed to whom."""

    def __init__(self, magasin: Magasin, horloge: Horloge) -> None:
        self._magasin = magasin
        self._horloge = horloge

    def de(self, publication_id: int) -> list[Remise]:
        """Return the remises of one release."""
        with self._magasin.lire() as connexion:
            return remises.de(connexion, publication_id)

    def enregistrer(self, remise: Remise) -> tuple[Remise, Changes]:
        """Record one; raises `Introuvable`, `ChampManquant`, `DateIncoherente`."""
        with self._magasin.ecrire("Remise du bilan", "remettre") as unite:
            arretes = {p.id: p for p in publications.toutes(unite.connexion)}
            if remise.publication_id not in arretes:
                raise Introuvable(sorte="bilan", id=remise.publication_id)
            arrete_le = datetime.fromisoformat(arretes[remise.publication_id].instant)
            maintenant = self._horloge()
            verifier(remise, arrete_le.astimezone(maintenant.tzinfo).date(), maintenant.date())
            remises.ajouter(unite, remise)
        return remise, unite.changes()
