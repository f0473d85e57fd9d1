"""Whatever the cells hold, a workbook is read or refused: never a crash, never an impossible record."""

import math
import random
from datetime import date, datetime, time, timedelta

import pytest

from app.classeurs.errors import ClasseurRefuse
from app.classeurs.interpretation import interpreter
from app.classeurs.lecture import Classeur, Feuille
from app.classeurs.reconnaissance import reconnaitre
from tests.classeurs import fabrique
from tests.classeurs.lecteur import ANNEE, DONNEES, ouvrir, referentiel

BIZARRES = (
    "", " ", "-", "?", "TOTAL", "#REF!", "=A1", "31/02", "32/13/2025", "0", "-1", "1e400", "\u0663", "½", "Æ",
    "é" * 300,
    "a\nb",
    "1/0 h", "25:99", "M.", "Mme", ",", ", ,", "et", "& +", "N° 5", "'", "O'", "12345678901234567890", "🙂",
    "\u202f", "\u0131", "ß",
    0.0, -1.0, 1.5, 1e9, 1e19, 1e300, math.nan, math.inf, -math.inf, True, False, date(1900, 1, 1), date(2099, 12, 31),
    datetime(1899, 12, 31, 23, 59), time(23, 59, 59), timedelta(days=40), timedelta(seconds=-5),
)  # fmt: skip


def _abimer(feuilles, hasard, part):
    return tuple(
        Feuille(nom, [[hasard.choice(BIZARRES) if hasard.random() < part else c for c in ligne] for ligne in lignes])
        for nom, lignes in feuilles
    )


@pytest.mark.parametrize("graine", range(12))
def test_des_cellules_absurdes_ne_font_tomber_ni_ne_faussent_la_lecture(graine):
    hasard = random.Random(graine)
    if graine % 2:
        feuilles = list(fabrique.cabinet(graine, 20, 60).feuilles.items())
    else:
        feuilles = [(f.nom, f.lignes[:60]) for f in ouvrir(DONNEES / "suivi-propre.xlsx").feuilles]
    classeur = Classeur("essai", _abimer(feuilles, hasard, hasard.choice([0.02, 0.2, 0.6])))
    try:
        lecture, _ = interpreter(classeur, reconnaitre(classeur, referentiel()), referentiel(), annee=ANNEE)
    except ClasseurRefuse:
        return
    for acte in lecture.actes:
        assert 0 <= acte.minutes <= 1440
        assert 1950 <= acte.jour.year <= ANNEE + 1
        assert acte.heure is None or 0 <= acte.heure < 1440
        assert all(0 <= p < len(lecture.personnes) for p in acte.personnes)
    assert all(0 <= e.nombre <= 10**9 for e in lecture.effectifs)
    assert all(0 <= (c.prix or 0) < 2**40 and 0 <= (c.volume or 0) < 2**40 for c in lecture.contrats)
