"""What anyone knows of the axes of a bilan: the public nomenclature, and which themes a printed line holds."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

MARGE = "*"
SENSIBLES = ("theme", "suite", "aide", "situation", "enfants", "logement")
ORDINALES = ("age", "anciennete")
DEUX = 2
_THEMES = Path(__file__).parents[2] / "resources" / "nomenclatures" / "themes.csv"


@cache
def nomenclature() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """Public knowledge: themes of each family and bloc, by code or label; flagged themes."""
    groupes: dict[str, list[str]] = {}
    with _THEMES.open(encoding="utf-8", newline="") as fichier:
        lignes = list(csv.DictReader(fichier, delimiter=";"))
    for ligne in lignes:
        for nom in (ligne["famille"], ligne["bloc"], "bloc " + ligne["bloc"]):
            groupes.setdefault(nom.casefold(), []).append(ligne["code"])
    sensibles = frozenset(ligne["code"] for ligne in lignes if ligne["sensible"] == "1")
    return {nom: tuple(codes) for nom, codes in groupes.items()}, sensibles


def axe(dimension: Mapping[str, Any]) -> str:
    """Variable that a dimension breaks down; themes, families and blocs are one variable."""
    code = str(dimension["code"])
    return "theme" if code.startswith(("theme", "famille", "bloc")) else code


def feuilles(dimension: Mapping[str, Any], code: str) -> tuple[str, ...]:
    """Finest codes that a printed line holds."""
    regroupe = dimension.get("regroupe") or {}
    if code in regroupe and tuple(regroupe[code]) != (code,):
        return tuple(f for c in regroupe[code] for f in feuilles({**dimension, "regroupe": {}}, c))
    if axe(dimension) == "theme":
        groupes, _ = nomenclature()
        libelle = str(dimension.get("libelles", {}).get(code, code))
        bloc = str(dimension["code"]).startswith("bloc")
        for nom in (code.casefold(), libelle.casefold()):
            if nom in groupes and (bloc or len(nom) > 1):
                return groupes[nom]
    return (code,)


def est_pli(dimension: Mapping[str, Any], code: str) -> bool:
    """Whether a line is merged because its parts are small.

    Families group their lines by definition, and so do the two bands of a small entreprise.
    """
    libelle = str(dimension.get("libelles", {}).get(code, code)).casefold()
    return "regroup" in libelle or (axe(dimension) in ORDINALES and len(dimension["modalites"]) > DEUX)


def annee_passee(bilan: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the figures printed for the year before, as if they were a document."""
    tableaux = []
    for t in bilan.get("tableaux", ()):
        cellules = [
            {**c, "valeur": (c.get("mesures") or {}).get("n_1"), "minimum": None, "mesures": {}}
            for c in t["cellules"]
        ]
        if any(c["valeur"] is not None for c in cellules):
            tableaux.append(
                {**t, "base": None, "partition": False, "complete": False, "rappel": True, "cellules": cellules}
            )
    indicateurs = [{**i, "valeur": i.get("n_1")} for i in bilan.get("indicateurs", ())]
    return {**bilan, "indicateurs": indicateurs, "tableaux": tableaux}
