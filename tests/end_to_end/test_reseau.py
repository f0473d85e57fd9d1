"""No command opens a socket to anywhere: seen from the kernel."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

strace = shutil.which("strace")
pytestmark = pytest.mark.skipif(strace is None, reason="strace is not installed: nobody can watch the system calls")
INTERNET = re.compile(r"socket\(AF_INET6?\b")
CLASSEUR = Path(__file__).parents[1] / "data" / "classeurs" / "suivi-propre.xlsx"


def _tracer(dossier: Path, *mots: object) -> str:
    """Run one command under strace and return its network calls."""
    trace = dossier / "trace"
    commande = [strace, "-f", "-e", "trace=network", "-o", trace, sys.executable, "-m", "app", *map(str, mots)]
    essai = subprocess.run(commande, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    if "PTRACE" in essai.stderr or "Operation not permitted" in essai.stderr:
        pytest.skip("strace is not allowed to watch here")
    assert essai.returncode == 0, essai.stderr
    return trace.read_text()


def test_the_watch_would_see_a_socket(tmp_path: Path):
    ouvre = "import socket; socket.socket(socket.AF_INET)"
    trace = tmp_path / "trace"
    subprocess.run([strace, "-f", "-e", "trace=network", "-o", trace, sys.executable, "-c", ouvre], check=False)
    if not trace.exists() or not trace.read_text():
        pytest.skip("strace is not allowed to watch here")
    assert INTERNET.search(trace.read_text())


def test_no_command_opens_an_internet_socket(tmp_path: Path, phrase: str):
    secret, coffre = tmp_path / "phrase", tmp_path / "c.coffre"
    secret.write_text(phrase)
    ouvrir = ("--phrase-de", secret)
    for mots in (
        ("demo", tmp_path / "exemple"),
        ("creer", coffre, "--feuille", tmp_path / "f.pdf", *ouvrir),
        ("importer", coffre, CLASSEUR, "--rapport", tmp_path / "r.xlsx", *ouvrir),
        ("annuler-import", coffre, *ouvrir),
        ("importer", coffre, CLASSEUR, *ouvrir),
        ("bilan", coffre, "--annee", 2025, "--sortie", tmp_path / "b", "--format", "pdf,json,xlsx", *ouvrir),
        ("arreter", coffre, "--annee", 2025, "--sortie", tmp_path / "b", *ouvrir),
        ("sauvegarder", coffre, tmp_path / "s.visavis", *ouvrir),
        ("verifier", tmp_path / "s.visavis", *ouvrir),
        ("restaurer", tmp_path / "s.visavis", tmp_path / "r.coffre", *ouvrir),
        ("exporter", tmp_path / "r.coffre", tmp_path / "export", *ouvrir),
        ("changer-phrase", coffre, *ouvrir, "--nouvelle-phrase-de", secret),
    ):
        assert INTERNET.search(_tracer(tmp_path, *mots)) is None, mots[0]
