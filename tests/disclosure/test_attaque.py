"""The attacker finds what it must in leaking documents, and nothing in safe ones."""

import time
from typing import Any

import pytest

from tests.disclosure.attaque import attaquer
from tests.disclosure.bilans_a_la_main import bilan, croise, liste, multiple

T = {"personnes_recues": 72}
SEXES = {"A": {"F": 20, "H": 10}, "B": {"F": 3, "H": 12}, "C": {"F": 14, "H": 6}}
FAMILLES = {
    "Vie matérielle et accès aux droits": 31,
    "Famille et proches": 20,
    "Santé et handicap": 21,
}
THEMES = {"BUD": 16, "LOG": 15, "FAM": 12, "AID": 8, "SAN": 13, "HAN": 8}

FUITES: dict[str, Any] = {
    "nested populations 35 and 34": bilan({"personnes_accompagnees": 35, "personnes_recues": 34}),
    "nouvelles all but two": bilan({"personnes_recues": 34, "personnes_nouvelles": 32}),
    "71 ages out of 72 persons": bilan(T, liste("age", {"moins de 30": 31, "30 et plus": 40})),
    "two lines folded into 8": bilan(T, liste("theme", {"A": 64, "Z": 8}, Z=("B", "C"))),
    "a printed 4": bilan(T, liste("theme", {"A": 68, "B": 4})),
    "a flagged theme at 7": bilan(T, liste("theme", {"BUD": 65, "VIO": 7})),
    "one person less in a family than in its themes": bilan(
        T,
        liste("famille", FAMILLES),
        liste("theme", {"BUD": 16, "LOG": 14, "FAM": 12, "AID": 8, "SAN": 13, "Z": 9}, Z=("MOB", "HAN")),
    ),
    "a cross with a single hidden cell": bilan(T, croise(("theme", "sexe"), SEXES, (("B", "F"),))),
    "a cross with a small row of hidden cells": bilan(
        T, croise(("theme", "sexe"), {**SEXES, "D": {"F": 3, "H": 4}}, (("B", "F"), ("B", "H"), ("D", "F")))
    ),
    "17 of 20 persons in a multiple list": bilan({"personnes_recues": 20}, multiple("theme", {"A": 17}, 20)),
    "everyone on the only line": bilan(T, liste("theme", {"BUD": 72})),
    "a rate that gives one person hors effectif": bilan({"personnes_recues": 35, "effectif": 100, "taux_recours": 34}),
    "last year's column": bilan(T, liste("sexe", {"F": 40, "H": 32})),
}
FUITES["last year's column"]["tableaux"][0]["cellules"][0]["mesures"]["n_1"] = 3

SURS: dict[str, Any] = {
    "distant populations": bilan({"personnes_accompagnees": 90, "personnes_recues": 72, "personnes_nouvelles": 40}),
    "complete list": bilan(T, liste("age", {"moins de 30": 31, "30 et plus": 41})),
    "three lines folded into 8": bilan(T, liste("theme", {"A": 64, "Z": 8}, Z=("B", "C", "D"))),
    "families and their themes": bilan(T, liste("famille", FAMILLES), liste("theme", THEMES)),
    "a cross with four hidden cells": bilan(
        T, croise(("theme", "sexe"), SEXES, (("B", "F"), ("B", "H"), ("C", "F"), ("C", "H")))
    ),
    "a rate far from everything": bilan({"personnes_recues": 72, "effectif": 600, "taux_recours": 11}),
}


@pytest.mark.parametrize("nom", FUITES)
def test_finds_the_leak(nom: str) -> None:
    assert attaquer(FUITES[nom])


@pytest.mark.parametrize("nom", SURS)
def test_finds_nothing_in_a_safe_document(nom: str) -> None:
    assert attaquer(SURS[nom]) == []


def test_a_top_coded_line_is_no_leak() -> None:
    document = bilan({"personnes_recues": 20}, multiple("theme", {"A": None, "B": 9}, 20))
    document["tableaux"][0]["cellules"][0]["minimum"] = 16
    assert attaquer(document) == []


def test_is_fast_enough_for_a_property_test() -> None:
    axes = ("sexe", "age", "csp", "site", "origine", "suite")
    listes = [liste(axe, {"a": 30, "b": 20, "c": 12, "Z": 10}, Z=("d", "e", "f")) for axe in axes]
    cachees = (("B", "F"), ("B", "H"), ("C", "F"), ("C", "H"))
    document = bilan(T, *listes, liste("famille", FAMILLES), croise(("theme", "sexe"), SEXES, cachees))
    debut = time.perf_counter()
    attaquer(document)
    assert time.perf_counter() - debut < 1.0


@pytest.mark.parametrize("cle", [("B", "F"), ("C", "H")])
def test_one_cell_shown_gives_back_the_rectangle(cle: tuple[str, str]) -> None:
    cachees = (("B", "F"), ("B", "H"), ("C", "F"), ("C", "H"))
    restantes = tuple(c for c in cachees if c != cle)
    assert attaquer(bilan(T, croise(("theme", "sexe"), SEXES, restantes)))
