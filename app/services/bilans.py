"""Bilans: à blanc any day, arrêtés once a year in the ledger, and the files as they were made."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from typing import Final

from sqlalchemy import Connection

from app.bilan import json as forme
from app.bilan.audit import BilanAudite
from app.bilan.document import Bilan, Statut
from app.bilan.errors import ExerciceNonClos, SeuilFige
from app.bilan.instantane import Instantane
from app.bilan.parametres import K_DEFAUT, Parametres
from app.bilan.publication import etablir, sceller, verifier_revision
from app.documents import bilan_pdf, bilan_xlsx
from app.services.errors import Introuvable
from app.services.instantanes import prendre, seuil_convenu
from app.services.pieces import Pieces
from app.services.temoins import Horloge
from app.store import publications
from app.store.publications import Fichier, Publication
from app.store.unit_of_work import Magasin, UnitOfWork

ECRIVAINS: Final[Mapping[str, Callable[[BilanAudite], bytes]]] = {
    "pdf": bilan_pdf.rendre,
    "json": forme.ecrire,
    "xlsx": bilan_xlsx.rendre,
}
_TYPES = {
    "pdf": "application/pdf",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Arrete:
    """A release just registered: its ledger row, what it prints, the bytes of the formats asked for."""

    publication: Publication
    bilan: BilanAudite
    fichiers: Mapping[str, bytes]


class Bilans:
    """The bilans of an open coffre."""

    def __init__(self, magasin: Magasin, pieces: Pieces, horloge: Horloge) -> None:
        self._magasin = magasin
        self._pieces = pieces
        self._horloge = horloge

    def a_blanc(self, entreprise_id: int, du: date, au: date, seuil: int | None = None) -> BilanAudite:
        """Return an audited bilan à blanc; nothing is registered.

        `seuil` is k (None: the one agreed with the entreprise, else 5). Raises `Introuvable`, `SeuilHorsBornes`,
        `AuditRefuse`.
        """
        with self._magasin.lire() as connexion:
            k = seuil or seuil_convenu(connexion, entreprise_id, du, au) or K_DEFAUT
            return self._etablir(connexion, entreprise_id, du, au, Parametres(k))[0]

    def prochaine_version(self, entreprise_id: int, annee: int) -> int:
        """Return the number that the next release of a civil year would bear."""
        with self._magasin.lire() as connexion:
            derniere = publications.derniere(connexion, entreprise_id, *_annee(annee))
            return derniere.version + 1 if derniere else 1

    def arreter(
        self, entreprise_id: int, annee: int, formats: Sequence[str] = ("pdf",), seuil: int | None = None
    ) -> Arrete:
        """Freeze the bilan of a civil year in the ledger, with every file made from it.

        Raises `ExerciceNonClos` before the year is over, `SeuilFige` when the year was released with another k,
        `RevisionRefusee` when a second version would give back a small number by difference, `AuditRefuse`.
        """
        du, au = _annee(annee)
        if self._horloge().date() <= au:
            raise ExerciceNonClos(annee=annee)
        with self._magasin.ecrire("Bilan arrêté", "publier") as unite:
            avant = publications.derniere(unite.connexion, entreprise_id, du, au)
            k = _seuil(unite.connexion, entreprise_id, (du, au), avant, seuil)
            bilan, instantane = self._etablir(
                unite.connexion,
                entreprise_id,
                du,
                au,
                Parametres(k),
                statut=Statut.ARRETE,
                version=avant.version + 1 if avant else 1,
            )
            if avant:
                verifier_revision(forme.lire(avant.contenu), bilan.contenu)
            produits = {nom: ecrire(bilan) for nom, ecrire in ECRIVAINS.items()}
            publication = self._inscrire(unite, entreprise_id, bilan, instantane, produits)
        return Arrete(publication, bilan, {f: produits[f] for f in formats})

    def registre(self, entreprise_id: int | None = None) -> list[Publication]:
        """Return the releases, oldest first, of one entreprise or of all."""
        with self._magasin.lire() as connexion:
            toutes = publications.toutes(connexion)
        return [p for p in toutes if entreprise_id in (None, p.entreprise_id)]

    def relire(self, publication_id: int, format_: str) -> bytes:
        """Return the stored bytes of a release, as they were handed over; raises `Introuvable`."""
        with self._magasin.lire() as connexion:
            for fichier in publications.fichiers(connexion, publication_id):
                if fichier.format == format_:
                    return self._pieces.lire(connexion, fichier.piece_id)
        raise Introuvable(sorte="bilan", id=publication_id)

    def _etablir(
        self,
        connexion: Connection,
        entreprise_id: int,
        du: date,
        au: date,
        parametres: Parametres,
        *,
        statut: Statut = Statut.A_BLANC,
        version: int = 1,
    ) -> tuple[BilanAudite, Instantane]:
        aujourd_hui = self._horloge().date()
        instantane = prendre(connexion, entreprise_id, du, au, aujourd_hui)
        precedent = self._precedent(connexion, entreprise_id, (du, au), parametres)
        return etablir(instantane, parametres, precedent, statut=statut, version=version), instantane

    def _precedent(
        self, connexion: Connection, entreprise_id: int, periode: tuple[date, date], parametres: Parametres
    ) -> Bilan | None:
        """Return the protected bilan of the same period a year before: the one handed over, else made anew."""
        du, au = (_un_an_avant(jour) for jour in periode)
        arrete = publications.derniere(connexion, entreprise_id, du, au)
        if arrete:
            return forme.lire(arrete.contenu)
        instantane = prendre(connexion, entreprise_id, du, au, self._horloge().date())
        if not (instantane.personnes or instantane.presence or instantane.collectif):
            return None
        return etablir(instantane, parametres).contenu

    def _inscrire(
        self,
        unite: UnitOfWork,
        entreprise_id: int,
        bilan: BilanAudite,
        instantane: Instantane,
        produits: Mapping[str, bytes],
    ) -> Publication:
        contenu = bilan.contenu
        fichiers = [
            Fichier(
                f"bilan_v{contenu.version}.{nom}",
                nom,
                self._pieces.ajouter(unite, octets, _TYPES[nom]),
                hashlib.sha256(octets).digest(),
            )
            for nom, octets in produits.items()
        ]
        publication = Publication(
            entreprise_id=entreprise_id,
            du=contenu.du,
            au=contenu.au,
            version=contenu.version,
            instant=self._horloge().astimezone(UTC).isoformat(timespec="microseconds"),
            parametres=json.dumps(dict(contenu.parametres), ensure_ascii=False, sort_keys=True),
            contenu=forme.octets(contenu).decode(),
            certificat=bilan.certificat,
        )
        return publications.inscrire(unite, publication, fichiers, sceller(instantane))


def _annee(annee: int) -> tuple[date, date]:
    return date(annee, 1, 1), date(annee, 12, 31)


def _un_an_avant(jour: date) -> date:
    if (jour.month, jour.day) == (2, 29):
        return date(jour.year - 1, 2, 28)
    return jour.replace(year=jour.year - 1)


def _seuil(
    connexion: Connection,
    entreprise_id: int,
    periode: tuple[date, date],
    avant: Publication | None,
    seuil: int | None,
) -> int:
    """Return k: the one already used for that year, else the one asked for, agreed, or 5."""
    if avant is None:
        return seuil or seuil_convenu(connexion, entreprise_id, *periode) or K_DEFAUT
    fige = int(json.loads(avant.parametres)["k"])
    if seuil not in (None, fige):
        raise SeuilFige(k=fige)
    return fige
