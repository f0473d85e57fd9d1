"""A bug is told without a traceback and without a value."""

from argparse import Namespace
from pathlib import Path

import pytest

from app import cli
from app.cli import main
from app.cli.panne import rapport
from app.context import AppScope


def _bug(_options: Namespace, _scope: AppScope) -> None:
    nom = "Zénobie Krasucki"
    raise LookupError(nom)


@pytest.fixture
def panne(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    class Bancal:
        def parse_args(self, _argv: object) -> Namespace:
            return Namespace(commande=_bug)

    monkeypatch.setattr(cli, "analyseur", lambda _fenetre: Bancal())
    monkeypatch.setattr("app.cli.panne.user_state_path", lambda *_a, **_k: tmp_path)
    return tmp_path


def test_a_bug_ends_with_status_70_and_a_report(panne: Path, capsys: pytest.CaptureFixture[str]):
    assert main([]) == 70
    dit = capsys.readouterr().err
    (fichier,) = (panne / "pannes").iterdir()
    assert str(fichier) in dit
    assert "Traceback" not in dit


def test_the_report_has_types_and_frames_and_no_value(panne: Path):
    main([])
    (fichier,) = (panne / "pannes").iterdir()
    texte = fichier.read_text()
    assert "builtins.LookupError" in texte
    assert "test_pannes.py" in texte
    assert "Krasucki" not in texte


def test_the_causes_of_a_bug_are_in_its_report():
    try:
        try:
            raise KeyError("secret")
        except KeyError as cause:
            raise TypeError("secret") from cause
    except TypeError as erreur:
        texte = rapport(erreur)
    assert "TypeError" in texte
    assert "KeyError" in texte
    assert "secret" not in texte


def test_ctrl_c_ends_with_status_130(panne: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    def interrompre(_options: Namespace, _scope: AppScope) -> None:
        raise KeyboardInterrupt

    monkeypatch.setitem(globals(), "_bug", interrompre)
    assert main([]) == 130
    assert len(capsys.readouterr().err.splitlines()) == 1
