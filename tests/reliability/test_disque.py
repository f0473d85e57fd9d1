"""A full disk: one clear refusal, nothing half-written, and work goes on once there is room."""

import errno
import os
import subprocess
import sys

import pytest

from app.coffre import disque
from app.errors import DisquePlein
from app.services.sauvegardes import Sauvegardes
from app.store.errors import DisqueEnPanne
from tests.coffre.atelier import noms, saisir

posix = pytest.mark.skipif(os.name != "posix", reason="file size limits are POSIX")

LIMITE = """
import resource, sys
from pathlib import Path
from app.coffre.kdf import Cout
from app.errors import DisquePlein
from app.services.coffres import Coffre
from app.services.sauvegardes import Sauvegardes
from app.store.errors import DisqueEnPanne
from tests.coffre.atelier import saisir
dossier, phrase, octets, rang = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
acquises = 0
try:
    ouvert = Coffre(Cout(8, 1, 1)).ouvrir(dossier, phrase=phrase)
    resource.setrlimit(resource.RLIMIT_FSIZE, (octets, octets))
    for numero in range(rang, rang + 40):
        saisir(ouvert, 1, numero)
        acquises += 1
    Sauvegardes(ouvert).ecrire(dossier.with_name("pleine.visavis"))
    print(acquises, "assez")
except (DisquePlein, DisqueEnPanne) as refus:
    print(acquises, refus.code)
"""


def sous_limite(atelier, octets, rang):
    """Save under a file size limit in another process; return the acknowledged saves and how it ended."""
    ordre = [sys.executable, "-c", LIMITE, str(atelier.dossier), atelier.phrase, str(octets), str(rang)]
    sortie = subprocess.run(ordre, capture_output=True, text=True, check=False)
    assert sortie.returncode == 0, sortie.stderr
    acquises, fin = sortie.stdout.split()
    return int(acquises), fin


def remplir(atelier, limites):
    rang, fins = 0, set()
    for octets in limites:
        acquises, fin = sous_limite(atelier, octets, rang)
        fins.add(fin)
        ouvert = atelier.ouvrir()
        assert "saisies_manquantes" not in {constat.code for constat in ouvert.constats}
        assert len(noms(ouvert)) in (rang + acquises, rang + acquises + 1)
        rang = len(noms(ouvert))
        saisir(ouvert, 1, rang)
        rang += 1
        ouvert.fermer()
        assert all(constat.bon for constat in atelier.service.verifier(atelier.dossier, phrase=atelier.phrase))
        assert not list(atelier.dossier.parent.glob("*.part")) + list(atelier.dossier.parent.glob(".*.part"))
        atelier.dossier.with_name("pleine.visavis").unlink(missing_ok=True)
    return fins


@posix
def test_a_full_disk_is_told_and_loses_no_acknowledged_save(atelier):
    assert remplir(atelier, [30_000, 450_000]) & {"disque_plein", "disque_en_panne"}


@posix
@pytest.mark.longue
def test_a_disk_full_at_fifty_points_loses_no_acknowledged_save(atelier):
    assert remplir(atelier, range(10_000, 510_000, 10_000)) & {"disque_plein", "disque_en_panne"}


def test_a_database_that_cannot_grow_refuses_the_save_and_keeps_the_others(atelier):
    ouvert = atelier.ouvrir()
    saisir(ouvert, 3)
    garde = ouvert.engine_ecriture.raw_connection()
    pages = garde.driver_connection.execute("PRAGMA page_count").fetchone()[0]
    garde.driver_connection.execute(f"PRAGMA max_page_count = {pages}")
    garde.close()
    with pytest.raises(DisquePlein):
        saisir(ouvert, 2_000, 3)
    gardees = noms(ouvert)
    garde = ouvert.engine_ecriture.raw_connection()
    garde.driver_connection.execute("PRAGMA max_page_count = 1000000")
    garde.close()
    saisir(ouvert, 1, len(gardees))
    assert noms(ouvert) == [f"essai-{rang:05}" for rang in range(len(gardees) + 1)]
    ouvert.fermer()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EFBIG])
def test_a_small_file_that_does_not_fit_leaves_the_old_one(tmp_path, monkeypatch, code):
    chemin = tmp_path / "cles.1"
    disque.ecrire(chemin, b"ancien")

    def plein(_descripteur):
        raise OSError(code, "plein")

    monkeypatch.setattr("app.coffre.disque.os.fsync", plein)
    with pytest.raises(DisquePlein):
        disque.ecrire(chemin, b"nouveau")
    monkeypatch.undo()
    assert chemin.read_bytes() == b"ancien"
    assert list(tmp_path.iterdir()) == [chemin]


def test_a_backup_that_does_not_fit_leaves_nothing(atelier, monkeypatch):
    ouvert = atelier.ouvrir()

    def plein(_descripteur):
        raise OSError(errno.ENOSPC, "plein")

    monkeypatch.setattr("app.coffre.disque.vider", plein)
    with pytest.raises((DisquePlein, DisqueEnPanne)):
        Sauvegardes(ouvert).ecrire(atelier.dossier.with_name("a.visavis"))
    monkeypatch.undo()
    assert [chemin.name for chemin in atelier.dossier.parent.iterdir()] == [atelier.dossier.name]
    ouvert.fermer()
