"""Backups: one file, verified by opening it before it takes its name."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from app.coffre import archives, disque
from app.coffre.archives import Archive, Manifeste
from app.coffre.errors import SauvegardeEndommagee
from app.coffre.pieces import NOM as PIECES
from app.files import DossierAbsent, exiger_hors_coffre, exiger_libres
from app.progress import CancelToken, Progress, silencieux
from app.services import eclaircie
from app.services.coffre_ouvert import CoffreOuvert
from app.services.eclaircie import Sauvegarde
from app.store import copies, database, migrate
from app.store.database import Acces
from app.store.errors import CopieInfidele
from app.store.journal import Acte, Position, Registre

EXTENSION = ".visavis"
SECONDE = "seconde"
"""Fact of the journal: the backup went to the second place."""
_TRAVAIL = "sauvegarde.part.db"
_HORODATE = "%Y%m%d-%H%M%S"


class Sauvegardes:
    """The backups of one open coffre."""

    def __init__(self, ouvert: CoffreOuvert) -> None:
        self._ouvert = ouvert

    @property
    def dossier(self) -> Path:
        """Return the folder of automatic backups, beside the coffre."""
        return self._ouvert.dossier.with_name(f"{self._ouvert.dossier.stem}.sauvegardes")

    def ecrire(
        self,
        fichier: Path,
        progress: Progress = silencieux,
        annulation: CancelToken | None = None,
        *,
        remplacer: bool = False,
    ) -> Manifeste:
        """Write a verified backup into `fichier`; until it is verified nothing bears that name.

        Raises `CibleExiste`, `DossierAbsent`, `DisquePlein`, `CopieInfidele`, `BaseEndommagee`, `Annule`.
        """
        exiger_libres([fichier], remplacer=remplacer)
        manifeste = emballer(self._ouvert, fichier, _avance(progress, annulation))
        self._ouvert.temoin.consigner(Acte("sauvegarde", faits={"sequence": manifeste.sequence}))
        return manifeste

    def automatique(self) -> Path:
        """Write a verified backup in the folder of automatic ones, thin the older ones, return its path."""
        fichier = sauvegarder_a_cote(self._ouvert)
        self._ouvert.temoin.consigner(Acte("sauvegarde", faits={"automatique": True}))
        return fichier

    def ailleurs(
        self, dossier: Path, progress: Progress = silencieux, annulation: CancelToken | None = None
    ) -> Path:
        """Write a verified backup into the second place (a USB key), return its path; nothing there is removed.

        Raises `DossierAbsent`, `DisquePlein`, `Annule`.
        """
        if not dossier.is_dir():
            raise DossierAbsent(dossier=dossier)
        exiger_hors_coffre(dossier)
        fichier = _libre(dossier, self._ouvert.horloge().astimezone(UTC))
        emballer(self._ouvert, fichier, _avance(progress, annulation))
        self._ouvert.temoin.consigner(Acte("sauvegarde", faits={SECONDE: True}))
        return fichier

    def dernieres(self, dossier: Path | None = None) -> list[Sauvegarde]:
        """Return the backups of a folder, that of the automatic ones by default, the last first."""
        return sorted(lister(dossier or self.dossier), key=lambda s: s.instant, reverse=True)


def sauvegarder_a_cote(ouvert: CoffreOuvert) -> Path:
    """Write a verified automatic backup without a word in the journal, and thin the older ones."""
    service = Sauvegardes(ouvert)
    if not service.dossier.is_dir():
        disque.creer_dossier(service.dossier)
    maintenant = ouvert.horloge().astimezone(UTC)
    fichier = _libre(service.dossier, maintenant)
    emballer(ouvert, fichier, _avance(silencieux, None))
    for ancienne in eclaircie.a_supprimer(lister(service.dossier), maintenant):
        ancienne.chemin.unlink()
    return fichier


def lister(dossier: Path) -> list[Sauvegarde]:
    """Return the backups of a folder that bear a date in their name; each was verified before it got one."""
    trouvees = []
    for chemin in dossier.glob(f"*{EXTENSION}"):
        try:
            instant = datetime.strptime(chemin.stem[:15], _HORODATE).replace(tzinfo=UTC)
        except ValueError:
            continue
        trouvees.append(Sauvegarde(chemin, instant, verifiee=True))
    return trouvees


def emballer(ouvert: CoffreOuvert, fichier: Path, avance: archives.Avance) -> Manifeste:
    """Copy, pack, verify by opening, and only then name the backup `fichier`."""
    part = fichier.with_name(f".{fichier.name}.part")
    travail = Acces(ouvert.dossier / _TRAVAIL, ouvert.acces.cle, ouvert.acces.sel)
    try:
        lignes = copies.copier(ouvert.acces, travail)
        manifeste, sources = _inventaire(ouvert, travail, lignes)
        archives.ecrire(part, ouvert.entete, ouvert.sous_cle("sauvegarde"), manifeste, sources, avance)
        verifier(archives.ouvrir(part), travail, ouvert.sous_cle("sauvegarde"), avance)
        part.replace(fichier)
        disque.synchroniser(fichier.absolute().parent)
    finally:
        part.unlink(missing_ok=True)
        copies.effacer(travail.chemin)
    return manifeste


def verifier(archive: Archive, travail: Acces, cle: bytes, avance: archives.Avance) -> Manifeste:
    """Check every byte of a backup, then open its database at `travail` and count its rows.

    Raises `SauvegardeEndommagee`, `BaseEndommagee`, `CopieInfidele`. The caller removes `travail`.
    """
    manifeste = archives.controler(archive, cle, avance)
    copies.effacer(travail.chemin)
    archives.extraire(archive, manifeste, travail.chemin, None, avance)
    if copies.verifier(travail) != manifeste.lignes:
        raise CopieInfidele
    return manifeste


def ignorer(_octets: int) -> None:
    """Tell nobody of the advance."""


def extraire(archive: Archive, manifeste: Manifeste, dossier: Path, acces: Acces) -> Position:
    """Write the database and the pieces of a backup into a coffre being built, and open it to be sure.

    Return where its journal stands.
    """
    archives.extraire(archive, manifeste, acces.chemin, dossier / PIECES, ignorer)
    if copies.verifier(acces) != manifeste.lignes:
        raise SauvegardeEndommagee
    with closing(database.brute(acces)) as connexion:
        return Registre(b"").position(connexion)


def _inventaire(ouvert: CoffreOuvert, travail: Acces, lignes: dict[str, int]) -> tuple[Manifeste, list[Path]]:
    with closing(database.brute(travail)) as connexion:
        position = Registre(b"").position(connexion)
        schema = migrate.revision(connexion)
        noms = [nom for (nom,) in connexion.execute("SELECT nom FROM pieces ORDER BY id")]
    chemins = [ouvert.dossier / PIECES / nom for nom in noms]
    presents = [chemin for chemin in chemins if chemin.is_file()]
    manifeste = Manifeste(
        instant=ouvert.horloge().astimezone(UTC).isoformat(timespec="seconds"),
        coffre=ouvert.id,
        schema=schema,
        sequence=position.sequence,
        saisies=position.saisies,
        base=travail.chemin.stat().st_size,
        lignes=lignes,
        pieces=tuple((chemin.name, chemin.stat().st_size) for chemin in presents),
        manquantes=tuple(chemin.name for chemin in chemins if chemin not in presents),
    )
    return manifeste, [travail.chemin, *presents]


def _libre(dossier: Path, maintenant: datetime) -> Path:
    nom, rang = maintenant.strftime(_HORODATE), 0
    while (fichier := dossier / f"{nom}{f'-{rang}' if rang else ''}{EXTENSION}").exists():
        rang += 1
    return fichier


def _avance(progress: Progress, annulation: CancelToken | None) -> Callable[[int], None]:
    fait = 0

    def avance(octets: int) -> None:
        nonlocal fait
        fait += octets
        if annulation:
            annulation.check()
        progress(fait, fait, "sauvegarde")

    return avance
