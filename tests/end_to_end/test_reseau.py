"""Neither a command nor the window opens a socket to anywhere: seen from the kernel."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import QT_MANQUE

RACINE = Path(__file__).parents[2]
STRACE = shutil.which("strace")
INTERNET = re.compile(r"socket\(AF_INET6?\b")
pytestmark = pytest.mark.skipif(STRACE is None, reason="strace is not installed: nobody can watch the system calls")


def _tracer(dossier: Path, *commande: str) -> str:
    """Run Python under strace and return its network calls."""
    trace = dossier / "trace"
    veille = [str(STRACE), "-f", "--seccomp-bpf", "-e", "trace=network", "-o", str(trace), sys.executable, *commande]
    essai = subprocess.run(veille, capture_output=True, text=True, check=False, cwd=RACINE)
    if not trace.exists() or "ptrace" in essai.stderr.lower():
        pytest.skip("strace is not allowed to watch here")
    assert essai.returncode == 0, essai.stderr
    return trace.read_text()


def test_the_watch_would_see_a_socket(tmp_path: Path):
    assert INTERNET.search(_tracer(tmp_path, "-c", "import socket; socket.socket(socket.AF_INET)"))


def test_no_command_opens_an_internet_socket(tmp_path: Path):
    assert INTERNET.search(_tracer(tmp_path, "-m", "tests.end_to_end.tournee", str(tmp_path))) is None


@pytest.mark.skipif(bool(QT_MANQUE), reason=f"Qt cannot be loaded: {QT_MANQUE}")
def test_the_watch_would_see_a_socket_that_qt_opens(tmp_path: Path):
    ouvrir = "from PySide6.QtNetwork import QUdpSocket as S, QHostAddress as A; S().bind(A(A.SpecialAddress.LocalHost))"
    assert INTERNET.search(_tracer(tmp_path, "-c", ouvrir))


@pytest.mark.skipif(bool(QT_MANQUE), reason=f"Qt cannot be loaded: {QT_MANQUE}")
def test_the_running_window_opens_no_internet_socket(tmp_path: Path):
    trace = _tracer(tmp_path, "-m", "tests.end_to_end.promenade", str(tmp_path))
    assert "AF_UNIX" in trace, "the control: the socket that calls the first window is seen"
    assert INTERNET.search(trace) is None
