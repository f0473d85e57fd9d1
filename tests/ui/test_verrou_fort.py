"""The strong lock: twenty names and the key are sought in the memory of the process, before and after."""

import os
import secrets
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.coffre import entete
from app.coffre.kdf import Cout
from app.domain.personnes import Personne
from app.services.acces import Cle, deverrouiller
from ui import relance
from ui.memoire import Memoire, Souvenir
from ui.reglages.securite import REGLAGE_VERROU, verrouille_fort

PHRASE = "radio otarie larve figue beignet zonage candide"
RACINE = Path(__file__).parents[2]
_BLOC = 1 << 24
_LONGUEUR = 256
"""Bytes two blocks share, so that what is sought is seen across their border."""
linux = pytest.mark.skipif(sys.platform != "linux", reason="the memory is read in /proc")


@pytest.fixture
def canaris(scope, coffre):
    """Twenty persons whose names are nowhere else, and the key of the coffre: what must not be found."""
    marque = f"Zq{secrets.token_hex(3)}"
    noms = [f"{marque}{secrets.token_hex(6)}" for _ in range(20)]
    with scope.ouvrir(coffre, phrase=PHRASE) as session:
        for nom in noms:
            session.personnes.save(Personne(id=0, nom=nom, prenom="Canari"))
    _, trousseau = deverrouiller(entete.charger(coffre), Cle(phrase=PHRASE), Cout(8, 1, 1))
    return marque, noms, trousseau.cle


@pytest.fixture
def programme(coffre, canaris, tmp_path):
    env = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path / "config"), "QT_QPA_PLATFORM": "offscreen"}
    Memoire(tmp_path / "config" / "visavis" / "fenetre.json").garder(Souvenir(str(coffre)))
    processus = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.fort", str(coffre), canaris[0]],
        cwd=RACINE, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    yield processus
    processus.kill()
    processus.communicate()


@linux
def test_nothing_is_left_in_memory_after_the_strong_lock(programme, canaris):
    marque, noms, cle = canaris
    cherches = {marque: {nom: formes(nom) for nom in noms}, "": {"la clé": [cle, *formes(cle.hex())]}}
    assert dire(programme, f"ouvrir {PHRASE}") == "ouvert"
    if not lisible(programme.pid):
        pytest.skip("this account may not read the memory of a process")
    assert set(noms) <= restes(programme.pid, cherches), "the control: every name is in memory while it is open"
    assert dire(programme, "doux") == "doux"
    assert restes(programme.pid, cherches), "the control: the soft lock leaves traces"
    assert dire(programme, f"ouvrir {PHRASE}") == "ouvert"
    assert dire(programme, "fort") == "fort"
    attendre_relance(programme.pid)
    assert programme.poll() is None, "the same process, a new program: its window asks for the passphrase"
    assert restes(programme.pid, cherches) == set()


@linux
def test_the_new_program_is_given_no_secret(programme, canaris):
    assert dire(programme, f"ouvrir {PHRASE}") == "ouvert"
    dire(programme, "fort")
    attendre_relance(programme.pid)
    proc = Path(f"/proc/{programme.pid}")
    donne = (proc / "cmdline").read_bytes() + (proc / "environ").read_bytes()
    assert b"-m\0ui" in donne
    for secret in (PHRASE, *PHRASE.split()[:2], canaris[0], canaris[2].hex()):
        assert secret.encode() not in donne


def test_a_strong_lock_is_the_rule_and_the_soft_one_a_choice(bureau, fenetre):
    appels = []
    fenetre._relancer = lambda: appels.append("fort")
    section = bureau.reglages.securite
    section.ouvrir()
    assert section.fort.isChecked()
    section.fort.click()
    assert not verrouille_fort(bureau._session)
    fenetre.verrouiller()
    assert appels == []


def test_the_window_restarts_once_the_coffre_is_closed_and_never_when_it_quits(fenetre, bureau, coffre):
    appels = []
    fenetre._relancer = lambda: appels.append((coffre / "verrou").exists())
    fenetre.verrouiller()
    assert appels == [False]
    fenetre.close()
    assert appels == [False]


def test_a_program_that_cannot_restart_still_locks_and_says_so(fenetre, bureau):
    def echouer():
        raise OSError

    fenetre._relancer = echouer
    fenetre.verrouiller()
    assert fenetre.bureau is None
    assert "n’a pas pu redémarrer" in fenetre.verrou.etape._dit.text()


def test_an_example_is_locked_in_place(fenetre, scope, coffre):
    appels = []
    fenetre._relancer = lambda: appels.append("fort")
    fenetre.ouvrir(scope.ouvrir(coffre, phrase=PHRASE), exemple=True)
    fenetre.verrouiller()
    assert appels == []


def test_a_built_program_starts_itself(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert relance.commande() == [sys.executable]
    assert REGLAGE_VERROU == "verrou"


def dire(programme, mot):
    programme.stdin.write(f"{mot}\n")
    programme.stdin.flush()
    return programme.stdout.readline().strip()


def attendre_relance(pid, delai=30):
    """Wait for the new program to have its lock screen: its window is drawn by Qt, its reads are done."""
    fin = time.monotonic() + delai
    while time.monotonic() < fin:
        lu = Path(f"/proc/{pid}/cmdline").read_bytes()
        if b"-m\0ui" in lu and "QtWidgets" in Path(f"/proc/{pid}/maps").read_text():
            time.sleep(1)
            return
        time.sleep(0.05)
    pytest.fail("the program never restarted")


def lisible(pid):
    try:
        with Path(f"/proc/{pid}/mem").open("rb"):
            return True
    except PermissionError:
        return False


def formes(mot):
    """How Python, SQLite, the terminal and Qt spell it."""
    return [mot.encode(), mot.encode("utf-16-le")]


def restes(pid, cherches):
    """Return what is found in the writable memory of a process; names are sought where their common mark is."""
    trouves = set()
    plages = [ligne.split() for ligne in Path(f"/proc/{pid}/maps").read_text().splitlines()]
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memoire:
        for debut, fin in ([int(b, 16) for b in p[0].split("-")] for p in plages if p[1].startswith("rw")):
            for place in range(debut, fin, _BLOC):
                bloc = _lire(memoire, place, min(_BLOC + _LONGUEUR, fin - place))
                for marque, mots in cherches.items():
                    if any(forme in bloc for forme in formes(marque)):
                        trouves |= {mot for mot, ecrits in mots.items() if any(ecrit in bloc for ecrit in ecrits)}
    return trouves


def _lire(memoire, place, taille):
    try:
        memoire.seek(place)
        return memoire.read(taille)
    except (OSError, ValueError):
        return b""  # a region of the kernel, or gone since
