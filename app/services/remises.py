"""Remises: the proof that a bilan arrêté was handed over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from app.domain.changes import Changes
from app.domain.remises import Remise, verifier
from app.services.errors import Introuvable
from app.services.horloge import Horloge
from app.store import publications, remises
from app.store.unit_of_work import Magasin


@dataclass(frozen=True, slots=True)
class Inscription:
    """One line of the register of an entreprise; `empreinte` is the SHA-256 of its PDF, in hexadecimal."""

    id: int
    du: date
    au: date
    version: int
    arrete_le: date
    empreinte: str
    formats: tuple[str, ...]
    remises: Sequence[Remise]


class Remises:
    """What was handed to whom."""

    def __init__(self, magasin: Magasin, horloge: Horloge) -> None:
        self._magasin = magasin
        self._horloge = horloge

    def de(self, publication_id: int) -> list[Remise]:
        """Return the remises of one release."""
        with self._magasin.lire() as connexion:
            return remises.de(connexion, publication_id)

    def registre(self, entreprise_id: int) -> list[Inscription]:
        """Return the bilans arrêtés of an entreprise, the last first."""
        with self._magasin.lire() as connexion:
            siennes = [p for p in publications.toutes(connexion) if p.version and p.entreprise_id == entreprise_id]
            return [self._inscription(connexion, p) for p in reversed(siennes)]

    def enregistrer(self, remise: Remise) -> tuple[Remise, Changes]:
        """Record one; raises `Introuvable`, `ChampManquant`, `DateIncoherente`."""
        with self._magasin.ecrire("Remise du bilan", "remettre") as unite:
            arretes = {p.id: p for p in publications.toutes(unite.connexion)}
            if remise.publication_id not in arretes:
                raise Introuvable(sorte="bilan", id=remise.publication_id)
            verifier(remise, self._jour(arretes[remise.publication_id]), self._horloge().date())
            remises.ajouter(unite, remise)
        return remise, unite.changes()

    def _inscription(self, connexion: Connection, publication: publications.Publication) -> Inscription:
        fichiers = {f.format: f for f in publications.fichiers(connexion, publication.id)}
        return Inscription(
            id=publication.id,
            du=publication.du,
            au=publication.au,
            version=publication.version,
            arrete_le=self._jour(publication),
            empreinte=fichiers["pdf"].sha256.hex() if "pdf" in fichiers else "",
            formats=tuple(fichiers),
            remises=remises.de(connexion, publication.id),
        )

    def _jour(self, publication: publications.Publication) -> date:
        """Return the civil day of a release, where the person is."""
        return datetime.fromisoformat(publication.instant).astimezone(self._horloge().tzinfo).date()
