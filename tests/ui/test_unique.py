"""One window at a time: the second one asks the first to come forward, and ends."""

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication

from ui import unique

SECONDE = "import sys; from ui import unique; sys.exit(0 if unique.appeler(sys.argv[1]) else 3)"


def seconde(nom):
    return subprocess.Popen([sys.executable, "-c", SECONDE, nom])


def test_nobody_answers_before_the_first_window():
    assert not unique.appeler(unique.nom("/nulle/part"))


def test_the_second_is_told_and_the_first_comes_forward(fenetre, qtbot, tmp_path):
    nom = unique.nom(str(tmp_path))
    appel = unique.Appel(fenetre, nom)
    assert appel.ecoute
    fenetre.showMinimized()
    QApplication.processEvents()
    autre = seconde(nom)
    qtbot.waitUntil(lambda: autre.poll() is not None, timeout=60_000)
    assert autre.returncode == 0
    qtbot.waitUntil(lambda: not fenetre.isMinimized())
    appel.deleteLater()


def test_a_window_that_ended_badly_leaves_no_door_shut(fenetre, tmp_path):
    nom = unique.nom(str(tmp_path))
    premier = unique.Appel(fenetre, nom)
    second = unique.Appel(fenetre, nom)
    assert premier.ecoute
    assert second.ecoute


@pytest.mark.parametrize("configuration", ["/home/claire/.config", "/home/zoé/.config"])
def test_its_name_tells_no_name(configuration):
    assert "claire" not in unique.nom(configuration)
    assert unique.nom(configuration) != unique.nom(configuration + "2")
