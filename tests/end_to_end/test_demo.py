"""One command from nothing to the bilans, and nothing readable left on the way."""

import json
import os
import signal
import subprocess
import sys
from functools import cache, partial
from pathlib import Path

import pytest

from app.cli import main
from app.cli.demonstration import BILANS, COFFRE
from app.context import AppScope
from app.demo.cabinet import inventer
from tests.bench.utilite import themes

ANNEE = 2025


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, cout) -> Path:
    """The demonstration, made with a watched folder for temporary files."""
    racine = tmp_path_factory.mktemp("demo")
    (racine / "temporaire").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(racine / "temporaire"))
        patch.setattr("tempfile.tempdir", None)
        assert main(["demo", str(racine / "exemple"), "--annee", str(ANNEE)], AppScope(cout)) == 0
    return racine


def _bilans(demo: Path) -> list[dict]:
    return [json.loads(f.read_bytes()) for f in sorted((demo / "exemple" / BILANS).glob("*.json"))]


def test_each_entreprise_has_its_bilan_in_every_format(demo: Path):
    noms = {f.suffix: f.name for f in (demo / "exemple" / BILANS).iterdir()}
    assert set(noms) == {".pdf", ".json", ".xlsx"}
    assert len(list((demo / "exemple" / BILANS).iterdir())) == 15
    assert (demo / "exemple" / BILANS / f"clinique-des-tilleuls_{ANNEE}-01-01_{ANNEE}-12-31_blanc.pdf").is_file()


def test_everything_is_stamped_as_an_example(demo: Path):
    assert [b["exemple"] for b in _bilans(demo)] == [True] * 5
    assert {b["statut"] for b in _bilans(demo)} == {"a_blanc"}


def test_the_five_bilans_stand_on_the_five_rungs(demo: Path):
    niveaux = sorted(b["parametres"]["niveau"] for b in _bilans(demo))
    assert niveaux == ["activite", "blocs", "familles", "themes", "themes"]


def test_the_bilans_stay_useful(demo: Path):
    montrees = {b["parametres"]["niveau"]: len(themes(b)) for b in _bilans(demo)}
    assert montrees["themes"] >= 5
    assert montrees["familles"] >= 2


def test_the_largest_bilan_has_a_cross(demo: Path):
    assert any("_x_" in t["id"] for b in _bilans(demo) for t in b["tableaux"])


def test_no_name_of_the_vault_is_readable_in_its_bytes(demo: Path):
    traces = [*_canaris(), b"EXEMPLE", b"Manufacture"]
    for fichier in (f for f in (demo / "exemple" / COFFRE).rglob("*") if f.is_file() and f.name != "LISEZ-MOI.txt"):
        octets = fichier.read_bytes()
        assert [trace for trace in traces if trace in octets] == [], fichier.name


def test_nothing_was_left_in_the_temporary_folder(demo: Path):
    assert list((demo / "temporaire").rglob("*")) == []


def test_no_bilan_names_anyone(demo: Path):
    for fichier in (demo / "exemple" / BILANS).glob("*.json"):
        octets = fichier.read_bytes()
        assert [nom for nom in _canaris() if nom in octets] == []


@cache
def _canaris() -> list[bytes]:
    """Return full names of the fiction, in the encodings a file might hold."""
    personnes = inventer(ANNEE, 1901).personnes[::25]
    noms = [f"{p.prenom} {p.nom}" for p in personnes] + [p.courriel for p in personnes]
    return [nom.encode(codage) for nom in noms for codage in ("utf-8", "utf-16-le")]


def test_a_demonstration_is_not_overwritten_unless_asked(demo: Path, scope: AppScope, tmp_path: Path):
    assert main(["demo", str(demo / "exemple")], scope) == 1
    (tmp_path / "lettre.odt").write_text("à moi")
    assert main(["demo", str(tmp_path), "--remplacer"], scope) == 1
    assert (tmp_path / "lettre.odt").read_text() == "à moi"


@pytest.mark.skipif(os.name == "nt", reason="signals differ")
def test_ctrl_c_leaves_nothing_half_made(tmp_path: Path):
    commande = [sys.executable, "-u", "-m", "app", "demo", str(tmp_path / "exemple")]
    # Whoever runs the tests in the background has this signal ignored, and a child inherits it.
    ecouter = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    essai = subprocess.Popen(commande, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=ecouter)  # noqa: PLW1509 - one thread
    assert essai.stdout is not None
    essai.stdout.readline()
    essai.send_signal(signal.SIGINT)
    essai.communicate(timeout=60)
    assert essai.returncode == 130
    assert list((tmp_path / "exemple").iterdir()) == []
