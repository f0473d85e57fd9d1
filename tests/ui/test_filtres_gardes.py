"""Filters worth keeping: one press keeps, one press finds again, at the next opening too."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from ui.galerie import PHRASE


@pytest.fixture
def liste(bureau):
    bureau.aller("personnes")
    QApplication.processEvents()
    return bureau.personnes.liste


def puces(liste):
    return [b for b in liste.gardes.findChildren(QPushButton) if b.isVisible() and b is not liste.gardes.garder]


def filtrer(liste, mots):
    liste.filtre.setText(mots)
    QApplication.processEvents()


def test_a_filter_is_kept_found_again_and_forgotten(bureau, liste):
    assert not liste.gardes.isVisible()
    filtrer(liste, "logement tilleuls")
    retenues = liste.modele.rowCount()
    liste.gardes.garder.click()
    assert [puce.text() for puce in puces(liste)] == ["logement tilleuls"]
    filtrer(liste, "")
    puces(liste)[0].click()
    QApplication.processEvents()
    assert liste.modele.rowCount() == retenues
    assert liste.gardes.garder.text() == "Oublier ce filtre"
    liste.gardes.garder.click()
    assert puces(liste) == []
    assert bureau._session.praticiennes.reglage("filtres") == []


def test_it_is_there_at_the_next_opening_and_never_in_mode_discret(fenetre, bureau, liste, scope, coffre):
    filtrer(liste, "budget")
    liste.gardes.garder.click()
    fenetre.verrouiller()
    fenetre.ouvrir(scope.ouvrir(coffre, phrase=PHRASE))
    fenetre.bureau.aller("personnes")
    QApplication.processEvents()
    reprise = fenetre.bureau.personnes.liste
    assert [puce.text() for puce in puces(reprise)] == ["budget"]
    fenetre.bureau.actions_["discret"].trigger()
    assert puces(reprise) == []
