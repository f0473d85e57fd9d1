"""The command line opens the window when there is one, and a screen to show it on."""

import builtins
import subprocess
import sys

import pytest

from app.cli import main
from app.cli.fenetre import FenetreAbsente, SansEcran, ecran_present
from ui import porte


@pytest.fixture
def ouvertes():
    return []


@pytest.fixture
def ligne(scope, ouvertes):
    def fenetre(scope, exemple=None, phrase=""):
        ouvertes.append((exemple, phrase))

    return lambda *mots: main([str(mot) for mot in mots], scope, fenetre)


@pytest.fixture
def ecran(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")


@pytest.fixture
def sans_ecran(ecran, monkeypatch):
    monkeypatch.delenv("DISPLAY")


def test_no_argument_opens_the_window(ligne, ouvertes):
    assert ligne() == 0
    assert ouvertes == [(None, "")]


def test_the_demonstration_is_shown_open(ligne, ouvertes, ecran, tmp_path, capsys):
    assert ligne("demo", tmp_path / "d") == 0
    (exemple, phrase), = ouvertes
    assert exemple == tmp_path / "d" / "Exemple.coffre"
    assert f"Phrase de passe : {phrase}" in capsys.readouterr().out


def test_the_demonstration_without_a_window_only_writes(ligne, ouvertes, ecran, tmp_path):
    assert ligne("demo", tmp_path / "d", "--sans-fenetre") == 0
    assert ouvertes == []


def test_the_demonstration_without_a_screen_only_writes(ligne, ouvertes, sans_ecran, tmp_path):
    assert ligne("demo", tmp_path / "d") == 0
    assert ouvertes == []


def test_a_window_without_a_screen_is_refused_with_a_sentence(scope, sans_ecran, capsys):
    assert main([], scope, porte.ouvrir) == 1
    assert "aucun écran" in capsys.readouterr().err
    with pytest.raises(SansEcran):
        porte.ouvrir(scope)


def test_a_window_without_qt_is_refused_with_a_sentence(scope, ecran, monkeypatch, capsys):
    vrai = builtins.__import__

    def sans_qt(nom, *reste, **options):
        if nom.startswith(("PySide6", "ui.main")):
            raise ImportError(nom)
        return vrai(nom, *reste, **options)

    monkeypatch.setattr(builtins, "__import__", sans_qt)
    with pytest.raises(FenetreAbsente):
        porte.ouvrir(scope)
    assert main([], scope, porte.ouvrir) == 1
    assert "Qt" in capsys.readouterr().err


@pytest.mark.parametrize("plateforme", ["offscreen", "minimal", "offscreen:fonts"])
def test_a_platform_that_shows_nothing_is_no_screen(ecran, monkeypatch, plateforme):
    assert ecran_present()
    monkeypatch.setenv("QT_QPA_PLATFORM", plateforme)
    assert not ecran_present()


def test_the_command_line_loads_no_qt():
    programme = "import sys, ui.porte; print(any(nom.startswith('PySide6') for nom in sys.modules))"
    essai = subprocess.run([sys.executable, "-c", programme], capture_output=True, text=True, check=True)
    assert essai.stdout.strip() == "False"
