"""A workbook in, bilans out, from the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli import main
from app.context import AppScope

CLASSEUR = Path(__file__).parents[1] / "data" / "classeurs" / "suivi-propre.xlsx"
Ligne = Callable[..., int]


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory, cout) -> Path:
    """A folder with a phrase and a vault that holds a whole workbook."""
    racine = tmp_path_factory.mktemp("bilans")
    (racine / "phrase").write_text("velours cadran brumeux pivoine tracteur sillage moufle quartz")
    secret = ("--phrase-de", str(racine / "phrase"))
    scope = AppScope(cout)
    assert main(["creer", str(racine / "c.coffre"), *secret], scope) == 0
    assert main(["importer", str(racine / "c.coffre"), str(CLASSEUR), *secret], scope) == 0
    return racine


@pytest.fixture
def ligne(dossier: Path, scope: AppScope) -> Ligne:
    """Run a command on that vault."""

    def lancer(commande: str, *mots: object) -> int:
        fixes = (commande, dossier / "c.coffre", *mots, "--phrase-de", dossier / "phrase")
        return main([str(mot) for mot in fixes], scope)

    return lancer


def test_each_entreprise_has_one_file_by_format_even_the_smallest(ligne: Ligne, tmp_path: Path):
    assert ligne("bilan", "--annee", 2025, "--sortie", tmp_path, "--format", "json,pdf") == 0
    assert len(list(tmp_path.glob("*_2025-01-01_2025-12-31_blanc.json"))) == 5
    assert len(list(tmp_path.glob("*_2025-01-01_2025-12-31_blanc.pdf"))) == 5
    assert (tmp_path / "atelier-perche-bois_2025-01-01_2025-12-31_blanc.pdf").is_file()


@pytest.mark.parametrize("nom", ["Clinique Saint-Aubin", "clinique saint-aubin", "CLINIQUE SAINT-AUBIN"])
def test_one_entreprise_is_named_as_one_types_it(ligne: Ligne, tmp_path: Path, nom: str):
    demande = ("--annee", 2025, "--entreprise", nom, "--sortie", tmp_path, "--format", "json")
    assert ligne("bilan", *demande) == 0
    assert [f.name.split("_")[0] for f in tmp_path.iterdir()] == ["clinique-saint-aubin"]


def test_an_unknown_entreprise_is_refused(ligne: Ligne, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert ligne("bilan", "--annee", 2025, "--entreprise", "Personne", "--sortie", tmp_path) == 1
    assert "Personne" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_period_and_a_threshold_may_be_chosen(ligne: Ligne, tmp_path: Path):
    demande = ("--du", "2025-01-01", "--au", "30/06/2025", "--seuil", 11, "--sortie", tmp_path, "--format", "json")
    assert ligne("bilan", *demande) == 0
    bilans = [json.loads(f.read_bytes()) for f in tmp_path.iterdir()]
    assert {(b["periode"]["au"], b["parametres"]["k"], b["statut"]) for b in bilans} == {("2025-06-30", 11, "a_blanc")}


@pytest.mark.parametrize("mots", [("--du", "2025-01-01"), ("--du", "2025-02-01", "--au", "2025-01-01")])
def test_half_a_period_is_refused(ligne: Ligne, tmp_path: Path, mots: tuple[str, ...]):
    assert ligne("bilan", *mots, "--sortie", tmp_path) == 1


def test_nothing_is_written_when_one_file_exists(ligne: Ligne, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    deja = tmp_path / "transports-lemarchand_2025-01-01_2025-12-31_blanc.json"
    deja.write_text("à moi")
    demande = ("--annee", 2025, "--sortie", tmp_path, "--format", "json")
    assert ligne("bilan", *demande) == 1
    assert deja.name in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [deja]
    assert deja.read_text() == "à moi"
    assert ligne("bilan", *demande, "--remplacer") == 0
    assert len(list(tmp_path.iterdir())) == 5


def test_a_frozen_bilan_bears_its_version(ligne: Ligne, tmp_path: Path):
    demande = ("--annee", 2025, "--entreprise", "Transports Lemarchand", "--sortie", tmp_path, "--format", "json,xlsx")
    assert ligne("arreter", *demande) == 0
    assert ligne("arreter", *demande) == 0
    assert sorted(f.name for f in tmp_path.iterdir()) == [
        f"transports-lemarchand_2025-01-01_2025-12-31_v1.{suffixe}" for suffixe in ("json", "xlsx")
    ]
    premier = json.loads((tmp_path / "transports-lemarchand_2025-01-01_2025-12-31_v1.json").read_bytes())
    assert (premier["statut"], premier["version"]) == ("arrete", 1)


def test_bilans_that_nobody_signs_are_told(ligne: Ligne, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    demande = ("--annee", 2025, "--entreprise", "Atelier Perche Bois", "--sortie", tmp_path, "--format", "json")
    assert ligne("arreter", *demande) == 0
    assert "aucun nom ne signe" in capsys.readouterr().err
    assert ligne("identite", "--nom", "Claire Fontanel") == 0
    capsys.readouterr()
    assert ligne("arreter", *demande, "--remplacer") == 0
    assert capsys.readouterr().err == ""
    assert ligne("identite", "--nom", "") == 0


def test_the_same_workbook_again_adds_nothing(ligne: Ligne, capsys: pytest.CaptureFixture[str]):
    assert ligne("importer", CLASSEUR) == 0
    assert "rien de nouveau" in capsys.readouterr().out


def test_a_rehearsal_writes_the_mapping_and_the_report_only(
    ligne: Ligne, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    demande = ("--simuler", "--correspondance", tmp_path / "c.toml", "--rapport", tmp_path / "r.xlsx")
    assert ligne("importer", CLASSEUR, *demande) == 0
    assert "essai" in capsys.readouterr().out
    assert sorted(f.name for f in tmp_path.iterdir()) == ["c.toml", "r.xlsx"]
    assert ligne("importer", CLASSEUR, "--simuler", "--correspondance", tmp_path / "c.toml") == 0


def test_an_import_that_does_not_exist_is_not_undone(ligne: Ligne, capsys: pytest.CaptureFixture[str]):
    assert ligne("annuler-import", 99) == 1
    assert "Rien n’a été modifié" in capsys.readouterr().err
