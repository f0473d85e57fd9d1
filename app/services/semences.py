"""The lines the lists start from, read in resources/nomenclatures."""

import csv
from collections.abc import Iterator
from pathlib import Path

from app import paths
from app.domain.nomenclatures import Entree, Liste

_FICHIERS = {
    "themes.csv": Liste.THEMES,
    "natures_intervention.csv": Liste.NATURES,
    "canaux.csv": Liste.CANAUX,
    "origines.csv": Liste.ORIGINES,
    "organismes.csv": Liste.ORGANISMES,
}
_PROPRES = {"code", "libelle"}
AUTRE_ET_NR = (("AUT", "Autre"), ("NR", "Non renseigné"))
"""Every list has both (rule 6): a seed file that lacks one is completed."""


def semences() -> Iterator[Entree]:
    """Yield every line of every list, in order."""
    par_liste: dict[Liste, list[tuple[str, str, dict[str, str]]]] = {}
    for liste, code, libelle, attributs in _lignes():
        par_liste.setdefault(liste, []).append((code, libelle, attributs))
    for liste, lignes in par_liste.items():
        codes = {code for code, _, _ in lignes}
        if _ouverte(liste):
            lignes += [(code, libelle, {}) for code, libelle in AUTRE_ET_NR if code not in codes]
        for ordre, (code, libelle, attributs) in enumerate(lignes):
            yield Entree(liste=liste, code=code, libelle=libelle, ordre=ordre, attributs=attributs)


def _ouverte(liste: Liste) -> bool:
    """Bands of age or seniority, sexes… are closed: « Autre » means nothing there."""
    return liste in {*_FICHIERS.values(), Liste.SUITES_ACCOMPAGNEMENT, Liste.SUITES_DEMARCHE}


def _lignes() -> Iterator[tuple[Liste, str, str, dict[str, str]]]:
    dossier = paths.resources() / "nomenclatures"
    for fichier, liste in _FICHIERS.items():
        for ligne in _lire(dossier / fichier):
            yield liste, ligne["code"], ligne.get("libelle") or ligne["categorie"], _attributs(ligne)
    for ligne in _lire(dossier / "suites.csv"):
        yield Liste(f"suites_{ligne['objet']}"), ligne["code"], ligne["libelle"], {}
    for ligne in _lire(dossier / "population.csv"):
        yield Liste(ligne["axe"]), ligne["code"], ligne["libelle"], {"classe": ligne["classe"]}


def _lire(chemin: Path) -> list[dict[str, str]]:
    with chemin.open(encoding="utf-8-sig", newline="") as fichier:
        return list(csv.DictReader(fichier, delimiter=";"))


def _attributs(ligne: dict[str, str]) -> dict[str, str]:
    return {nom: valeur for nom, valeur in ligne.items() if nom not in _PROPRES and valeur is not None}
