"""The pause: a code, three tries, four hours, nothing readable, never across the lock."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

CODE = "814259"


@pytest.fixture
def bureau_a_code(bureau):
    bureau._session.pauses.definir(CODE)
    return bureau


def raccourci(fenetre, touche, modificateurs):
    cible = QApplication.focusWidget() or fenetre
    QApplication.sendEvent(cible, QKeyEvent(QEvent.Type.KeyPress, touche, modificateurs))
    QApplication.processEvents()


def mettre_en_pause(fenetre, bureau):
    bureau.actions_["pause"].trigger()
    QApplication.processEvents()
    return fenetre.pause


def essayer(pause, code):
    pause.secret.champ.setText(code)
    pause.rouvrir.click()
    QApplication.processEvents()


def test_without_a_code_the_key_says_what_is_missing_and_idleness_locks(fenetre, bureau):
    bureau.actions_["pause"].trigger()
    QApplication.processEvents()
    assert fenetre.pause is None
    assert "code de pause" in bureau.avis.phrase
    bureau._inactivite.ecoulee.emit()
    QApplication.processEvents()
    assert fenetre.bureau is None


def test_idleness_pauses_when_there_is_a_code_and_the_code_comes_back_where_she_was(fenetre, bureau_a_code):
    bureau_a_code.aller("personnes")
    bureau_a_code._inactivite.ecoulee.emit()
    QApplication.processEvents()
    essayer(fenetre.pause, CODE)
    assert fenetre.pause is None
    assert bureau_a_code.personnes.isVisible()
    assert bureau_a_code._inactivite._battement.isActive()
    assert bureau_a_code._inactivite.repos == 0


def test_nothing_of_a_person_can_be_seen_nor_reached_during_a_pause(fenetre, bureau_a_code):
    bureau_a_code.aller("personnes")
    bureau_a_code.actions_["nouvelle_personne"].trigger()
    QApplication.processEvents()
    pause = mettre_en_pause(fenetre, bureau_a_code)
    assert not [d for d in QApplication.topLevelWidgets() if isinstance(d, QDialog) and d.isVisible()]
    visibles = [w for w in fenetre.findChildren(QWidget) if w.isVisible()]
    assert not [w for w in visibles if bureau_a_code.isAncestorOf(w)]
    assert any("La clé du coffre reste en mémoire" in w.text() for w in visibles if isinstance(w, QLabel))
    for touche in (Qt.Key.Key_K, Qt.Key.Key_E, Qt.Key.Key_N):
        raccourci(fenetre, touche, Qt.KeyboardModifier.ControlModifier)
    assert not bureau_a_code.findChildren(QDialog)
    assert fenetre.pause is pause


def test_three_wrong_codes_lock(fenetre, bureau_a_code):
    pause = mettre_en_pause(fenetre, bureau_a_code)
    essayer(pause, "000000")
    assert "2\u00a0essais" in pause._dit.text()
    essayer(pause, "111111")
    assert "Encore un essai" in pause._dit.text()
    essayer(pause, "222222")
    assert fenetre.bureau is None
    assert fenetre.pause is None
    assert fenetre.verrou is not None


def test_an_empty_code_counts_for_nothing(fenetre, bureau_a_code):
    pause = mettre_en_pause(fenetre, bureau_a_code)
    for _ in range(5):
        essayer(pause, "")
    assert fenetre.pause is pause


def test_four_hours_lock_even_with_the_right_code(fenetre, bureau_a_code):
    pause = mettre_en_pause(fenetre, bureau_a_code)
    depart = datetime.now(UTC)
    pause._horloge = lambda: depart + timedelta(hours=4, minutes=1)
    essayer(pause, CODE)
    assert fenetre.bureau is None


def test_the_clock_of_the_pause_locks_by_itself(fenetre, bureau_a_code):
    pause = mettre_en_pause(fenetre, bureau_a_code)
    pause.battre()
    QApplication.processEvents()
    assert fenetre.pause is pause
    pause._horloge = lambda: datetime.now(UTC) + timedelta(hours=5)
    pause.battre()
    QApplication.processEvents()
    assert fenetre.bureau is None


def test_the_lock_can_be_taken_from_the_pause_and_keeps_no_code(fenetre, bureau_a_code):
    pause = mettre_en_pause(fenetre, bureau_a_code)
    pause.secret.champ.setText("8142")
    pause.verrouiller.click()
    QApplication.processEvents()
    assert fenetre.bureau is None
    assert fenetre.pause is None
    assert fenetre.verrou is not None
