"""Create and open a coffre, and change what opens it."""

import secrets
from dataclasses import replace
from functools import partial
from pathlib import Path

from app.coffre import archives, emplacements, entete, kdf, phrases
from app.coffre import secours as cle_de_secours
from app.coffre.archives import Archive
from app.coffre.archives import Manifeste as Manifeste
from app.coffre.constats import Constat as Constat
from app.coffre.emplacements import PHRASE, SECOURS, Emplacement, Trousseau
from app.coffre.entete import Entete, Jumeaux
from app.coffre.errors import SauvegardeAutre
from app.coffre.kdf import Cout
from app.coffre.lieux import exiger_local
from app.progress import Progress, silencieux
from app.services import sauvegardes, verification
from app.services.acces import Cle, deverrouiller
from app.services.attente import Attente, Cles, attendre, deriver_a_cote, frapper, reconnaitre
from app.services.chantiers import batir, chantier, exiger_neuf, sceller_repos
from app.services.coffre_ouvert import CoffreOuvert
from app.services.horloge import Horloge, maintenant
from app.services.ouverture import entrer
from app.store import database, migrate
from app.store.database import Acces
from app.store.journal import Acte


class Coffre:
    """The vault service; `cout` is injected by tests only, and then lowers the accepted floor too."""

    def __init__(self, cout: Cout | None = None, horloge: Horloge = maintenant) -> None:
        self._cout = cout
        self._plancher = cout or kdf.PLANCHER
        self._horloge = horloge

    def creer(self, dossier: Path, phrase: str) -> tuple[CoffreOuvert, str]:
        """Create a coffre in the new directory `dossier`; return it open, with its recovery key.

        Raises `PhraseFaible`, `CoffreExiste`, `CoffreAbsent`, `LieuSynchronise`, `LieuReseau`, `DisquePlein`.
        """
        phrases.exiger_forte(phrase)
        exiger_neuf(dossier)
        exiger_local(dossier)
        secret, trousseau = cle_de_secours.tirer(), Trousseau.tirer()
        tete = self._entete_neuf(trousseau, phrase, secret)
        with chantier(dossier) as part:
            batir(part, tete)
            migrate.construire(_acces(part, trousseau))
            sceller_repos(part, trousseau)
        return self._entrer_avec(dossier, tete, trousseau, "creation"), cle_de_secours.ecrire(secret)

    def ouvrir(self, dossier: Path, *, phrase: str | None = None, secours: str | None = None) -> CoffreOuvert:
        """Open a coffre by its passphrase or its recovery key; `constats` of the result tells what was found.

        Raises `CoffreAbsent`, `PasUnCoffre`, `CoffreOccupe`, `PhraseFausse`, `TropDEssais`, `SecoursFausse`,
        `SecoursMalTape`, `SecoursLongueur`, `EnteteEndommage`, `EnteteFalsifie`, `FormatPlusRecent`,
        `SchemaPlusRecent`, `BaseAbsente`, `BaseVide`, `BaseEndommagee`, `DisquePlein`.
        """
        with frapper(dossier, Cle(phrase, secours), self._plancher, self._horloge) as attente:
            return self.entrer(attente)

    def entrer(self, attente: Attente, progress: Progress = silencieux) -> CoffreOuvert:
        """Open the coffre that is waited for, telling of an upgrade; raises as `ouvrir`."""
        return entrer(attente, self._horloge, progress=progress)

    def restaurer(
        self, fichier: Path, dossier: Path, *, phrase: str | None = None, secours: str | None = None
    ) -> Manifeste:
        """Unpack a backup into the new directory `dossier`, verified and closed; return what it held.

        Opens with the passphrase of the day of the backup, or the recovery key. Raises `PasUneSauvegarde`,
        `SauvegardeEndommagee`, `FormatPlusRecent`, `PhraseFausse`, `SecoursFausse`, `CoffreExiste`, `DisquePlein`.
        """
        exiger_neuf(dossier)
        exiger_local(dossier)
        return self._deballer(*self._ouvrir_archive(fichier, Cle(phrase, secours)), dossier)

    def restaurer_ouvert(self, ouvert: CoffreOuvert, fichier: Path, dossier: Path) -> Manifeste:
        """Do the same with a backup of a coffre that is open, whose key is known; it stays as it is.

        Raises `SauvegardeAutre`, and as `restaurer`.
        """
        exiger_neuf(dossier)
        exiger_local(dossier)
        return self._deballer(_la_meme(ouvert, fichier), ouvert.trousseau, dossier)

    def relire_sauvegarde(self, ouvert: CoffreOuvert, fichier: Path) -> Manifeste:
        """Return what a backup of an open coffre holds, its seal checked; raises `SauvegardeAutre`."""
        return archives.controler(_la_meme(ouvert, fichier), ouvert.sous_cle("sauvegarde"), sauvegardes.ignorer)

    def _deballer(self, archive: Archive, trousseau: Trousseau, dossier: Path) -> Manifeste:
        manifeste = archives.controler(archive, trousseau.sous_cle("sauvegarde"), sauvegardes.ignorer)
        with chantier(dossier) as part:
            batir(part, archive.tete)
            position = sauvegardes.extraire(archive, manifeste, part, _acces(part, trousseau))
            sceller_repos(part, trousseau, position)
        self._entrer_avec(dossier, archive.tete, trousseau, "restauration").fermer()
        return manifeste

    def lire_sauvegarde(self, fichier: Path, *, phrase: str | None = None, secours: str | None = None) -> Manifeste:
        """Return what a backup holds, its seal checked: what to show before restoring it."""
        archive, trousseau = self._ouvrir_archive(fichier, Cle(phrase, secours))
        return archives.controler(archive, trousseau.sous_cle("sauvegarde"), sauvegardes.ignorer)

    def verifier(self, chemin: Path, *, phrase: str | None = None, secours: str | None = None) -> list[Constat]:
        """Check a coffre or a backup from end to end, changing nothing; return every finding, good ones too."""
        cle = Cle(phrase, secours)
        if chemin.is_file():
            archive, trousseau = self._ouvrir_archive(chemin, cle)
            return verification.verifier_sauvegarde(archive, trousseau)
        jumeaux = reconnaitre(chemin)
        with attendre(chemin, jumeaux, partial(self._deriver, chemin, jumeaux, cle)) as attente:
            return verification.verifier_coffre(attente, self._horloge)

    def reconnaitre_phrase(self, ouvert: CoffreOuvert, phrase: str) -> None:
        """Check that a passphrase opens this coffre; raises `PhraseFausse`, `TropDEssais`."""
        self._deriver(ouvert.dossier, Jumeaux((ouvert.entete,), ()), Cle(phrase))()

    def changer_phrase(self, ouvert: CoffreOuvert, nouvelle: str) -> None:
        """Wrap the key under a new passphrase; older backups keep theirs. Raises `PhraseFaible`, `DisquePlein`."""
        phrases.exiger_forte(nouvelle)
        cout = self._cout or kdf.calibrer()
        place = emplacements.sceller_phrase(ouvert.trousseau, ouvert.id, nouvelle, cout)
        self._remplacer(ouvert, PHRASE, place, "changement_phrase")

    def changer_secours(self, ouvert: CoffreOuvert) -> str:
        """Revoke the recovery key and return the new one; older backups keep theirs."""
        cle = cle_de_secours.ecrire(cle_de_secours.tirer())
        self.adopter_secours(ouvert, cle)
        return cle

    def adopter_secours(self, ouvert: CoffreOuvert, cle: str) -> None:
        """Make `cle` the recovery key, the one before being revoked; raises `SecoursMalTape`, `SecoursLongueur`."""
        secret = cle_de_secours.lire(cle)
        place = emplacements.sceller_secours(ouvert.trousseau, ouvert.id, secret)
        self._remplacer(ouvert, SECOURS, place, "changement_secours")

    def _entete_neuf(self, trousseau: Trousseau, phrase: str, secret: bytes) -> Entete:
        coffre = secrets.token_hex(16)
        places = {
            PHRASE: emplacements.sceller_phrase(trousseau, coffre, phrase, self._cout or kdf.calibrer()),
            SECOURS: emplacements.sceller_secours(trousseau, coffre, secret),
        }
        return Entete(coffre, 1, trousseau.sel, places).sceller(trousseau.sous_cle("entete"))

    def _ouvrir_archive(self, fichier: Path, cle: Cle) -> tuple[Archive, Trousseau]:
        archive = archives.ouvrir(fichier)
        _, trousseau = deverrouiller(Jumeaux((archive.tete,), ()), cle, self._plancher)
        return archive, trousseau

    def _deriver(self, dossier: Path, jumeaux: Jumeaux, cle: Cle) -> Cles:
        return deriver_a_cote(dossier, jumeaux, cle, self._plancher, self._horloge)

    def _entrer_avec(self, dossier: Path, tete: Entete, trousseau: Trousseau, acte: str) -> CoffreOuvert:
        """Open a coffre whose key is known."""
        with attendre(dossier, Jumeaux((tete,), ()), lambda: lambda: (tete, trousseau)) as attente:
            return entrer(attente, self._horloge, acte)

    def _remplacer(self, ouvert: CoffreOuvert, nom: str, place: Emplacement, acte: str) -> None:
        places = {**ouvert.entete.emplacements, nom: place}
        suivant = replace(ouvert.entete, generation=ouvert.entete.generation + 1, emplacements=places)
        scelle = suivant.sceller(ouvert.sous_cle("entete"))
        entete.ecrire(ouvert.dossier, scelle)
        ouvert.entete = scelle
        ouvert.temoin.consigner(Acte(acte))


def _la_meme(ouvert: CoffreOuvert, fichier: Path) -> Archive:
    archive = archives.ouvrir(fichier)
    if archive.tete.coffre != ouvert.id:
        raise SauvegardeAutre(fichier=fichier.name)
    return archive


def _acces(dossier: Path, trousseau: Trousseau) -> Acces:
    return Acces(dossier / database.NOM, trousseau.cle, trousseau.sel)
