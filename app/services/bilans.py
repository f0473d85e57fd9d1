"""Bilans: à blanc any day, arrêtés once a year in the ledger, and the files as they were made."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date
from typing import Final

from sqlalchemy import Connection

from app.bilan import json as forme
from app.bilan.actes import ACTES
from app.bilan.audit import BilanAudite
from app.bilan.document import Bilan, Statut
from app.bilan.errors import ExerciceNonClos, PeriodeAVenir, RelectureNecessaire, SeuilFige
from app.bilan.explications import expliquer
from app.bilan.manques import DEMARCHES, incomplets, manques
from app.bilan.parametres import K_DEFAUT, Parametres
from app.bilan.publication import etablir, etablir_et_tracer, sceller
from app.bilan.revision import actes_changes, verifier_revision
from app.documents import bilan_json, bilan_pdf
from app.progress import CancelToken, Progress, silencieux
from app.services import ramassage
from app.services.commentaires import a_relire
from app.services.editions import Apercu, Arrete, Etabli, Suite
from app.services.errors import Introuvable
from app.services.horloge import Horloge
from app.services.instantanes import prendre, prendre_avec_identites, seuil_convenu
from app.services.pieces import Pieces
from app.services.releves_actes import minutes_tues
from app.store import publications
from app.store.demarches import isolees
from app.store.publications import Fichier, Publication
from app.store.unit_of_work import Magasin, UnitOfWork


def _xlsx(bilan: BilanAudite) -> bytes:
    """Load the writer of workbooks when one is asked for, which is seldom."""
    from app.documents import bilan_xlsx

    return bilan_xlsx.rendre(bilan)


ECRIVAINS: Final[Mapping[str, Callable[[BilanAudite], bytes]]] = {
    "pdf": bilan_pdf.rendre,
    "json": bilan_json.rendre,
    "xlsx": _xlsx,
}
_TYPES = {
    "pdf": "application/pdf",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Bilans:
    """The bilans of an open coffre."""

    def __init__(self, magasin: Magasin, pieces: Pieces, horloge: Horloge) -> None:
        self._magasin = magasin
        self._pieces = pieces
        self._horloge = horloge
        # The year before never changes while the vault does not: a preview redone makes it once.
        self._refaits: dict[tuple[int, date, date, int], tuple[int, Bilan | None]] = {}

    def a_blanc(self, entreprise_id: int, du: date, au: date, seuil: int | None = None) -> BilanAudite:
        """Return an audited bilan à blanc; nothing is registered.

        `seuil` is k (None: the one agreed with the entreprise, else 5). Raises `Introuvable`, `SeuilHorsBornes`,
        `AuditRefuse`, `PeriodeAVenir`.
        """
        if du > self._horloge().date():
            raise PeriodeAVenir(du=du)
        with self._magasin.lire() as connexion:
            k = seuil or seuil_convenu(connexion, entreprise_id, du, au) or K_DEFAUT
            with ramassage.suspendu():
                return self._etablir(connexion, entreprise_id, du, au, Parametres(k)).bilan

    def apercu(
        self,
        entreprise_id: int,
        du: date,
        au: date,
        *,
        progres: Progress = silencieux,
        jeton: CancelToken | None = None,
    ) -> Apercu:
        """Return a bilan à blanc with its account; raises as `a_blanc`, and `Annule`."""
        arret = jeton or CancelToken()
        progres(0, 2, "Protection des chiffres")
        with self._magasin.lire() as connexion:
            anterieures = publications.versions(connexion, entreprise_id, du, au)
            k = _seuil(connexion, entreprise_id, (du, au), anterieures, None)
            etabli = self._etablir(connexion, entreprise_id, du, au, Parametres(k))
            manquent = manques(etabli.instantane, isolees(connexion, entreprise_id, du, au))
        arret.check()
        progres(1, 2, "Mise en page")
        pdf = bilan_pdf.rendre(etabli.bilan)
        arret.check()
        explications = expliquer(etabli.bilan, etabli.instantane, etabli.retires)
        return Apercu(etabli.bilan, pdf, explications, manquent, etabli.retenus)

    def incomplets(self, entreprise_id: int, du: date, au: date, champ: str) -> list[int]:
        """Return the ids of the persons received whose `champ` (a key of `manques.NOMS`) is unknown."""
        with self._magasin.lire() as connexion:
            if champ == DEMARCHES:
                return list(dict.fromkeys(isolees(connexion, entreprise_id, du, au)))
            instantane, identites = prendre_avec_identites(connexion, entreprise_id, du, au, self._horloge().date())
        return [identites[rang] for rang in incomplets(instantane, champ)]

    def prochaine_version(self, entreprise_id: int, annee: int) -> int:
        """Return the number `arreter` would give now: that of the last release when nothing changed since."""
        du, au = _annee(annee)
        with self._magasin.lire() as connexion:
            anterieures = publications.versions(connexion, entreprise_id, du, au)
            suite = Suite.de(anterieures)
            if suite.version == 1:
                return 1
            k = _seuil(connexion, entreprise_id, (du, au), anterieures, None)
            etabli = self._etablir(connexion, entreprise_id, du, au, Parametres(k), suite=suite)
        return suite.version - suite.inchangee(etabli.bilan.contenu)

    def arreter(
        self, entreprise_id: int, annee: int, formats: Sequence[str] = ("pdf",), seuil: int | None = None
    ) -> Arrete:
        """Freeze the bilan of a civil year in the ledger, with every file made from it.

        Raises `ExerciceNonClos` before the year is over, `SeuilFige` when the year was released with another k,
        `RevisionRefusee` when a second version would give back a small number by difference, `AuditRefuse`,
        `RelectureNecessaire` while a commentaire has remarks that nobody confirmed.
        """
        du, au = _annee(annee)
        if self._horloge().date() <= au:
            raise ExerciceNonClos(annee=annee)
        with self._magasin.ecrire("Bilan arrêté", "publier") as unite:
            anterieures = publications.versions(unite.connexion, entreprise_id, du, au)
            parametres = Parametres(_seuil(unite.connexion, entreprise_id, (du, au), anterieures, seuil))
            self._retenir_precedent(unite, entreprise_id, (du, au), parametres)
            suite = Suite.de(anterieures)
            etabli = self._etablir(unite.connexion, entreprise_id, du, au, parametres, suite=suite)
            if etabli.retenus:
                raise RelectureNecessaire(nombre=len(etabli.retenus))
            if suite.inchangee(etabli.bilan.contenu):
                return self._redonner(unite.connexion, anterieures[-1], etabli.bilan, formats)
            verifier_revision(suite.contenus, etabli.bilan.contenu)
            produits = {nom: ecrire(etabli.bilan) for nom, ecrire in ECRIVAINS.items()}
            publication = self._inscrire(unite, entreprise_id, etabli, produits)
        return Arrete(publication, etabli.bilan, {f: produits[f] for f in formats})

    def registre(self, entreprise_id: int | None = None) -> list[Publication]:
        """Return the releases, oldest first, of one entreprise or of all."""
        with self._magasin.lire() as connexion:
            toutes = publications.toutes(connexion)
        return [p for p in toutes if p.version and entreprise_id in (None, p.entreprise_id)]

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
        suite: Suite | None = None,
    ) -> Etabli:
        """Return a bilan à blanc, or the one that would follow the releases of `suite`."""
        imprimables, retenus = a_relire(connexion, entreprise_id, au.year, parametres.k)
        instantane = replace(
            prendre(connexion, entreprise_id, du, au, self._horloge().date()), commentaires=imprimables
        )
        precedent = self._precedent(connexion, entreprise_id, (du, au), parametres)
        statut, version = (Statut.ARRETE, suite.version) if suite else (Statut.A_BLANC, 1)
        tues = minutes_tues(connexion, entreprise_id, (du, au), parametres)
        bilan, retires = etablir_et_tracer(
            instantane, parametres, precedent, statut=statut, version=version, sans=tues
        )
        if suite and actes_changes(suite.contenus, bilan.contenu):
            bilan, retires = etablir_et_tracer(
                instantane, parametres, precedent, statut=statut, version=version, sans=tues | {ACTES}
            )
        return Etabli(bilan, instantane, retires, retenus)

    def _redonner(
        self, connexion: Connection, publication: Publication, bilan: BilanAudite, formats: Sequence[str]
    ) -> Arrete:
        """Return the last release again: nothing changed since, its stored bytes are the document."""
        ranges = {f.format: f.piece_id for f in publications.fichiers(connexion, publication.id)}
        return Arrete(publication, bilan, {f: self._pieces.lire(connexion, ranges[f]) for f in formats})

    def _retenir_precedent(
        self, unite: UnitOfWork, entreprise_id: int, periode: tuple[date, date], parametres: Parametres
    ) -> None:
        """Enter the year before in the ledger as version 0 when a release is about to recall it for the first time.

        What is recalled is released: its own bilan, later, must follow from it like any second version.
        """
        du, au = (_un_an_avant(jour) for jour in periode)
        if publications.derniere(unite.connexion, entreprise_id, du, au):
            return
        instantane = prendre(unite.connexion, entreprise_id, du, au, self._horloge().date())
        if instantane.personnes or instantane.presence or instantane.collectif:
            tues = minutes_tues(unite.connexion, entreprise_id, (du, au), parametres)
            rappel = etablir(instantane, parametres, statut=Statut.ARRETE, version=0, sans=tues)
            self._inscrire(unite, entreprise_id, Etabli(rappel, instantane, frozenset(), {}), {})

    def _precedent(
        self, connexion: Connection, entreprise_id: int, periode: tuple[date, date], parametres: Parametres
    ) -> Bilan | None:
        """Return the protected bilan of the same period a year before: the one handed over, else made anew."""
        du, au = (_un_an_avant(jour) for jour in periode)
        arrete = publications.derniere(connexion, entreprise_id, du, au)
        if arrete:
            return forme.lire(arrete.contenu)
        cle, repere = (entreprise_id, du, au, parametres.k), publications.repere(connexion)
        if self._refaits.get(cle, (-1, None))[0] != repere:
            self._refaits[cle] = repere, self._refaire(connexion, entreprise_id, (du, au), parametres)
        return self._refaits[cle][1]

    def _refaire(
        self, connexion: Connection, entreprise_id: int, periode: tuple[date, date], parametres: Parametres
    ) -> Bilan | None:
        """Return the protected bilan of a period that was never released, None when nothing is known of it."""
        instantane = prendre(connexion, entreprise_id, *periode, self._horloge().date())
        if not (instantane.personnes or instantane.presence or instantane.collectif):
            return None
        tues = minutes_tues(connexion, entreprise_id, periode, parametres)
        return etablir(instantane, parametres, sans=tues).contenu

    def _inscrire(
        self,
        unite: UnitOfWork,
        entreprise_id: int,
        etabli: Etabli,
        produits: Mapping[str, bytes],
    ) -> Publication:
        contenu = etabli.bilan.contenu
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
            certificat=etabli.bilan.certificat,
        )
        return publications.inscrire(unite, publication, fichiers, sceller(etabli.instantane))


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
    anterieures: Sequence[Publication],
    seuil: int | None,
) -> int:
    """Return k: the one already used for that year, else the one asked for, agreed, or 5."""
    if not anterieures:
        return seuil or seuil_convenu(connexion, entreprise_id, *periode) or K_DEFAUT
    fige = int(json.loads(anterieures[0].parametres)["k"])
    if seuil not in (None, fige):
        raise SeuilFige(k=fige)
    return fige
