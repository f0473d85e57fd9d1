"""A backup made while she saves equals one committed state; a plain file copy does not."""

import shutil
import threading

import pytest

from app.errors import Refus
from app.services.sauvegardes import Sauvegardes
from tests.coffre.atelier import noms, saisir


def restauree(atelier, fichier):
    """Restore a backup and return its saves, in order."""
    neuf = atelier.dossier.with_name("Neuf.coffre")
    shutil.rmtree(neuf, ignore_errors=True)
    atelier.service.restaurer(fichier, neuf, phrase=atelier.phrase)
    ouvert = atelier.service.ouvrir(neuf, phrase=atelier.phrase)
    lus = noms(ouvert)
    ouvert.fermer()
    return lus


def sous_charge(atelier, tours):
    """Back up again and again while another thread saves; return how many saves each backup held."""
    ouvert, stop, tenues = atelier.ouvrir(), threading.Event(), []

    def ecrire():
        rang = 0
        while not stop.is_set():
            saisir(ouvert, 1, rang)
            rang += 1

    fil = threading.Thread(target=ecrire)
    fil.start()
    try:
        for rang in range(tours):
            fichier = atelier.dossier.with_name(f"{rang}.visavis")
            manifeste = Sauvegardes(ouvert).ecrire(fichier)
            lus = restauree(atelier, fichier)
            assert lus == [f"essai-{numero:05}" for numero in range(len(lus))]
            assert manifeste.lignes["reglages"] >= len(lus)
            tenues.append(len(lus))
    finally:
        stop.set()
        fil.join()
        ouvert.fermer()
    return tenues


def test_backups_under_load_are_committed_states_that_follow_one_another(atelier):
    tenues = sous_charge(atelier, 3)
    assert tenues == sorted(tenues)
    assert tenues[-1] > 0


@pytest.mark.longue
def test_two_hundred_backups_under_load_are_committed_states(atelier):
    assert len(sous_charge(atelier, 200)) == 200


def test_the_control_a_copy_of_the_living_file_alone_misses_saves(atelier):
    ouvert = atelier.ouvrir()
    saisir(ouvert, 5)
    naive = atelier.dossier.with_name("naive.coffre")
    shutil.copytree(atelier.dossier, naive, ignore=shutil.ignore_patterns("*-wal", "*-shm", "verrou"))
    ouvert.fermer()
    try:
        copie = atelier.service.ouvrir(naive, phrase=atelier.phrase)
    except Refus:
        return
    assert len(noms(copie)) < 5
    copie.fermer()
