"""A window on a small fictional coffre, headless, its tasks done at once."""

import os
import shutil

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytest.importorskip("PySide6")

from PySide6.QtWidgets import QApplication

from app.context import AppScope
from ui import galerie, temps
from ui.main import preparer
from ui.main_window import MainWindow
from ui.memoire import Memoire
from ui.tasks import TachesImmediates
from ui.theme import NomPalette

PHRASE = galerie.PHRASE


@pytest.fixture(scope="session")
def apparence():
    application = QApplication.instance() or QApplication(["tests"])
    return preparer(application)


@pytest.fixture(autouse=True)
def jour(apparence):
    temps.fixer(galerie.JOUR)
    apparence.appliquer(NomPalette.CLAIR, 100)
    yield galerie.JOUR
    temps.fixer(None)
    for widget in QApplication.topLevelWidgets():
        widget.close()
        widget.deleteLater()


@pytest.fixture(scope="session")
def scope(cout):
    return AppScope(cout, galerie.horloge)


@pytest.fixture(scope="session")
def modele(scope, tmp_path_factory):
    coffre = tmp_path_factory.mktemp("modele") / "Exemple.coffre"
    galerie.preparer_cabinet(scope, coffre).close()
    return coffre


@pytest.fixture
def coffre(modele, tmp_path):
    return shutil.copytree(modele, tmp_path / "Exemple.coffre")


@pytest.fixture
def fenetre(scope, apparence, tmp_path):
    fenetre = MainWindow(scope, apparence, Memoire(tmp_path / "memoire.json"), TachesImmediates)
    fenetre.resize(1360, 860)
    fenetre.show()
    QApplication.processEvents()
    yield fenetre
    fenetre.close()


@pytest.fixture
def bureau(fenetre, scope, coffre):
    fenetre.ouvrir(scope.ouvrir(coffre, phrase=PHRASE))
    QApplication.processEvents()
    return fenetre.bureau
