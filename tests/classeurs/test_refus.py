"""Malformed, foreign or hostile files: each is refused in a sentence."""

import io
import random
import struct
import zipfile

import openpyxl
import pytest

from app.classeurs import errors
from app.classeurs.lecture import ouvrir
from app.messages import phrase
from tests.classeurs import fabrique
from tests.classeurs.lecteur import DONNEES

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
XLSX = (DONNEES / "suivi-vecu.xlsx").read_bytes()


def _zip(**membres):
    flux = io.BytesIO()
    with zipfile.ZipFile(flux, "w", zipfile.ZIP_DEFLATED) as archive:
        for nom, contenu in membres.items():
            archive.writestr(nom.replace("__", "/").replace("_DOT_", "."), contenu)
    return flux.getvalue()


def _xlsx(**cellules):
    classeur = openpyxl.Workbook()
    for adresse, valeur in cellules.items():
        classeur.active[adresse] = valeur
    flux = io.BytesIO()
    classeur.save(flux)
    return flux.getvalue()


def _sans(nom):
    source, flux = zipfile.ZipFile(io.BytesIO(XLSX)), io.BytesIO()
    with zipfile.ZipFile(flux, "w", zipfile.ZIP_DEFLATED) as archive:
        for membre in source.infolist():
            if membre.filename != nom:
                archive.writestr(membre, source.read(membre))
    return flux.getvalue()


