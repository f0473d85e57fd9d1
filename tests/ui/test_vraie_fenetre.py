"""A real window on a real screen (Xvfb), a French keyboard (AZERTY), keys pressed by xdotool."""

import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

OUTILS = ("Xvfb", "xdotool", "setxkbmap", "xkbcomp")
_ABSENTS = [outil for outil in OUTILS if shutil.which(outil) is None]
pytestmark = pytest.mark.skipif(bool(_ABSENTS), reason=f"not installed: {', '.join(_ABSENTS)}")


@contextmanager
def ouvrir_ecran():
    """A screen of its own, with the French layout: the environment that draws on it."""
    lire, ecrire = os.pipe()
    serveur = subprocess.Popen(
        ["Xvfb", "-displayfd", str(ecrire), "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(ecrire,),
        stderr=subprocess.DEVNULL,
    )
    os.close(ecrire)
    with os.fdopen(lire) as tuyau:
        numero = tuyau.readline().strip()
    env = {**os.environ, "DISPLAY": f":{numero}", "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
    subprocess.run(["setxkbmap", "fr"], env=env, check=True)
    try:
        yield env
    finally:
        serveur.terminate()
        serveur.wait()


@contextmanager
def ouvrir_fenetre(env, coffre, dossier):
    """The window in its own process; calling what is given waits for a line that it tells."""
    racine = Path(__file__).parents[2]
    sortie = dossier / "vu.txt"
    with sortie.open("w") as fichier:
        programme = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.vraie", str(coffre.parent)], cwd=racine, env=env, stdout=fichier
        )

    def vient(voulu, delai):
        fin = time.monotonic() + delai
        while time.monotonic() < fin:
            lignes = sortie.read_text().splitlines()
            if lignes and lignes[-1] == voulu:
                return True
            assert programme.poll() is None, "the window ended"
            time.sleep(0.05)
        return False

    def attendre(voulu, refaire=None):
        """Wait for a line, doing the gesture again when given one: a busy machine may lose a key."""
        if not (refaire and any(vient(voulu, 8) or refaire() for _ in range(5))) and not vient(voulu, 90):
            pytest.fail(f"waited for {voulu!r}, saw {sortie.read_text().splitlines()[-3:]}")

    try:
        yield attendre
    finally:
        programme.terminate()
        programme.wait()


@pytest.fixture
def ecran():
    with ouvrir_ecran() as env:
        yield env


@pytest.fixture
def vue(ecran, coffre, tmp_path):
    with ouvrir_fenetre(ecran, coffre, tmp_path) as attendre:
        yield attendre


def test_shortcuts_fire_and_accents_type_on_azerty(ecran, vue):
    def presser(*touches):
        subprocess.run(["xdotool", *touches], env=ecran, check=True)

    vue("aujourdhui||")
    fenetre = subprocess.run(
        ["xdotool", "search", "--sync", "--onlyvisible", "--name", "Vis-à-vis"],
        env=ecran, check=True, capture_output=True, text=True,
    ).stdout.split()[0]  # fmt: skip
    presser("windowfocus", fenetre)
    presser("key", "ctrl+k")
    vue("Chercher||")
    taper = ("key", "ctrl+a", "eacute", "ccedilla", "agrave", "a", "m")
    presser(*taper)
    vue("Chercher|éçàam|", refaire=lambda: presser(*taper))
    presser("key", "Escape")
    vue("aujourdhui||")
    presser("windowfocus", fenetre)  # nothing manages windows here: the focus is given back by hand
    presser("key", "F9")
    vue("aujourdhui||discret")
    presser("key", "ctrl+comma")
    vue("reglages||discret")
    presser("key", "ctrl+l")
    vue("verrou")
