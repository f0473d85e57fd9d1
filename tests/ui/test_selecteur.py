"""Chips of which one is chosen: Tab stops on it, the arrows choose another."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from tests.ui.clavier import touche
from ui.widgets.selecteur import Selecteur


@pytest.fixture
def groupe(apparence):
    page = QWidget()
    apparence.habiller(page)
    colonne = QVBoxLayout(page)
    page.avant, page.selecteur = QLineEdit(), Selecteur("Vue")
    page.selecteur.montrer({"jour": "Jour", "semaine": "Semaine", "mois": "Mois"}, "semaine")
    for partie in (page.avant, page.selecteur):
        colonne.addWidget(partie)
    page.resize(600, 120)
    page.show()
    page.activateWindow()
    page.avant.setFocus()
    QApplication.processEvents()
    return page


def test_tab_stops_on_the_chip_chosen_and_an_arrow_chooses_the_next(groupe):
    choisies = []
    groupe.selecteur.choisi.connect(choisies.append)
    touche(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == "Semaine"
    touche(Qt.Key.Key_Right)
    assert (groupe.selecteur.choix, choisies) == ("mois", ["mois"])
    touche(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is groupe.avant


def test_a_chip_taken_away_leaves_the_others_in_reach(groupe):
    groupe.selecteur.montrer({"jour": "Jour", "mois": "Mois"}, "mois")
    touche(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == "Mois"