def _remplace(nom, contenu):
    flux = io.BytesIO(_sans(nom))
    with zipfile.ZipFile(flux, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(nom, contenu)
    return flux.getvalue()


def _marque(octets, decalage):
    """Set the encryption flag of the first member, here and in the directory."""
    abime = bytearray(octets)
    struct.pack_into("<H", abime, 6, 1)
    centre = abime.index(b"PK\x01\x02")
    struct.pack_into("<H", abime, centre + decalage, 1)
    return bytes(abime)


_ODS = "application/vnd.oasis.opendocument.spreadsheet"


def _ods(contenu, manifeste="<a/>"):
    return _zip(mimetype=_ODS, content_DOT_xml=contenu, **{"META-INF__manifest_DOT_xml": manifeste})


CAS = {
    "vide": (b"", errors.ClasseurVide),
    "blancs": (b"  \n\n", errors.ClasseurVide),
    "xlsx sans cellule": (_xlsx(), errors.ClasseurVide),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", errors.FormatInconnu),
    "png": (b"\x89PNG\r\n\x1a\n" + b"\0" * 60, errors.FormatInconnu),
    "jpeg": (b"\xff\xd8\xff\xe0" + b"\0" * 60, errors.FormatInconnu),
    "rtf": (b"{\\rtf1\\ansi bonjour}", errors.FormatInconnu),
    "html": (b"<html><table><tr><td>Date</td></tr></table></html>", errors.FormatInconnu),
    "xml": (b"<?xml version='1.0'?><a/>", errors.FormatInconnu),
    "json": (b'{"a": [1, 2]}', errors.FormatInconnu),
    "gzip": (b"\x1f\x8b\x08" + b"\0" * 40, errors.FormatInconnu),
    "7z": (b"7z\xbc\xaf\x27\x1c" + b"\0" * 40, errors.FormatInconnu),
    "rar": (b"Rar!\x1a\x07" + b"\0" * 40, errors.FormatInconnu),
    "sqlite": (b"SQLite format 3\0" + b"\0" * 60, errors.FormatInconnu),
    "elf": (b"\x7fELF\x02\x01\x01" + b"\0" * 60, errors.FormatInconnu),
    "zeros": (b"\0" * 500, errors.FormatInconnu),
    "texte sans colonnes": (b"Bonjour, je\nsuis une lettre.\n".replace(b",", b""), errors.FormatInconnu),
    "octets cp1252 impossibles": (b"Date;Nom\n\x81\x8d;\x8f\n", errors.FormatInconnu),
    "caracteres de commande": (b"Date;Nom\n\x01\x02;\x03\n", errors.FormatInconnu),
    "utf-16 tronque": (b"\xff\xfeD\x00a", errors.FormatInconnu),
    "guillemet ouvert": (b'Date;Nom\n"12/03/2025;Roux\n', errors.ClasseurRefuse),
    "zip vide": (_zip(), errors.FormatInconnu),
    "zip de photos": (_zip(photo_DOT_png=b"x"), errors.FormatInconnu),
    "docx": (_zip(word__document_DOT_xml=b"<a/>"), errors.FormatInconnu),
    "odt": (_zip(mimetype=_ODS.replace("spreadsheet", "text"), content_DOT_xml="<a/>"), errors.FormatInconnu),
    "ods sans contenu": (_ods(""), errors.ClasseurRefuse),
    "ods xml casse": (_ods("<a><b>"), errors.ClasseurRefuse),
    "ods chiffre": (_ods("x", "<manifest:encryption-data/>"), errors.ClasseurProtege),
    "ods colonnes repetees": (
        _ods('<table:table-cell office:value-type="float" table:number-columns-repeated="16384"/>'),
        errors.ClasseurTropGros,
    ),
    "ods lignes repetees": (
        _ods('<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float"/>'),
        errors.ClasseurTropGros,
    ),
    "cellule au bout du monde": (_xlsx(A1="Date", XFD1048576=1), errors.ClasseurTropGros),
    "colonne au bout du monde": (_xlsx(A1="Date", XFD90000=1), errors.ClasseurTropGros),
    "ligne au bout du monde": (_xlsx(A1="Date", CZ1048576=1), errors.ClasseurTropGros),
    "bombe": (_zip(xl__workbook_DOT_xml=b"\0" * (80 * 2**20)), errors.ClasseurTropGros),
    "xlsx chiffre": (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), errors.ClasseurProtege),
    "membre chiffre": (_marque(_zip(xl__workbook_DOT_xml=b"<a/>"), 8), errors.ClasseurProtege),
    "ole vide": (OLE + b"\0" * 504, errors.ClasseurRefuse),
    "ole court": (OLE, errors.ClasseurRefuse),
    "ole de bruit": (OLE + random.Random(1).randbytes(4096), errors.ClasseurRefuse),
    "pk seul": (b"PK\x03\x04", errors.ClasseurRefuse),
    "pk et bruit": (b"PK\x03\x04" + random.Random(2).randbytes(2000), errors.ClasseurRefuse),
    "xlsx sans classeur": (_sans("xl/workbook.xml"), errors.FormatInconnu),
    "xlsx sans liens": (_sans("xl/_rels/workbook.xml.rels"), errors.ClasseurRefuse),
    "xlsx sans feuille": (_sans("xl/worksheets/sheet1.xml"), errors.ClasseurRefuse),
    "feuille en bruit": (_remplace("xl/worksheets/sheet1.xml", b"\x00\x01\x02"), errors.ClasseurRefuse),
    "feuille coupee": (
        _remplace("xl/worksheets/sheet1.xml", b'<worksheet><sheetData><row r="1"><c r="A1"'), errors.ClasseurRefuse,
    ),
    "classeur en bruit": (_remplace("xl/workbook.xml", b"<<<"), errors.ClasseurRefuse),
    "xlsx sans fin": (XLSX + b"", None),
}  # fmt: skip
CAS |= {
    f"xlsx coupe a {part} %": (XLSX[: len(XLSX) * part // 100], errors.ClasseurRefuse) for part in range(5, 100, 10)
}
CAS |= {
    f"octet retourne {graine}": (
        XLSX[: 2000 + 900 * graine] + bytes([XLSX[2000 + 900 * graine] ^ 0xFF]) + XLSX[2001 + 900 * graine :],
        errors.ClasseurRefuse,
    )
    for graine in range(12)
}


@pytest.mark.parametrize("nom", CAS)
def test_un_fichier_malforme_est_refuse_dans_une_phrase(nom, tmp_path):
    octets, attendu = CAS[nom]
    chemin = tmp_path / "classeur.xlsx"
    chemin.write_bytes(octets)
    if attendu is None:
        assert ouvrir(chemin).feuilles
        return
    with pytest.raises(attendu) as refus:
        ouvrir(chemin)
    sentence = phrase(refus.value)
    assert "Rien n’a été importé" in sentence
    assert "…" not in sentence


def test_plus_de_soixante_fichiers_sont_essayes():
    assert sum(attendu is not None for _, attendu in CAS.values()) >= 60


def test_un_fichier_absent_ou_un_dossier_est_refuse(tmp_path):
    for chemin in (tmp_path / "absent.xlsx", tmp_path):
        with pytest.raises(errors.ClasseurIntrouvable):
            ouvrir(chemin)


@pytest.mark.parametrize("format_", [".xls", ".ods"])
def test_un_classeur_coupe_est_refuse(format_, tmp_path):
    octets = fabrique.ecrire(tmp_path / f"entier{format_}", fabrique.cabinet(1, 10, 20).feuilles).read_bytes()
    for part in range(10, 100, 20):
        chemin = tmp_path / f"coupe{format_}"
        chemin.write_bytes(octets[: len(octets) * part // 100])
        with pytest.raises(errors.ClasseurRefuse):
            ouvrir(chemin)


@pytest.mark.longue
@pytest.mark.parametrize("graine", range(30))
def test_un_bit_retourne_est_refuse_ou_sans_effet(graine, tmp_path):
    hasard = random.Random(graine)
    temoin = ouvrir(DONNEES / "suivi-vecu.xlsx").feuilles
    for _ in range(10):
        rang = hasard.randrange(len(XLSX))
        chemin = tmp_path / "abime.xlsx"
        chemin.write_bytes(XLSX[:rang] + bytes([XLSX[rang] ^ (1 << hasard.randrange(8))]) + XLSX[rang + 1 :])
        try:
            lues = ouvrir(chemin).feuilles
        except errors.ClasseurRefuse:
            continue
        assert lues == temoin
