"""The process that holds the key leaves no core dump, and lets no neighbour read it."""

import subprocess
import sys

import pytest

LIRE = """
import ctypes, os, resource
from app.coffre.durcissement import durcir
durcir()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), os.umask(0))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux")
def test_no_core_dump_no_neighbour_no_loose_file():
    sortie = subprocess.run([sys.executable, "-c", LIRE], capture_output=True, text=True, check=True)
    assert sortie.stdout.split("\n")[0] == "(0, 0) 0 63"


def test_secrets_do_not_show_when_printed(ouvert):
    montre = f"{ouvert.trousseau!r} {ouvert.acces!r}"
    assert ouvert.acces.cle.hex() not in montre
    assert str(ouvert.acces.cle) not in montre
