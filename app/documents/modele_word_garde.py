"""What is checked of her own Word model before any of it is read as a document.

A .docx is a zip: names that leave the folder, members twice, archives that unfold without end, programs and images
made to exhaust memory are stopped here. Nothing is written on the disk: members are read in memory, counted as they
unfold, whatever the archive says of their sizes.
"""

import stat
import struct
import zipfile
import zlib
from io import BytesIO
from typing import Final

from app.documents.errors import ModeleWordActif, ModeleWordProtege, ModeleWordRefuse, ModeleWordTropGros

TAILLE_MAX: Final = 16 * 2**20
_DEPLIE_MAX: Final = 48 * 2**20
_XML_MAX: Final = 8 * 2**20
_RAPPORT_MAX: Final = 150
_RAPPORT_DES: Final = 2**20
_MEMBRES_MAX: Final = 500
_NOM_MAX: Final = 200
_PIXELS_MAX: Final = 50_000_000
_OLE: Final = b"\xd0\xcf\x11\xe0"
_CHIFFRE: Final = "EncryptedPackage".encode("utf-16-le")
_METHODES: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_XML: Final = frozenset({".xml", ".rels"})
_IMAGES: Final = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".bmp": (b"BM",),
    ".tif": (b"II*\0", b"MM\0*"),
    ".tiff": (b"II*\0", b"MM\0*"),
    ".emf": (b"\x01\0\0\0",),
    ".wmf": (b"\xd7\xcd\xc6\x9a", b"\x01\0\x09\0"),
}
_MARQUE: Final = 0xFF
_TRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_POLICES: Final = frozenset({".odttf"})


def deplier(octets: bytes) -> dict[str, bytes]:
    """Return the members of a Word model by name; raises a `ModeleWordRefuse` of some kind."""
    _verifier_debut(octets)
    try:
        with zipfile.ZipFile(BytesIO(octets)) as archive:
            membres = [membre for membre in archive.infolist() if not (membre.is_dir() and not membre.file_size)]
            _verifier_noms(membres)
            return _lire(archive, membres)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, struct.error) as cause:
        raise ModeleWordRefuse(raison="archive abîmée ou incomplète") from cause
    except RuntimeError as cause:
        raise ModeleWordProtege from cause


def _verifier_debut(octets: bytes) -> None:
    if len(octets) > TAILLE_MAX:
        raise ModeleWordTropGros
    if octets.startswith(_OLE):
        if _CHIFFRE in octets:
            raise ModeleWordProtege
        raise ModeleWordRefuse(raison="ancien format .doc, ou autre logiciel")
    if not octets.startswith(b"PK\x03\x04"):
        raise ModeleWordRefuse(raison="ce n’est pas un fichier .docx")


def _verifier_noms(membres: list[zipfile.ZipInfo]) -> None:
    if len(membres) > _MEMBRES_MAX:
        raise ModeleWordTropGros
    vus: set[str] = set()
    for membre in membres:
        nom = membre.orig_filename  # `filename` is already cut at a NUL
        if not _nom_sur(nom) or stat.S_ISLNK(membre.external_attr >> 16):
            raise ModeleWordRefuse(raison="un nom sort du dossier du document")
        if nom.lower() in vus:
            raise ModeleWordRefuse(raison="un élément y est deux fois")
        vus.add(nom.lower())
        _verifier_sorte(nom)


def _nom_sur(nom: str) -> bool:
    morceaux = nom.split("/")
    return (
        0 < len(nom) <= _NOM_MAX
        and nom.isprintable()
        and not set(nom) & set('\\:*?"<>|')
        and not {"", ".", ".."} & set(morceaux)
    )


def _verifier_sorte(nom: str) -> None:
    suffixe = _suffixe(nom)
    if suffixe not in _XML | _POLICES and suffixe not in _IMAGES:
        raise ModeleWordActif(raison=f"fichier joint {suffixe[:12]}")


def _suffixe(nom: str) -> str:
    """Return the end of a name, « .rels » for « _rels/.rels », which pathlib says has none."""
    _, point, fin = nom.rpartition("/")[2].rpartition(".")
    return f"{point}{fin.lower()}"


def _lire(archive: zipfile.ZipFile, membres: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    lus: dict[str, bytes] = {}
    reste = _DEPLIE_MAX
    for membre in membres:
        if membre.compress_type not in _METHODES:
            raise ModeleWordRefuse(raison="compression inconnue")
        lus[membre.filename] = contenu = _contenu(archive, membre, reste)
        reste -= len(contenu)
    return lus


def _contenu(archive: zipfile.ZipFile, membre: zipfile.ZipInfo, reste: int) -> bytes:
    suffixe = _suffixe(membre.filename)
    borne = min(reste, _XML_MAX) if suffixe in _XML else reste
    if membre.file_size > borne or membre.file_size > max(_RAPPORT_DES, membre.compress_size * _RAPPORT_MAX):
        raise ModeleWordTropGros
    with archive.open(membre) as ouvert:
        contenu = ouvert.read(borne + 1)
    if len(contenu) > borne:
        raise ModeleWordTropGros
    if suffixe in _IMAGES:
        _verifier_image(contenu, suffixe)
    return contenu


def _verifier_image(contenu: bytes, suffixe: str) -> None:
    if not contenu.startswith(_IMAGES[suffixe]):
        raise ModeleWordRefuse(raison="une image n’en est pas une")
    if _pixels(contenu) > _PIXELS_MAX:
        raise ModeleWordTropGros


def _pixels(contenu: bytes) -> int:
    """Return the surface that the head of the image tells; 0 for the kinds that tell none (EMF, WMF, TIFF)."""
    if contenu.startswith(b"\x89PNG"):
        largeur, hauteur = struct.unpack(">II", contenu[16:24])
    elif contenu.startswith(b"GIF8"):
        largeur, hauteur = struct.unpack("<HH", contenu[6:10])
    elif contenu.startswith(b"BM"):
        largeur, hauteur = struct.unpack("<ii", contenu[18:26])
    elif contenu.startswith(b"\xff\xd8"):
        largeur, hauteur = _jpeg(contenu)
    else:
        return 0
    return abs(int(largeur) * int(hauteur))


def _jpeg(contenu: bytes) -> tuple[int, int]:
    """Return width and height of a JPEG: ITU-T T.81, B.2.2, the frame header after the other segments."""
    place = 2
    while place + 9 <= len(contenu) and contenu[place] == _MARQUE:
        marque = contenu[place + 1]
        if marque in _TRAMES:
            hauteur, largeur = struct.unpack(">HH", contenu[place + 5 : place + 9])
            return largeur, hauteur
        place += 2 + int.from_bytes(contenu[place + 2 : place + 4])
    raise ModeleWordRefuse(raison="une image est abîmée")
