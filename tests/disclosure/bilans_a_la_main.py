"""Small bilans in the public form, written by hand for the attacker."""

from typing import Any

Bilan = dict[str, Any]


def bilan(indicateurs: dict[str, int | None], *tableaux: Bilan, **parametres: int) -> Bilan:
    """A document with these counts of persons (population recues unless it is one itself) and tables."""
    return {
        "format": "visavis-bilan/1",
        "parametres": {"k": 5, "k_sensible": 10, **parametres},
        "indicateurs": [_indicateur(nom, valeur) for nom, valeur in indicateurs.items()],
        "tableaux": list(tableaux),
        "textes": [],
    }


def liste(
    code: str, lignes: dict[str, int | None], base: int | None = None, **regroupe: tuple[str, ...]
) -> Bilan:
    """A partition of the persons received; `regroupe` tells what a folded line holds."""
    somme = sum(n or 0 for n in lignes.values()) if base is None else base
    return {
        "id": code,
        "titre": code,
        "unite": "personnes",
        "population": "recues",
        "base": somme,
        "partition": True,
        "dimensions": [_dimension(code, lignes, regroupe)],
        "cellules": [_cellule((ligne,), n) for ligne, n in lignes.items()],
    }


def multiple(code: str, lignes: dict[str, int | None], base: int) -> Bilan:
    """A list where a person counts on several lines."""
    return {**liste(code, lignes, base), "partition": False}


def croise(
    codes: tuple[str, str], rangees: dict[str, dict[str, int]], caches: tuple[tuple[str, str], ...] = ()
) -> Bilan:
    """A two-way table with its margins; `caches` are printed n.c."""
    colonnes = list(next(iter(rangees.values())))
    comptes = {(i, j): n for i, rangee in rangees.items() for j, n in rangee.items()}
    comptes |= {(i, "*"): sum(rangee.values()) for i, rangee in rangees.items()}
    comptes |= {("*", j): sum(rangee[j] for rangee in rangees.values()) for j in colonnes}
    comptes["*", "*"] = base = sum(sum(rangee.values()) for rangee in rangees.values())
    return {
        "id": "_x_".join(codes),
        "titre": "",
        "unite": "personnes",
        "population": "recues",
        "base": base,
        "partition": True,
        "dimensions": [_dimension(codes[0], rangees, {}), _dimension(codes[1], colonnes, {})],
        "cellules": [_cellule(cle, None if cle in caches else n) for cle, n in comptes.items()],
    }


def _indicateur(nom: str, valeur: int | None) -> Bilan:
    unite = "pourcent" if nom == "taux_recours" else "personnes"
    return {"id": nom, "libelle": nom, "unite": unite, "population": "recues", "valeur": valeur, "n_1": None}


def _dimension(code: str, modalites: Any, regroupe: dict[str, tuple[str, ...]]) -> Bilan:
    return {
        "code": code,
        "modalites": list(modalites),
        "libelles": {m: "Autres (regroupés)" if m in regroupe else m for m in modalites},
        "regroupe": {ligne: list(codes) for ligne, codes in regroupe.items()},
    }


def _cellule(cle: tuple[str, ...], valeur: int | None) -> Bilan:
    return {
        "cle": list(cle),
        "valeur": valeur,
        "minimum": None,
        "affiche": "n.c." if valeur is None else str(valeur),
        "mesures": {"part": None, "part_effectif": None, "n_1": None},
    }
