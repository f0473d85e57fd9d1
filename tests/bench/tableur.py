"""The bilans of a cabinet from the command line, and LibreOffice printing the same counts from the same rows.

The workbook counts what the bilans print: persons, acts and minutes of the year and of the year before, by axis, one
sheet per entreprise. Persons are told from acts by the usual column « première fois de l'année ».
"""

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from tests.bench.utilite import CLASSEURS

_SOURCE = CLASSEURS / "suivi-propre.xlsx"
_ANNEE = 2025
_ANNEES = (_ANNEE, _ANNEE - 1)
_AXES = ("Type", "Thème", "Origine", "Sexe", "Âge", "CSP", "Contrat de travail", "Ancienneté", "Site")
_NAISSANCE, _ENTREE = "Date de naissance", "Date d'entrée"
_AGES, _ANCIENNETES = (35, 45, 55), (2, 5, 10, 20)
_PHRASE = "velours cadran brumeux pivoine tracteur sillage moufle quartz"
_FOIS = 5
_RECALCULER = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""Without it LibreOffice trusts the values it reads, which no spreadsheet has computed yet: it would print zeros."""


class Temps(NamedTuple):
    """Seconds by the clock, and of processor."""

    montre: float
    calcul: float

    def __str__(self) -> str:
        return f"{self.montre:.2f} s, dont {self.calcul:.2f} s de calcul".replace(".", ",")


def lignes() -> Iterator[str]:
    """Yield the durations, from the command line to the last file: the best of five, one after the other."""
    with tempfile.TemporaryDirectory(prefix="visavis-bench-") as dossier:
        racine = Path(dossier)
        demande = _preparer(racine)
        soffice = shutil.which("soffice") or shutil.which("libreoffice")
        if soffice is None:
            yield f"visavis bilan, tout le cabinet en PDF : {min(_temps(demande) for _ in range(_FOIS))}"
            yield "LibreOffice : absent, non mesuré (3,3 s pour 1 450 lignes sur la machine de référence)"
            return
        conversion = _conversion(soffice, racine)
        froid = _temps(conversion)
        # In turn: what else the machine does weighs on both alike.
        tours = [(_temps(demande), _temps(conversion)) for _ in range(_FOIS)]
        yield f"visavis bilan, tout le cabinet en PDF : {min(v for v, _ in tours)}"
        yield f"LibreOffice, mêmes lignes et mêmes comptes : {min(t for _, t in tours)} (à froid : {froid})"
        yield f"visavis est le plus rapide {sum(v.montre < t.montre for v, t in tours)} fois sur {_FOIS}"


def _preparer(racine: Path) -> list[str]:
    """Make a vault of the workbook; return the command that makes its bilans."""
    (racine / "phrase").write_text(_PHRASE)
    visavis, coffre = [sys.executable, "-m", "app"], str(racine / "c.coffre")
    secret = ["--phrase-de", str(racine / "phrase")]
    _temps([*visavis, "creer", coffre, *secret])
    _temps([*visavis, "importer", coffre, str(_SOURCE), *secret])
    return [*visavis, "bilan", coffre, "--annee", str(_ANNEE), "--sortie", str(racine / "b"), "--remplacer", *secret]


def _conversion(soffice: str, racine: Path) -> list[str]:
    _ecrire_classeur(racine / "tableur.xlsx")
    (racine / "profil" / "user").mkdir(parents=True)
    (racine / "profil" / "user" / "registrymodifications.xcu").write_text(_RECALCULER)
    profil = f"-env:UserInstallation={(racine / 'profil').as_uri()}"
    sortie = ["--headless", "--convert-to", "pdf", "--outdir", str(racine), str(racine / "tableur.xlsx")]
    return [soffice, profil, *sortie]


def _temps(commande: list[str]) -> Temps:
    debut, calcul = time.perf_counter(), _calcul()
    subprocess.run(commande, check=True, capture_output=True)
    return Temps(time.perf_counter() - debut, _calcul() - calcul)


def _calcul() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _ecrire_classeur(chemin: Path) -> None:
    """Write the acts with what is known of each person, and one sheet of tables per entreprise."""
    titres, rangees = _actes()
    classeur = xlsxwriter.Workbook(str(chemin))
    suivi = classeur.add_worksheet("Suivi")
    suivi.write_row(0, 0, [*titres, "Première fois"])
    jour = classeur.add_format({"num_format": "dd/mm/yyyy"})
    premiere = len(titres)
    for rang, rangee in enumerate(rangees, 1):
        suivi.write_row(rang, 0, rangee)
        suivi.write_datetime(rang, 0, rangee[0], jour)
        suivi.write_formula(rang, premiere, _premiere_fois(titres, rang + 1))
    for entreprise in sorted({rangee[titres.index("Entreprise")] for rangee in rangees}):
        tables = classeur.add_worksheet(entreprise[:31].replace("'", " "))
        tables.write_row(0, 0, [entreprise, *_ANNEES, *(f"{n} {a}" for n in ("Actes", "Minutes") for a in _ANNEES)])
        place = 2
        for axe in _AXES:
            place = _tabler(tables, place, [*titres, "Première fois"], rangees, axe)
    classeur.close()


def _premiere_fois(titres: list[str], ligne: int) -> str:
    """Return the formula that is 1 on the first act of a person under an entreprise in a year."""
    personne, entreprise = (xl_col_to_name(titres.index(t)) for t in ("N° salarié", "Entreprise"))
    plages = [f"{c}$2:{c}{ligne},{c}{ligne}" for c in (personne, entreprise)]
    debut = f'$A$2:$A{ligne},">="&DATE(YEAR(A{ligne}),1,1)'
    return f"=IF(COUNTIFS({','.join(plages)},{debut})=1,1,0)"


def _tabler(tables: Worksheet, place: int, titres: list[str], rangees: list[list[object]], axe: str) -> int:
    tables.write(place, 0, axe)
    for valeur in sorted({str(rangee[titres.index(axe)]) for rangee in rangees}):
        place += 1
        tables.write(place, 0, valeur)
        commun = [(titres.index("Entreprise"), "$A$1"), (titres.index(axe), f"$A{place + 1}")]
        for colonne, annee in enumerate(_ANNEES, 1):
            actes = _criteres([*commun, *_de(annee)])
            personnes = _criteres([*commun, *_de(annee), (titres.index("Première fois"), "1")])
            minutes = _plage(titres.index("Durée (min)"))
            formules = (f"=COUNTIFS({personnes})", f"=COUNTIFS({actes})", f"=SUMIFS({minutes},{actes})")
            for decalage, formule in zip((0, 2, 4), formules, strict=True):
                tables.write_formula(place, colonne + decalage, formule)
    return place + 2


def _de(annee: int) -> list[tuple[int, str]]:
    return [(0, f'">="&DATE({annee},1,1)'), (0, f'"<="&DATE({annee},12,31)')]


def _criteres(criteres: list[tuple[int, str]]) -> str:
    return ",".join(f"{_plage(colonne)},{critere}" for colonne, critere in criteres)


def _plage(colonne: int) -> str:
    lettre = xl_col_to_name(colonne)
    return f"Suivi!${lettre}$2:${lettre}$5000"


def _actes() -> tuple[list[str], list[list[object]]]:
    """Return the titles and rows of the acts, each followed by the columns of its person; dates, minutes as such."""
    classeur = openpyxl.load_workbook(_SOURCE)
    titres, *actes = classeur["Interventions"].iter_rows(values_only=True)
    titres_salaries, *salaries = classeur["Salariés"].iter_rows(values_only=True)
    siens = [axe for axe in _AXES if axe not in titres]
    par_numero = {salarie[0]: _dits(dict(zip(titres_salaries, salarie, strict=True)), siens) for salarie in salaries}
    inconnu = [""] * len(siens)
    return [*map(str, titres), *siens], [
        [*(_valeur(v) for v in acte), *par_numero.get(acte[1], inconnu)] for acte in actes
    ]


def _dits(salarie: dict[object, Any], axes: list[str]) -> list[str]:
    """Return what is known of a person on each axis, ages and years of service in bands."""
    bandes = {"Âge": _bande(salarie[_NAISSANCE], _AGES), "Ancienneté": _bande(salarie[_ENTREE], _ANCIENNETES)}
    return [bandes[axe] if axe in bandes else str(salarie[axe] or "") for axe in axes]


def _bande(depuis: object, bornes: tuple[int, ...]) -> str:
    if not isinstance(depuis, datetime):
        return ""
    annees = _ANNEE - depuis.year
    return next((f"moins de {borne} ans" for borne in bornes if annees < borne), f"{bornes[-1]} ans et plus")


def _valeur(valeur: object) -> object:
    return valeur if isinstance(valeur, (datetime, int, float)) else str(valeur or "")
