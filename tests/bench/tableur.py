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
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from tests.bench.utilite import CLASSEURS

_SOURCE = CLASSEURS / "suivi-propre.xlsx"
_AXES = ("Type", "Thème", "Origine", "Sexe", "CSP", "Contrat de travail", "Site", "Situation familiale")
_PHRASE = "velours cadran brumeux pivoine tracteur sillage moufle quartz"


def lignes() -> Iterator[str]:
    """Yield the durations, from the command line to the last file, the best of three."""
    with tempfile.TemporaryDirectory(prefix="visavis-bench-") as dossier:
        racine = Path(dossier)
        (racine / "phrase").write_text(_PHRASE)
        secret = ("--phrase-de", str(racine / "phrase"))
        _visavis("creer", str(racine / "c.coffre"), *secret)
        _visavis("importer", str(racine / "c.coffre"), str(_SOURCE), *secret)
        demande = ("bilan", str(racine / "c.coffre"), "--annee", "2025", "--sortie", str(racine / "b"), "--remplacer")
        durees = [_visavis(*demande, *secret) for _ in range(3)]
        yield f"visavis bilan, tout le cabinet en PDF : {min(durees):.1f} s"
        soffice = shutil.which("soffice") or shutil.which("libreoffice")
        if soffice is None:
            yield "LibreOffice : absent, non mesuré (3,3 s pour 1 450 lignes sur la machine de référence)"
            return
        _ecrire_classeur(racine / "tableur.xlsx")
        premiere, *suivantes = [_convertir(soffice, racine) for _ in range(4)]
        yield f"LibreOffice, mêmes lignes et mêmes tableaux : {min(suivantes):.1f} s ({premiere:.1f} s à froid)"


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
    """Write the acts with what is known of each person, and one sheet of COUNTIFS tables per entreprise."""
    titres, rangees = _actes()
    classeur = xlsxwriter.Workbook(str(chemin))
    suivi = classeur.add_worksheet("Suivi")
    for rang, rangee in enumerate((titres, *rangees)):
        suivi.write_row(rang, 0, rangee)
    for entreprise in sorted({rangee[titres.index("Entreprise")] for rangee in rangees}):
        tables = classeur.add_worksheet(entreprise[:31].replace("'", " "))
        tables.write(0, 0, entreprise)
        place = 2
        for colonne in (titres.index(axe) for axe in _AXES):
            place = _tabler(tables, place, titres, rangees, colonne)
    classeur.close()


def _tabler(tables: Worksheet, place: int, titres: list[str], rangees: list[list[str]], colonne: int) -> int:
    lettre, entreprise = xl_col_to_name(colonne), xl_col_to_name(titres.index("Entreprise"))
    tables.write(place, 0, titres[colonne])
    for valeur in sorted({rangee[colonne] for rangee in rangees}):
        place += 1
        tables.write(place, 0, valeur)
        plages = f"Suivi!${entreprise}$2:${entreprise}$5000,$A$1,Suivi!${lettre}$2:${lettre}$5000,A{place + 1}"
        tables.write_formula(place, 1, f"=COUNTIFS({plages})")
    return place + 2


def _actes() -> tuple[list[str], list[list[str]]]:
    """Return the titles and rows of the acts, each followed by the columns of its person."""
    classeur = openpyxl.load_workbook(_SOURCE)
    titres, *actes = classeur["Interventions"].iter_rows(values_only=True)
    titres_salaries, *salaries = classeur["Salariés"].iter_rows(values_only=True)
    rangs = [titres_salaries.index(axe) for axe in _AXES if axe in titres_salaries]
    par_numero = {salarie[0]: [str(salarie[rang] or "") for rang in rangs] for salarie in salaries}
    inconnu = [""] * len(rangs)
    rangees = [[*(str(v or "") for v in acte), *par_numero.get(acte[1], inconnu)] for acte in actes]
    return [*(str(t) for t in titres), *(str(titres_salaries[rang]) for rang in rangs)], rangees
