"""Killed at any moment, the coffre keeps every save it acknowledged."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.coffre.atelier import noms

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")

ENFANT = """
import sys
from pathlib import Path
from app.coffre.kdf import Cout
from app.services.coffres import Coffre
from tests.coffre.atelier import saisir
ouvert = Coffre(Cout(8, 1, 1)).ouvrir(Path(sys.argv[1]), phrase=sys.argv[2])
rang = int(sys.argv[3])
while True:
    saisir(ouvert, 1, rang)
    print(rang, flush=True)
    rang += 1
"""


def tuer_apres(atelier, saisies, delai, debut):
    """Let a process save, kill it a moment after it acknowledged `saisies` of them; return the last acknowledged."""
    ordre = [sys.executable, "-c", ENFANT, str(atelier.dossier), atelier.phrase, str(debut)]
    enfant = subprocess.Popen(ordre, stdout=subprocess.PIPE, text=True)
    dernier = debut - 1
    for ligne in enfant.stdout:
        dernier = int(ligne)
        if dernier - debut >= saisies:
            time.sleep(delai)
            enfant.send_signal(signal.SIGKILL)
            break
    dernier = max([dernier, *(int(ligne) for ligne in enfant.stdout)])
    enfant.stdout.close()
    assert enfant.wait() == -signal.SIGKILL
    return dernier


def eprouver(atelier, morts):
    debut = 0
    for rang in range(morts):
        dernier = tuer_apres(atelier, 3 + rang % 17, rang % 7 / 1000, debut)
        ouvert = atelier.ouvrir()
        assert ouvert.constats == []
        gardees = noms(ouvert)
        debut = len(gardees)
        ouvert.fermer()
        assert gardees == [f"essai-{numero:05}" for numero in range(debut)]
        assert debut in (dernier + 1, dernier + 2)


def test_no_acknowledged_save_is_lost_to_kill_9(atelier):
    eprouver(atelier, 3)


@pytest.mark.longue
def test_no_acknowledged_save_is_lost_to_a_thousand_kill_9(atelier):
    eprouver(atelier, 1_000)
