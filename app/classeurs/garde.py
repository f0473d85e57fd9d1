"""What is checked of a zipped workbook before the reader opens it.

The reader lays every sheet out as a full rectangle, and stops the whole process when memory runs out: one cell
in the last column of the last row is enough. Archives that unfold without end are stopped here too.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from app.classeurs.errors import ClasseurProtege, ClasseurRefuse, ClasseurTropGros

TAILLE_MAX = 256 * 2**20
_DEPLIE_MAX = 2**30
_RAPPORT_MAX = 400
_RAPPORT_DES = 64 * 2**20
_CELLULES_MAX = 30_000_000
_BLOC = 2**22
_CHEVAUCHE = 96
_LIGNES = re.compile(rb"""\sr=["'][A-Z]{0,3}(\d{6,7})["']""")
_COLONNES = re.compile(rb"""\sr=["']([A-Z]{2,3})\d""")
_TOUTES = re.compile(rb"""\sr=["'][A-Z]{0,3}(\d+)["']""")
_ODS_COLONNES = re.compile(rb'<table:table-cell(?=[^>]*office:value-type)[^>]*columns-repeated="(\d+)"')
_ODS_LIGNES = re.compile(
    rb'rows-repeated="(\d{4,})"[^>]*>(?:(?!</table:table-row>).){0,4000}?office:value-type', re.DOTALL
)
_SECTEUR_CHIFFRE = "EncryptedPackage".encode("utf-16-le")


def verifier_ole(chemin: Path) -> None:
    """Raise `ClasseurProtege` if the file is a modern workbook wrapped in a password container."""
    if _SECTEUR_CHIFFRE in chemin.read_bytes():
        raise ClasseurProtege


def verifier_zip(chemin: Path) -> str:
    """Check every member of the archive and return "xlsx", "ods", "xlsb", or "" for another kind of archive.

    Raises `ClasseurRefuse` (damaged), `ClasseurTropGros` or `ClasseurProtege`.
    """
    try:
        with zipfile.ZipFile(chemin) as archive:
            _verifier_tailles(archive)
            _verifier_membres(archive)
            return _sorte(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as cause:
        raise ClasseurRefuse(raison="archive abîmée ou incomplète") from cause
    except RuntimeError as cause:
        raise ClasseurProtege from cause


def _verifier_tailles(archive: zipfile.ZipFile) -> None:
    deplie = sum(m.file_size for m in archive.infolist())
    plie = sum(m.compress_size for m in archive.infolist()) or 1
    if deplie > _DEPLIE_MAX or (deplie > _RAPPORT_DES and deplie / plie > _RAPPORT_MAX):
        raise ClasseurTropGros


def _verifier_membres(archive: zipfile.ZipFile) -> None:
    """Read each member once: the archive's own checksums speak, and the far cells are seen."""
    for membre in archive.infolist():
        nom = membre.filename
        if nom.startswith("xl/worksheets/") and nom.endswith(".xml"):
            _verifier_etendue(archive, nom)
        elif nom == "META-INF/manifest.xml" and b"encryption-data" in archive.read(nom):
            raise ClasseurProtege
        elif nom == "content.xml":
            _verifier_repetitions(archive.read(nom))
        else:
            for _ in _blocs(archive, nom):
                pass


def _blocs(archive: zipfile.ZipFile, nom: str) -> Iterator[bytes]:
    reste = b""
    with archive.open(nom) as membre:
        while bloc := membre.read(_BLOC):
            yield reste + bloc
            reste = bloc[-_CHEVAUCHE:]


def _verifier_etendue(archive: zipfile.ZipFile, nom: str) -> None:
    lignes, lettres = 0, {b"Z"}
    for bloc in _blocs(archive, nom):
        lignes = max(lignes, max(map(int, _LIGNES.findall(bloc)), default=0))
        lettres.update(_COLONNES.findall(bloc))
    colonnes = max(map(_rang, lettres))
    if not lignes and colonnes > 300:
        lignes = max(max(map(int, _TOUTES.findall(bloc)), default=0) for bloc in _blocs(archive, nom))
    if lignes * colonnes > _CELLULES_MAX:
        raise ClasseurTropGros


def _rang(lettres: bytes) -> int:
    rang = 0
    for lettre in lettres:
        rang = rang * 26 + lettre - 64
    return rang


def _verifier_repetitions(contenu: bytes) -> None:
    colonnes = max(map(int, _ODS_COLONNES.findall(contenu)), default=1)
    lignes = max(map(int, _ODS_LIGNES.findall(contenu)), default=1)
    if colonnes > 1000 or lignes > 100_000:
        raise ClasseurTropGros


def _sorte(archive: zipfile.ZipFile) -> str:
    noms = set(archive.namelist())
    if "xl/workbook.xml" in noms:
        return "xlsx"
    if "xl/workbook.bin" in noms:
        return "xlsb"
    return "ods" if {"content.xml", "mimetype"} <= noms and b"spreadsheet" in archive.read("mimetype") else ""
