"""Everything the command line says is French."""

import re

import pytest

from app.cli import main
from app.cli.commandes import ROOMS, analyseur

COMMANDES = (
    "demo creer verifier sauvegarder restaurer changer-phrase importer annuler-import bilan arreter exporter".split()
)
ANGLAIS = re.compile(r"\b(usage|show|this|exit|error|required|argument|missing|invalid|choose|the|command)\b")


@pytest.mark.parametrize("commande", ["", *COMMANDES])
def test_the_help_is_french(commande: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as fin:
        main([*commande.split(), "--help"])
    assert fin.value.code == 0
    assert ANGLAIS.search(capsys.readouterr().out) is None


@pytest.mark.parametrize(
    "mots",
    [
        "bilan",
        "inconnue",
        "bilan c --annee 25 --sortie d",
        "bilan c --du 2025-02-30 --sortie d",
        "bilan c --annee 2025 --du 2025-01-01 --sortie d",
        "bilan c --annee 2025 --sortie d --format docx",
        "bilan c --annee 2025 --sortie d --seuil 2",
        "bilan c --annee",
        "demo d --graine x",
        "demo d --inconnue",
        "annuler-import c deux",
        "verifier a b",
    ],
)
def test_a_misuse_is_told_in_french_with_status_2(mots: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as fin:
        main(mots.split())
    assert fin.value.code == 2
    assert ANGLAIS.search(capsys.readouterr().err) is None


def test_every_command_of_the_contract_exists():
    aide = analyseur().format_help()
    assert [c for c in COMMANDES if c not in aide] == []


@pytest.mark.parametrize("commande", [nom for commandes in ROOMS.values() for nom in commandes])
def test_each_command_is_found_in_the_one_room_loaded_for_it(commande: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        analyseur([commande]).parse_args([commande, "--help"])
    assert f"visavis {commande} " in capsys.readouterr().out


def test_a_help_that_ends_with_an_ellipsis_has_no_fourth_dot(capsys):
    with pytest.raises(SystemExit):
        main(["convention", "--help"])
    assert "un avenant…\n" in capsys.readouterr().out
