"""The one-file backup `.visavis`, as bytes.

magic and version (8) · length (4) · header · length (4) · manifest (AES-256-GCM) · database · pieces · HMAC (32)

The header is a copy of the vault's own: the passphrase of that day, or the recovery key, opens it. The
HMAC covers every byte before it. Integers are big-endian.
"""

import hmac
import json
import secrets
import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.coffre import disque, entete, kdf
from app.coffre.entete import Entete
from app.coffre.errors import EnteteEndommage, FormatPlusRecent, PasUneSauvegarde, SauvegardeEndommagee

MAGIE = b"VISAVIS\x01"
_LONGUEUR = struct.Struct(">I")
_ENTETE_MAX = 65_536
_MANIFESTE_MAX = 64 << 20
_MAC = 32
_NONCE = 12
_BLOC = 1 << 20

Avance = Callable[[int], None]
"""Receives the number of bytes just done; may raise to stop."""


@dataclass(frozen=True, slots=True)
class Manifeste:
    """What a backup holds: UTC instant, vault id, schema, position of the journal, sizes in bytes.

    `lignes` counts the rows of each table, `pieces` lists (file name, size), `manquantes` the files that the
    vault itself had lost.
    """

    instant: str
    coffre: str
    schema: str
    sequence: int
    saisies: int
    base: int
    lignes: dict[str, int]
    pieces: tuple[tuple[str, int], ...]
    manquantes: tuple[str, ...] = ()

    @property
    def corps(self) -> int:
        """Return the bytes of the database and the pieces together."""
        return self.base + sum(taille for _, taille in self.pieces)


@dataclass(frozen=True, slots=True)
class Archive:
    """A backup whose header was read: `debut` is where the manifest's length stands."""

    chemin: Path
    tete: Entete
    debut: int


def ecrire(
    cible: Path, tete: Entete, cle: bytes, manifeste: Manifeste, sources: Iterable[Path], avance: Avance
) -> None:
    """Write a backup into the new file `cible` (mode 0600), durably; `cle` is the sub-key "sauvegarde"."""
    mac = hmac.new(kdf.sous_cle(cle, "scellement"), digestmod="sha256")
    with disque.disque_plein(), open(disque.ouvrir_neuf(cible), "wb") as sortie:  # noqa: PTH123  (a descriptor)
        for bloc in _blocs(tete, cle, manifeste, sources):
            mac.update(bloc)
            sortie.write(bloc)
            avance(len(bloc))
        sortie.write(mac.digest())
        sortie.flush()
        disque.vider(sortie.fileno())


def ouvrir(chemin: Path) -> Archive:
    """Read the header of a backup.

    Raises `PasUneSauvegarde`, `FormatPlusRecent`, `SauvegardeEndommagee`.
    """
    with chemin.open("rb") as fichier:
        magie = fichier.read(len(MAGIE))
        if magie[:-1] != MAGIE[:-1]:
            raise PasUneSauvegarde(fichier=chemin)
        if magie[-1:] > MAGIE[-1:]:
            raise FormatPlusRecent
        if magie != MAGIE:
            raise SauvegardeEndommagee
        try:
            tete = entete.lire(_morceau(fichier, _ENTETE_MAX))
        except EnteteEndommage as erreur:
            raise SauvegardeEndommagee from erreur
        return Archive(chemin, tete, fichier.tell())


def controler(archive: Archive, cle: bytes, avance: Avance) -> Manifeste:
    """Check the seal over all bytes and return the manifest; raises `SauvegardeEndommagee`."""
    with archive.chemin.open("rb") as fichier:
        _controler_sceau(fichier, kdf.sous_cle(cle, "scellement"), avance)
        fichier.seek(archive.debut)
        manifeste = _dechiffrer(_morceau(fichier, _MANIFESTE_MAX), cle, archive.tete.coffre)
        reste = archive.chemin.stat().st_size - fichier.tell() - _MAC
    if reste != manifeste.corps:
        raise SauvegardeEndommagee
    return manifeste


def extraire(archive: Archive, manifeste: Manifeste, base: Path, pieces: Path | None, avance: Avance) -> None:
    """Write the database into the new file `base`, and the pieces into the folder `pieces` if given."""
    with disque.disque_plein(), archive.chemin.open("rb") as fichier:
        fichier.seek(archive.debut)
        _morceau(fichier, _MANIFESTE_MAX)
        _verser(fichier, base, manifeste.base, avance)
        for nom, taille in manifeste.pieces if pieces else ():
            _verser(fichier, _sous(pieces, nom), taille, avance)


def _sous(dossier: Path | None, nom: str) -> Path:
    if dossier is None or not nom.isalnum():
        raise SauvegardeEndommagee
    return dossier / nom


def _blocs(tete: Entete, cle: bytes, manifeste: Manifeste, sources: Iterable[Path]) -> Iterator[bytes]:
    octets = tete.octets()
    yield MAGIE + _LONGUEUR.pack(len(octets)) + octets
    chiffre = _chiffrer(manifeste, cle)
    yield _LONGUEUR.pack(len(chiffre)) + chiffre
    for source in sources:
        with source.open("rb") as fichier:
            while bloc := fichier.read(_BLOC):
                yield bloc


def _chiffrer(manifeste: Manifeste, cle: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    clair = json.dumps(asdict(manifeste)).encode()
    return nonce + AESGCM(kdf.sous_cle(cle, "manifeste")).encrypt(nonce, clair, manifeste.coffre.encode())


def _dechiffrer(octets: bytes, cle: bytes, coffre: str) -> Manifeste:
    try:
        chiffreur = AESGCM(kdf.sous_cle(cle, "manifeste"))
        lu = json.loads(chiffreur.decrypt(octets[:_NONCE], octets[_NONCE:], coffre.encode()))
        pieces = tuple((str(nom), int(taille)) for nom, taille in lu.pop("pieces"))
        return Manifeste(**lu, pieces=pieces)
    except (InvalidTag, ValueError, TypeError, KeyError) as erreur:
        raise SauvegardeEndommagee from erreur


def _controler_sceau(fichier: BinaryIO, cle: bytes, avance: Avance) -> None:
    reste = fichier.seek(0, 2) - _MAC
    fichier.seek(0)
    mac = hmac.new(cle, digestmod="sha256")
    while reste > 0 and (bloc := fichier.read(min(_BLOC, reste))):
        mac.update(bloc)
        avance(len(bloc))
        reste -= len(bloc)
    if reste or not hmac.compare_digest(mac.digest(), fichier.read()):
        raise SauvegardeEndommagee


def _morceau(fichier: BinaryIO, maximum: int) -> bytes:
    """Return a piece preceded by its length; raises `SauvegardeEndommagee` when it is cut or too long."""
    longueur = fichier.read(_LONGUEUR.size)
    taille = _LONGUEUR.unpack(longueur)[0] if len(longueur) == _LONGUEUR.size else maximum + 1
    octets = fichier.read(taille) if taille <= maximum else b""
    if len(octets) != taille:
        raise SauvegardeEndommagee
    return octets


def _verser(fichier: BinaryIO, cible: Path, taille: int, avance: Avance) -> None:
    with open(disque.ouvrir_neuf(cible), "wb") as sortie:  # noqa: PTH123  (a descriptor)
        while taille and (bloc := fichier.read(min(_BLOC, taille))):
            sortie.write(bloc)
            avance(len(bloc))
            taille -= len(bloc)
        sortie.flush()
        disque.vider(sortie.fileno())
    if taille:
        raise SauvegardeEndommagee
