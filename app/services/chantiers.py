"""Building the directory of a coffre apart, then giving it its name at once."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app import paths
from app.coffre import disque, entete, pieces
from app.coffre.emplacements import Trousseau
from app.coffre.entete import Entete
from app.coffre.errors import CoffreAbsent, CoffreExiste
from app.coffre.marque import Marque
from app.files import exiger_hors_coffre
from app.services.acces import digerer
from app.store import database
from app.store.journal import Position

LISEZ_MOI = "LISEZ-MOI.txt"


def exiger_neuf(dossier: Path) -> None:
    """Refuse a name already taken, or whose parent folder is not there.

    Raises `CoffreExiste`, `CoffreAbsent`, `DansUnCoffre`.
    """
    exiger_hors_coffre(dossier.absolute().parent)
    if dossier.exists() and not (dossier.is_dir() and not any(dossier.iterdir())):
        raise CoffreExiste(dossier=dossier)
    if not dossier.absolute().parent.is_dir():
        raise CoffreAbsent(dossier=dossier.absolute().parent)


@contextmanager
def chantier(dossier: Path) -> Iterator[Path]:
    """Yield a new private directory that takes the name `dossier` at the end, or vanishes on any failure."""
    part = dossier.with_name(f"{dossier.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        disque.creer_dossier(part)
        yield part
        if dossier.exists():
            dossier.rmdir()
        part.replace(dossier)
        disque.synchroniser(dossier.absolute().parent)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def batir(dossier: Path, tete: Entete) -> None:
    """Write what surrounds the database: headers, directory of pieces, the note for whoever finds it."""
    disque.creer_dossier(dossier / pieces.NOM)
    disque.ecrire(dossier / LISEZ_MOI, (paths.resources() / "coffre" / LISEZ_MOI).read_bytes())
    entete.ecrire(dossier, tete)


def sceller_repos(dossier: Path, trousseau: Trousseau, position: Position | None = None) -> None:
    """Write the mark of a closed database: where its journal stands, its digest, its length."""
    marque = Marque(dossier, trousseau.sous_cle("journal"))
    marque.creer()
    marque.ouvrir()
    if position:
        marque.apres_commit(position.sequence, position.empreinte, position.instant, position.saisies)
    marque.fermer(*digerer(dossier / database.NOM))
