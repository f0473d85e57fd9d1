"""The product agrees with every acceptance case, and the runner would say so if it did not."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.bilan.disclosure.suppression import cacher
from app.bilan.disclosure.verdicts import juger
from tests.disclosure import cas as lire
from tests.disclosure.conformance import main, resultats

FICHIER = Path(__file__).parents[1] / "data" / "disclosure" / "cases.json"
CONTENU: dict[str, Any] = json.loads(FICHIER.read_text(encoding="utf-8"))
CAS = {cas["id"]: cas for cas in CONTENU["cases"]}
VARIANTES = {(cas["id"], nom): v for cas in CONTENU["cases"] for nom, v in lire.variantes(cas).items()}


def test_every_case_agrees() -> None:
    assert [ecart for _, ecarts in resultats(CONTENU) for ecart in ecarts] == []


def test_one_line_per_audit_optimum_and_policy(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(FICHIER)]) == 0
    lignes = [json.loads(ligne) for ligne in capsys.readouterr().out.splitlines()]
    audits = sum(len(cas["audits"]) for cas in CONTENU["cases"])
    optima = sum(len(cas.get("optimum", [])) for cas in CONTENU["cases"])
    assert sum("audit" in ligne for ligne in lignes) == audits
    assert sum("optimum" in ligne for ligne in lignes) == optima
    assert sum("policy" in ligne for ligne in lignes) == len(CONTENU["policy_cases"])


def test_optimal_costs_are_reached() -> None:
    trouves = [ligne["cost"] for ligne, _ in resultats(CONTENU) if "optimum" in ligne]
    attendus = [o["total_cost"] for cas in CONTENU["cases"] for o in cas.get("optimum", [])]
    assert trouves == attendus


def _intervalle(contenu: dict[str, Any]) -> None:
    contenu["cases"][0]["audits"][0]["intervals"]["1|1"] = [2, 6]


def _verdict(contenu: dict[str, Any]) -> None:
    contenu["cases"][1]["audits"][0]["verdict"]["exact"] = "safe"


def _faute(contenu: dict[str, Any]) -> None:
    contenu["cases"][1]["audits"][0]["failing"]["exact"] = []


def _regle(contenu: dict[str, Any]) -> None:
    contenu["cases"][1]["audits"][2]["rule_aware_intervals"]["B|I"] = [4, 8]


def _optimum(contenu: dict[str, Any]) -> None:
    contenu["cases"][1]["optimum"][0]["total_cost"] = 40


def _politique(contenu: dict[str, Any]) -> None:
    contenu["policy_cases"][0]["expected"]["printed"]["Budget"] = 11


def _forme(contenu: dict[str, Any]) -> None:
    contenu["policy_cases"][0]["rule"] = "R99"


@pytest.mark.parametrize("abimer", [_intervalle, _verdict, _faute, _regle, _optimum, _politique, _forme])
def test_a_corrupted_expectation_exits_1(
    abimer: Callable[[dict[str, Any]], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    contenu = copy.deepcopy(CONTENU)
    abimer(contenu)
    fichier = tmp_path / "cas.json"
    fichier.write_text(json.dumps(contenu), encoding="utf-8")
    assert main([str(fichier)]) == 1
    assert "désaccord" in capsys.readouterr().err


@pytest.mark.parametrize("cle", VARIANTES, ids="-".join)
def test_merged_tables_agree_too(cle: tuple[str, str]) -> None:
    variante, seuils = VARIANTES[cle], lire.seuils(CAS[cle[0]])
    modele, audit = lire.grille(variante["table"]), variante["audit"]
    jugement = juger(modele, audit["hidden"], variante["primary"], seuils, lire.lecteur(audit))
    assert lire.en_listes(jugement.intervalles) == audit["intervals"]
    assert lire.en_listes(jugement.intervalles_regle) == audit["rule_aware_intervals"]
    motif = cacher(modele, variante["primary"], lire.consigne(CAS[cle[0]], variante["optimum"]))
    assert motif.cout == variante["optimum"]["total_cost"]
