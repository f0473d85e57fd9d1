"""A coffre to open, fill and close."""

from dataclasses import dataclass
from pathlib import Path

from app.coffre.kdf import Cout
from app.services.coffre_ouvert import CoffreOuvert
from app.services.coffres import Coffre
from app.store.tables import reglages
from app.store.unit_of_work import Magasin


@dataclass
class Atelier:
    """A closed coffre, its secrets, and the service that opens it."""

    service: Coffre
    dossier: Path
    phrase: str
    secours: str

    def ouvrir(self) -> CoffreOuvert:
        return self.service.ouvrir(self.dossier, phrase=self.phrase)

    def saisir(self, nombre: int, debut: int = 0) -> None:
        ouvert = self.ouvrir()
        saisir(ouvert, nombre, debut)
        ouvert.fermer()


def saisir(ouvert: CoffreOuvert, nombre: int, debut: int = 0) -> None:
    """Make `nombre` acknowledged saves."""
    magasin = Magasin(ouvert.engine_ecriture, ouvert.engine_lecture, ouvert.temoin)
    for rang in range(debut, debut + nombre):
        with magasin.ecrire("Essai") as unite:
            unite.insert(reglages, {"cle": f"essai-{rang:05}", "valeur": rang})


def noms(ouvert: CoffreOuvert) -> list[str]:
    """Return what was saved."""
    with ouvert.engine_lecture.connect() as connexion:
        return sorted(ligne.cle for ligne in connexion.execute(reglages.select()) if ligne.cle.startswith("essai-"))


def nouveau(dossier: Path, cout: Cout, phrase: str) -> Atelier:
    """Create a coffre and leave it closed."""
    service = Coffre(cout)
    ouvert, secours = service.creer(dossier, phrase)
    ouvert.fermer()
    return Atelier(service, dossier, phrase, secours)


def retourner(chemin: Path, bit: int) -> None:
    """Flip one bit of a file."""
    octets = bytearray(chemin.read_bytes())
    octets[bit // 8] ^= 1 << bit % 8
    chemin.write_bytes(octets)
