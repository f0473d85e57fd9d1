"""The reading of a workbook without a vault."""

from functools import cache
from pathlib import Path

from app.classeurs.interpretation import Connu, interpreter
from app.classeurs.lecture import ouvrir
from app.classeurs.lues import Lecture
from app.classeurs.reconnaissance import reconnaitre
from app.classeurs.referentiel import Referentiel
from app.domain.imports import Constat
from app.services.semences import semences

DONNEES = Path(__file__).parents[1] / "data" / "classeurs"
ANNEE = 2026


@cache
def referentiel() -> Referentiel:
    return Referentiel(semences())


def lire(chemin: Path, connu: Connu | None = None) -> Lecture:
    classeur = ouvrir(chemin)
    proposee = reconnaitre(classeur, referentiel())
    return interpreter(classeur, proposee, referentiel(), annee=ANNEE, connu=connu)[0]


def remarques(lecture: Lecture, *constats: Constat) -> list[tuple[int, str, str]]:
    return [(r.ligne, r.valeur, r.raison) for r in lecture.remarques if r.constat in constats]
