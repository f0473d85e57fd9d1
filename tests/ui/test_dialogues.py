"""Every dialog of the gallery is freed when it closes, without waiting for Python's collector."""

import gc
import weakref

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

from ui.galerie import ecrans


@pytest.fixture
def sans_ramasse_miettes():
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def test_every_dialog_is_freed_each_time_it_closes(fenetre, scope, coffre, sans_ramasse_miettes):
    ouverts, gardes = 0, []
    for tour in (1, 2):
        for nom, dialogue in dialogues(ecrans(fenetre, scope, coffre)):
            ouverts += 1
            if restes(dialogue):
                gardes.append(f"{nom}, tour {tour}")
        fenetre.verrouiller()
    assert ouverts > 50
    assert gardes == []


def test_a_dialog_that_is_kept_is_seen(fenetre):
    """The control: one without « delete on close » stays."""

    def vues():
        dialogue = QDialog(fenetre)
        dialogue.open()
        yield "gardé", dialogue
        dialogue.close()
        yield "autre", fenetre

    assert [restes(temoin) for _, temoin in dialogues(vues())] == [True]


def dialogues(vues):
    """Yield (name, witness) of each dialog, once the gallery has closed it."""
    dernier = None
    for nom, ecran in vues:
        if dernier is not None and not dernier[1].est(ecran):  # an assistant has several pictures
            yield dernier
            dernier = None
        if dernier is None and isinstance(ecran, QDialog):
            dernier = nom, Temoin(ecran)
        del ecran
    if dernier is not None:
        yield dernier


class Temoin:
    """Knows whether a dialog is still there, without holding it."""

    def __init__(self, dialogue):
        self.detruit = []
        self._vu = weakref.ref(dialogue)
        dialogue.destroyed.connect(lambda: self.detruit.append(True))

    def est(self, ecran):
        return self._vu() is ecran

    @property
    def valide(self):
        dialogue = self._vu()
        return dialogue is not None and isValid(dialogue)


def restes(temoin):
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return not temoin.detruit or temoin.valide
