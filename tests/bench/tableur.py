"""The same rows in a spreadsheet with COUNTIFS tables, converted to PDF by LibreOffice."""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import xlsxwriter

from tests.bench.utilite import CLASSEURS

_SOURCE = CLASSEURS / "suivi-propre.xlsx"
_PHRASE = "velours cadran brumeux pivoine tracteur sillage moufle quartz"


def lignes() -> Iterator[str]:
    """Yield the two durations, from the command line to the last file."""
    with tempfile.TemporaryDirectory(prefix="visavis-bench-") as dossier:
        racine = Path(dossier)
        (racine / "phrase").write_text(_PHRASE)
        secret = ("--phrase-de", str(racine / "phrase"))
        _visavis("creer", str(racine / "c.coffre"), *secret)
        _visavis("importer", str(racine / "c.coffre"), str(_SOURCE), *secret)
        demande = ("bilan", str(racine / "c.coffre"), "--annee", "2025", "--sortie", str(racine / "bilans"), *secret)
        yield f"visavis bilan, tout le cabinet en PDF : {_visavis(*demande):.1f} s"
        soffice = shutil.which("soffice") or shutil.which("libreoffice")
        if soffice is None:
            yield "LibreOffice : absent, non mesuré (3,3 s pour 1 450 lignes sur la machine de référence)"
            return
        _ecrire_classeur(racine / "tableur.xlsx")
        yield f"LibreOffice, le classeur avec ses tableaux en PDF : {_convertir(soffice, racine):.1f} s"


def _visavis(*mots: str) -> float:
    debut = time.perf_counter()
    subprocess.run([sys.executable, "-m", "app", *mots], check=True, capture_output=True)
    return time.perf_counter() - debut


def _convertir(soffice: str, racine: Path) -> float:
    commande = [soffice, f"-env:UserInstallation={(racine / 'profil').as_uri()}", "--headless", "--convert-to", "pdf"]
    debut = time.perf_counter()
    subprocess.run([*commande, "--outdir", racine, racine / "tableur.xlsx"], check=True, capture_output=True)
    return time.perf_counter() - debut


def _ecrire_classeur(chemin: Path) -> None:
    """Write the rows of the largest sheet, and one COUNTIFS table per pair of its first short columns."""
    feuilles = openpyxl.load_workbook(_SOURCE).worksheets
    rangees = max((list(feuille.iter_rows(values_only=True)) for feuille in feuilles), key=len)
    classeur = xlsxwriter.Workbook(str(chemin))
    donnees, tables = classeur.add_worksheet("Suivi"), classeur.add_worksheet("Tableaux")
    for rang, rangee in enumerate(rangees):
        donnees.write_row(rang, 0, ["" if valeur is None else str(valeur) for valeur in rangee])
    place = 0
    for colonne, nom in enumerate(str(valeur) for valeur in rangees[0]):
        valeurs = sorted({str(rangee[colonne]) for rangee in rangees[1:] if rangee[colonne] is not None})
        if len(valeurs) > 40:
            continue
        tables.write(place, 0, nom)
        lettre = xlsxwriter.utility.xl_col_to_name(colonne)
        for valeur in valeurs:
            place += 1
            tables.write(place, 0, valeur)
            tables.write_formula(place, 1, f"=COUNTIFS(Suivi!${lettre}$2:${lettre}$5000,A{place + 1})")
        place += 2
    classeur.close()
