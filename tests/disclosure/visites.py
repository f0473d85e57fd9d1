"""What acts tell of persons: everyone received has an entretien, everyone accompanied an act; the rest came again."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

_NATURES = Path(__file__).parents[2] / "resources" / "nomenclatures" / "natures_intervention.csv"


@cache
def entretiens() -> frozenset[str]:
    """Natures that count as entretien."""
    with _NATURES.open(encoding="utf-8", newline="") as fichier:
        lignes = list(csv.DictReader(fichier, delimiter=";"))
    return frozenset(ligne["code"] for ligne in lignes if ligne["compte_comme_entretien"] == "1")


def retours(
    indicateurs: Mapping[str, Any], tableaux: Iterable[Mapping[str, Any]], tailles: Mapping[str, int]
) -> Iterator[tuple[str, int]]:
    """Yield each number of acts less each number of persons who have one at least (or the other way round)."""
    actes = {nom: i["valeur"] for nom in ("interventions", "entretiens") if (i := indicateurs.get(nom))}
    lus = [("interventions", actes.get("interventions")), ("entretiens", actes.get("entretiens"))]
    lus += [("entretiens", n) for t in tableaux for n in _entretiens_de(t)]
    for nom, nombre in lus:
        for population, personnes in tailles.items():
            if nombre is not None and (nom, population) != ("entretiens", "accompagnees"):
                yield f"{nom} sans {population}", abs(nombre - personnes)


def _entretiens_de(tableau: Mapping[str, Any]) -> Iterator[int]:
    """Yield the number of entretiens that a table adds up to, by canal or by nature; recalled lines are but some."""
    cellules = tableau["cellules"]
    if tableau.get("rappel"):
        return
    if tableau["id"] == "nature":
        codes = {c["cle"][0]: set(_codes(tableau, c["cle"][0])) for c in cellules}
        if any(ligne & entretiens() and ligne - entretiens() for ligne in codes.values()):
            return
        cellules = [c for c in cellules if codes[c["cle"][0]] <= entretiens()]
    elif tableau["population"] != "entretiens":
        return
    valeurs = [c["valeur"] for c in cellules]
    if valeurs and None not in valeurs:
        yield sum(valeurs)


def _codes(tableau: Mapping[str, Any], modalite: str) -> Iterable[str]:
    return (tableau["dimensions"][0].get("regroupe") or {}).get(modalite) or (modalite,)
