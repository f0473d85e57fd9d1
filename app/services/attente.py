"""What opening a coffre waits for: its lock, the digest of its database, its key.

Nothing here loads the database: the key is being derived while the rest of the program is still loading.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.coffre import entete
from app.coffre.echecs import Echecs
from app.coffre.emplacements import Trousseau
from app.coffre.entete import Entete, Jumeaux
from app.coffre.errors import CoffreAbsent, PasUnCoffre, PhraseFausse, SecoursFausse
from app.coffre.kdf import Cout
from app.coffre.lieux import exiger_local
from app.coffre.verrou import Verrou
from app.services.acces import Cle, Digest, deverrouiller, digerer_a_cote
from app.services.horloge import Horloge
from app.store.fichier import NOM, exiger_fichier

Cles = Callable[[], tuple[Entete, Trousseau]]
"""Waits for, and returns, the header and what it holds."""


@dataclass(frozen=True, slots=True)
class Attente:
    """A coffre that this process has locked, its database being digested and its key derived."""

    dossier: Path
    jumeaux: Jumeaux
    verrou: Verrou
    digest: Digest
    cles: Cles


def reconnaitre(dossier: Path) -> Jumeaux:
    """Return the headers of an existing coffre whose database file is there and not empty.

    Raises `CoffreAbsent`, `PasUnCoffre`, `EnteteEndommage`, `FormatPlusRecent`, `BaseAbsente`, `BaseVide`.
    """
    if not dossier.exists():
        raise CoffreAbsent(dossier=dossier)
    if not dossier.is_dir():
        raise PasUnCoffre(dossier=dossier)
    jumeaux = entete.charger(dossier)
    exiger_fichier(dossier / NOM)
    return jumeaux


@contextmanager
def attendre(dossier: Path, jumeaux: Jumeaux, commencer: Callable[[], Cles]) -> Iterator[Attente]:
    """Lock a coffre, and start what is long; a refusal inside gives the lock back.

    Raises `CoffreOccupe`, and what `commencer` does.
    """
    verrou = Verrou(dossier)
    verrou.prendre()
    try:
        yield Attente(dossier, jumeaux, verrou, digerer_a_cote(dossier / NOM), commencer())
    except BaseException:
        verrou.rendre()
        raise


@contextmanager
def frapper(dossier: Path, cle: Cle, plancher: Cout, horloge: Horloge) -> Iterator[Attente]:
    """Find a coffre, lock it, and start deriving its key.

    Raises as `reconnaitre`, and `LieuSynchronise`, `LieuReseau`, `CoffreOccupe`, `TropDEssais`.
    """
    jumeaux = reconnaitre(dossier)
    exiger_local(dossier)
    with attendre(dossier, jumeaux, lambda: deriver_a_cote(dossier, jumeaux, cle, plancher, horloge)) as attente:
        yield attente


def deriver_a_cote(dossier: Path, jumeaux: Jumeaux, cle: Cle, plancher: Cout, horloge: Horloge) -> Cles:
    """Start `deverrouiller` on another thread; return the way to wait for it. A wrong secret is noted.

    Raises `TropDEssais`; waiting raises as `deverrouiller`.
    """
    echecs = Echecs(dossier)
    if cle.secours is None:
        echecs.exiger_patience(horloge())
    executant = ThreadPoolExecutor(1, thread_name_prefix="cle")
    futur = executant.submit(deverrouiller, jumeaux, cle, plancher)
    executant.shutdown(wait=False)

    def attendues() -> tuple[Entete, Trousseau]:
        try:
            return futur.result()
        except (PhraseFausse, SecoursFausse):
            echecs.noter(horloge())
            raise

    return attendues
