"""Importing a workbook: rehearse it, write it in one transaction, take it back whole."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

from sqlalchemy import Connection, select

from app.classeurs import correspondance_toml
from app.classeurs.correspondance import Correspondance, FeuilleLue, Sorte
from app.classeurs.errors import CorrespondanceRefusee
from app.classeurs.interpretation import Connu, interpreter
from app.classeurs.lecture import Classeur, ouvrir
from app.classeurs.lues import EntrepriseConnue, Lecture, PersonneConnue
from app.classeurs.reconnaissance import completer, proposer, reconnaitre
from app.classeurs.referentiel import Referentiel
from app.domain.changes import Changes
from app.domain.imports import Constat, ImportFait, Rapport
from app.progress import CancelToken, Progress, silencieux
from app.services.imports_actes import EcritureActes
from app.services.imports_annulation import ImportInconnu, annuler
from app.services.imports_apercu import Apercu, Essai, apercu, choix
from app.services.imports_carnet import Carnet
from app.services.imports_fiches import Fiches
from app.services.sortes import Horloge
from app.store import imports as depot
from app.store import tables
from app.store.entreprises import ENTREPRISES
from app.store.nomenclatures import ENTREES
from app.store.unit_of_work import Magasin, UnitOfWork

_GRAVITE = {constat: rang for rang, constat in enumerate(Constat)}


class _Essai(Exception):
    """Ends a rehearsal: everything written is given back."""


def _rendre() -> NoReturn:
    """Give back everything the open transaction wrote."""
    raise _Essai


class Imports:
    """What a session can do with workbooks."""

    def __init__(self, magasin: Magasin, horloge: Horloge) -> None:
        self._magasin = magasin
        self._horloge = horloge

    def tous(self) -> list[ImportFait]:
        """Return the imports of the past, the last first."""
        with self._magasin.lire() as connexion:
            return depot.tous(connexion)

    def apercevoir(self, chemin: Path) -> Apercu:
        """Return the first rows of every sheet and how each would be read; nothing is interpreted yet.

        Raises the refusals of `app.classeurs.errors`.
        """
        classeur = ouvrir(chemin)
        return apercu(classeur, reconnaitre(classeur, self._referentiel()))

    def relire(self, chemin: Path, feuille: str, sorte: Sorte, entete: int | None = None) -> FeuilleLue:
        """Return how one sheet would be read as another kind, or with its titles at another row."""
        classeur = ouvrir(chemin)
        lue = next(lue for lue in classeur.feuilles if lue.nom == feuille)
        return proposer(lue, classeur.nom, sorte, self._referentiel(), entete)

    def essayer(
        self,
        chemin: Path,
        correspondance: Path | Correspondance | None = None,
        *,
        progres: Progress = silencieux,
        annulation: CancelToken | None = None,
    ) -> Essai:
        """Rehearse `importer`: the report, the mapping completed with every word met, what each word may mean."""
        with self._essai() as unite:
            rapport, suivie = self._importer(unite, chemin, correspondance, progres, annulation)
        with self._magasin.lire() as connexion:
            noms = [entreprise.nom for entreprise in ENTREPRISES.tous(connexion)]
            permis = choix(suivie, _referentiel(connexion), noms)
        return Essai(replace(rapport, simulation=True, numero=0), suivie, permis)

    def simuler(
        self,
        chemin: Path,
        correspondance: Path | Correspondance | None = None,
        *,
        progres: Progress = silencieux,
        annulation: CancelToken | None = None,
    ) -> Rapport:
        """Return the report of what `importer` would do; nothing is kept."""
        return self.essayer(chemin, correspondance, progres=progres, annulation=annulation).rapport

    def importer(
        self,
        chemin: Path,
        correspondance: Path | Correspondance | None = None,
        *,
        progres: Progress = silencieux,
        annulation: CancelToken | None = None,
    ) -> tuple[Rapport, Changes]:
        """Write what the workbook says, in one transaction, and return the report.

        Raises the refusals of `app.classeurs.errors`; nothing is then written. A workbook already imported as it is
        leaves the vault as it was and takes no number.
        """
        rapport = None
        try:
            with self._magasin.ecrire(f"Import de {chemin.name}", "importer") as unite:
                rapport, _ = self._importer(unite, chemin, correspondance, progres, annulation)
                if not rapport.numero:
                    _rendre()
        except _Essai:
            pass
        if rapport is None:
            raise AssertionError
        return rapport, unite.changes() if rapport.numero else Changes()

    def annuler(self, numero: int | None = None) -> Changes:
        """Take back the import `numero`, the last one by default.

        Raises `ImportInconnu`, or `ImportSuiviDeSaisies` when later work hangs on it; nothing is then changed.
        """
        with self._magasin.ecrire("Annulation d’un import", "annuler_import") as unite:
            vise = depot.dernier(unite.connexion) if numero is None else numero
            if vise is None or not depot.actif(unite.connexion, vise):
                raise ImportInconnu
            annuler(unite, vise, self._instant())
            unite.reversible = False
        return unite.changes()

    @contextmanager
    def _essai(self) -> Iterator[UnitOfWork]:
        try:
            with self._magasin.ecrire("Essai d’import", "simuler_import") as unite:
                yield unite
                _rendre()
        except _Essai:
            pass

    def _importer(
        self,
        unite: UnitOfWork,
        chemin: Path,
        suivie: Path | Correspondance | None,
        progres: Progress,
        annulation: CancelToken | None,
    ) -> tuple[Rapport, Correspondance]:
        with _sans_ramassage():
            return self._lire_et_ecrire(unite, chemin, suivie, _interruptible(progres, annulation or CancelToken()))

    def _lire_et_ecrire(
        self, unite: UnitOfWork, chemin: Path, suivie: Path | Correspondance | None, etape: Progress
    ) -> tuple[Rapport, Correspondance]:
        lecture, correspondance, classeur, referentiel = self._lire(unite.connexion, chemin, suivie, etape)
        nombre = len(lecture.actes)
        etape(0, nombre, "Écriture des personnes et des contrats")
        carnet = Carnet(unite, lecture.remarques)
        fiches = Fiches(carnet, lecture, self._horloge().year)
        fiches.ecrire()
        etape(nombre // 3, nombre, "Écriture des interventions")
        EcritureActes(carnet, lecture, fiches, chemin.name).ecrire()
        etape(nombre, nombre, "Vérification")
        texte = correspondance_toml.ecrire(correspondance, referentiel)
        numero = self._inscrire(unite, carnet, chemin, texte) if carnet.a_ecrit() else 0
        lignes = sorted(lecture.remarques, key=lambda r: (_GRAVITE[r.constat], r.feuille, r.ligne))
        rapport = Rapport(
            classeur=classeur.nom, simulation=False, numero=numero, lignes=tuple(lignes), correspondance=texte,
            comptes=carnet.comptes(lecture.indecis, lecture.refus), doutes=tuple(lecture.doutes),
        )  # fmt: skip
        return rapport, correspondance

    def _lire(
        self, connexion: Connection, chemin: Path, suivie: Path | Correspondance | None, progres: Progress
    ) -> tuple[Lecture, Correspondance, Classeur, Referentiel]:
        progres(0, 0, "Lecture du classeur")
        classeur = ouvrir(chemin)
        referentiel = _referentiel(connexion)
        proposee = suivie if isinstance(suivie, Correspondance) else reconnaitre(classeur, referentiel)
        if isinstance(suivie, Path):
            proposee = completer(correspondance_toml.lire(_texte(suivie)), proposee, classeur)
        lecture, correspondance = interpreter(
            classeur, proposee, referentiel, annee=self._horloge().year, connu=_connu(connexion), progres=progres
        )
        return lecture, correspondance, classeur, referentiel

    def _inscrire(self, unite: UnitOfWork, carnet: Carnet, chemin: Path, texte: str) -> int:
        fichier = sha256(chemin.read_bytes()).hexdigest()
        numero = depot.creer(unite, instant=self._instant(), fichier=fichier, libelle=chemin.name, correspondance=texte)
        depot.tracer(unite, numero, carnet.traces)
        return numero

    def _instant(self) -> str:
        return self._horloge().astimezone(UTC).isoformat(timespec="seconds")

    def _referentiel(self) -> Referentiel:
        with self._magasin.lire() as connexion:
            return _referentiel(connexion)


def _referentiel(connexion: Connection) -> Referentiel:
    return Referentiel(ENTREES.tous(connexion, ordre=(tables.entrees.c.liste, tables.entrees.c.ordre)))


def _interruptible(progres: Progress, arret: CancelToken) -> Progress:
    """Return a receiver of the advance that raises `Annule` once the user asked to stop."""

    def avancer(fait: int, total: int, etape: str) -> None:
        arret.check()
        progres(fait, total, etape)

    return avancer


@contextmanager
def _sans_ramassage() -> Iterator[None]:
    """Suspend the cycle collector: millions of living rows would be searched again and again for nothing."""
    actif = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if actif:
            gc.enable()


def _texte(chemin: Path) -> str:
    try:
        return chemin.read_text("utf-8-sig")
    except UnicodeDecodeError as cause:
        raise CorrespondanceRefusee(raison="ce n’est pas du texte en UTF-8") from cause
    except OSError as cause:
        raise CorrespondanceRefusee(raison=f"{chemin.name} ne peut pas être lu") from cause


def _connu(connexion: Connection) -> Connu:
    """Return what the vault holds, for the recognition of names."""
    p, e, s = tables.personnes, tables.emplois, tables.sites
    employeurs: dict[int, set[int]] = {}
    for ligne in connexion.execute(select(e.c.personne_id, e.c.entreprise_id)):
        employeurs.setdefault(ligne.personne_id, set()).add(ligne.entreprise_id)
    sites: dict[int, list[str]] = {}
    for ligne in connexion.execute(select(s.c.entreprise_id, s.c.nom)):
        sites.setdefault(ligne.entreprise_id, []).append(ligne.nom)
    lues = connexion.execute(
        select(p.c.id, p.c.nom, p.c.prenom, p.c.code, p.c.naissance, p.c.naissance_annee, p.c.telephone)
    )
    return Connu(
        entreprises=tuple(
            EntrepriseConnue(id=r.id, nom=r.nom, siret=r.siret, sites=tuple(sites.get(r.id, ())))
            for r in ENTREPRISES.tous(connexion)
        ),
        personnes=tuple(
            PersonneConnue(
                id=r.id, nom=r.nom, prenom=r.prenom, code=r.code, naissance=r.naissance,
                annee=r.naissance.year if r.naissance else r.naissance_annee, telephone=r.telephone,
                entreprises=frozenset(employeurs.get(r.id, ())),
            )
            for r in lues
        ),
    )  # fmt: skip
