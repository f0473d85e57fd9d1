"""The header of a coffre: who may open it, and how; twin files that heal one another."""

import hashlib
import hmac
import json
from dataclasses import dataclass, replace
from pathlib import Path

from app.coffre import disque
from app.coffre.emplacements import Emplacement
from app.coffre.errors import EnteteEndommage, FormatPlusRecent, PasUnCoffre
from app.files import TETES

NOMS = TETES
FORMAT = 1
_PREFIXE = "visavis-coffre/"
_SOMME = b"sha256 "
_LIMITE = 65_536


@dataclass(frozen=True, slots=True)
class Entete:
    """What the header says: vault id (hex), generation, salt of the database, slots by name, HMAC."""

    coffre: str
    generation: int
    sel_base: bytes
    emplacements: dict[str, Emplacement]
    sceau: bytes = b""

    def sceller(self, cle: bytes) -> "Entete":
        """Return this header with its HMAC under the sub-key "entete"."""
        return replace(self, sceau=self._mac(cle))

    def authentique(self, cle: bytes) -> bool:
        """Tell whether this header was written by someone who had the key."""
        return hmac.compare_digest(self.sceau, self._mac(cle))

    def octets(self) -> bytes:
        """Return the file: JSON, then the checksum of its raw bytes."""
        corps = json.dumps({**self._corps(), "sceau": self.sceau.hex()}, indent=1).encode() + b"\n"
        return corps + _SOMME + hashlib.sha256(corps).hexdigest().encode() + b"\n"

    def _mac(self, cle: bytes) -> bytes:
        return hmac.digest(cle, canonique(self._corps()), "sha256")

    def _corps(self) -> dict[str, object]:
        return {
            "format": f"{_PREFIXE}{FORMAT}",
            "coffre": self.coffre,
            "generation": self.generation,
            "sel_base": self.sel_base.hex(),
            "emplacements": {nom: place.en_json() for nom, place in sorted(self.emplacements.items())},
        }


@dataclass(frozen=True, slots=True)
class Jumeaux:
    """The readable headers of a directory, highest generation first, and the names of the damaged files."""

    entetes: tuple[Entete, ...]
    abimes: tuple[str, ...]


def canonique(valeur: object) -> bytes:
    """Return the one JSON spelling of `valeur` that is signed."""
    return json.dumps(valeur, sort_keys=True, separators=(",", ":")).encode()


def lire(octets: bytes) -> Entete:
    """Return the header in `octets`.

    Raises `EnteteEndommage` when the checksum or the shape is wrong, `FormatPlusRecent` when a newer
    version wrote it.
    """
    corps, somme, reste = octets.rpartition(_SOMME)
    attendue = hashlib.sha256(corps).hexdigest().encode() + b"\n"
    if not somme or reste != attendue:
        raise EnteteEndommage
    try:
        return _interpreter(json.loads(corps))
    except (KeyError, TypeError, ValueError, AttributeError) as erreur:
        raise EnteteEndommage from erreur


def _interpreter(lu: dict[str, object]) -> Entete:
    version = str(lu["format"])
    if not version.startswith(_PREFIXE):
        raise EnteteEndommage
    if int(version.removeprefix(_PREFIXE)) > FORMAT:
        raise FormatPlusRecent
    places = lu["emplacements"]
    if not isinstance(places, dict):
        raise EnteteEndommage
    return Entete(
        str(lu["coffre"]),
        int(str(lu["generation"])),
        bytes.fromhex(str(lu["sel_base"])),
        {str(nom): Emplacement.de_json(valeur) for nom, valeur in places.items()},
        bytes.fromhex(str(lu["sceau"])),
    )


def charger(dossier: Path) -> Jumeaux:
    """Return the twin headers of `dossier`.

    Raises `PasUnCoffre` when neither file exists and no database either, `EnteteEndommage` when none is
    readable, `FormatPlusRecent`.
    """
    presents = [nom for nom in NOMS if (dossier / nom).is_file()]
    if not presents and not (dossier / "coffre.db").exists():
        raise PasUnCoffre(dossier=dossier)
    lus: list[Entete] = []
    abimes = [nom for nom in NOMS if nom not in presents]
    for nom in presents:
        try:
            lus.append(lire(_octets(dossier / nom)))
        except EnteteEndommage:
            abimes.append(nom)
    if not lus:
        raise EnteteEndommage(dossier=dossier)
    return Jumeaux(tuple(sorted(lus, key=lambda entete: -entete.generation)), tuple(abimes))


def _octets(chemin: Path) -> bytes:
    with chemin.open("rb") as fichier:
        return fichier.read(_LIMITE)


def ecrire(dossier: Path, entete: Entete) -> None:
    """Write both twins, one whole after the other: a power cut leaves at least one of the two readable."""
    for nom in NOMS:
        disque.ecrire(dossier / nom, entete.octets())


