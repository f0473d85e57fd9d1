"""The lists of the product, read from its own seed files."""

import csv
from functools import cache
from pathlib import Path

from app.domain.nomenclatures import Entree, Liste

DOSSIER = Path(__file__).parents[2] / "resources" / "nomenclatures"


def _lignes(nom):
    with (DOSSIER / nom).open(encoding="utf-8", newline="") as fichier:
        return list(csv.DictReader(fichier, delimiter=";"))


def _entrees(liste, lignes, libelle="libelle"):
    return tuple(
        Entree(liste=liste, code=li["code"], libelle=li[libelle], ordre=rang, attributs=li)
        for rang, li in enumerate(lignes)
    )


@cache
def nomenclatures():
    """Every list, seeded as in a new vault."""
    listes = {
        Liste.THEMES: _entrees(Liste.THEMES, _lignes("themes.csv")),
        Liste.NATURES: _entrees(Liste.NATURES, _lignes("natures_intervention.csv")),
        Liste.CANAUX: _entrees(Liste.CANAUX, _lignes("canaux.csv")),
        Liste.ORIGINES: _entrees(Liste.ORIGINES, _lignes("origines.csv")),
        Liste.ORGANISMES: _entrees(Liste.ORGANISMES, _lignes("organismes.csv"), "categorie"),
        Liste.SUITES_ACCOMPAGNEMENT: _entrees(
            Liste.SUITES_ACCOMPAGNEMENT, [li for li in _lignes("suites.csv") if li["objet"] == "accompagnement"]
        ),
        Liste.SUITES_DEMARCHE: _entrees(
            Liste.SUITES_DEMARCHE, [li for li in _lignes("suites.csv") if li["objet"] == "demarche"]
        ),
    }
    population = _lignes("population.csv")
    for axe in dict.fromkeys(li["axe"] for li in population):
        listes[Liste(axe)] = _entrees(Liste(axe), [li for li in population if li["axe"] == axe])
    return listes
