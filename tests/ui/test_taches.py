"""Work leaves the window thread and comes back to it; errors are always asked for."""

import threading

import pytest
from PySide6.QtCore import QObject

from app.domain.changes import Changes
from app.errors import DisquePlein
from app.progress import Annule
from ui.tasks import Taches, TachesImmediates


@pytest.fixture
def taches(apparence):
    taches = Taches()
    yield taches
    taches.fermer()


def test_a_query_runs_elsewhere_and_answers_here(taches, qtbot):
    fils = []
    taches.query(threading.current_thread, lambda fil: fils.extend([fil, threading.current_thread()]))
    qtbot.waitUntil(lambda: len(fils) == 2)
    assert fils[0].name.startswith("visavis-lecture")
    assert fils[1] is threading.main_thread()


def test_a_command_tells_what_changed_and_who_did_it_before_giving_the_record(taches, qtbot):
    faits = []
    initiateur = QObject()
    changes = Changes({"personnes": frozenset({7})}, "Enregistrement : personne")
    taches.modifie.connect(lambda dits, qui: faits.append((dits, qui)))
    taches.command(lambda: ("fiche", changes), faits.append, initiateur=initiateur)
    qtbot.waitUntil(lambda: len(faits) == 2)
    assert faits == [(changes, initiateur), "fiche"]


def test_an_error_without_a_listener_reaches_the_window(taches, qtbot):
    with qtbot.waitSignal(taches.echouee) as recu:
        taches.query(lambda: 1 / 0, lambda _: pytest.fail("no result"))
    assert isinstance(recu.args[0], ZeroDivisionError)


def test_an_error_with_a_listener_reaches_it_alone(taches, qtbot):
    recues = []
    taches.echouee.connect(lambda _: pytest.fail("someone listens already"))

    def echouer():
        raise DisquePlein

    taches.command(echouer, sinon=recues.append)
    qtbot.waitUntil(lambda: bool(recues))
    assert isinstance(recues[0], DisquePlein)


def test_a_newer_request_replaces_the_older_ones_of_the_same_widget(taches, qtbot):
    porte = threading.Event()
    recus = []
    demandeur = QObject()
    taches.query(porte.wait, lambda _: None)
    for lettre in "abc":
        taches.query(lambda lettre=lettre: lettre, recus.append, pour=demandeur, cle="recherche")
    porte.set()
    qtbot.waitUntil(lambda: "c" in recus)
    assert recus == ["c"]


def test_a_result_whose_widget_is_gone_is_dropped(taches, qtbot):
    porte = threading.Event()
    recus = []
    demandeur = QObject()
    taches.query(porte.wait, recus.append, pour=demandeur)
    demandeur.deleteLater()
    qtbot.wait(10)
    porte.set()
    taches.query(lambda: "suivante", recus.append)
    qtbot.waitUntil(lambda: "suivante" in recus)
    assert recus == ["suivante"]


def test_a_long_work_shows_itself_after_a_while_tells_its_advance_and_stops_when_asked(taches, qtbot):
    avances, refus = [], []
    taches.avancee.connect(lambda _tache, fait, total, etape: avances.append((fait, total, etape)))
    taches.tardee.connect(taches.annuler)

    def travailler(progress, jeton):
        progress(1, 3, "Copie")
        while True:
            jeton.check()

    taches.longue(travailler, lambda _: pytest.fail("stopped"), libelle="Sauvegarde", sinon=refus.append)
    qtbot.waitUntil(lambda: bool(refus))
    assert isinstance(refus[0], Annule)
    assert avances == [(1, 3, "Copie")]


def test_a_short_work_never_shows_itself(taches, qtbot):
    taches.tardee.connect(lambda _: pytest.fail("too early"))
    with qtbot.waitSignal(taches.finie):
        taches.query(lambda: 1, lambda _: None)
    qtbot.wait(350)


def test_closing_waits_for_the_save_under_way_and_leaves_no_thread(taches, qtbot):
    ecrits = []
    taches.command(lambda: (ecrits.append(1), Changes()))
    taches.fermer()
    assert ecrits == [1]
    assert not [fil for fil in threading.enumerate() if fil.name.startswith("visavis")]
    taches.query(lambda: ecrits.append(2), lambda _: None)
    qtbot.wait(10)
    assert ecrits == [1]


def test_closing_does_every_save_that_waits_its_turn(apparence):
    taches = Taches()
    porte, faits = threading.Event(), []
    taches.command(lambda: (porte.wait(5), Changes()))
    for rang in range(3):
        taches.command(lambda rang=rang: (faits.append(rang), Changes()))
    threading.Timer(0.05, porte.set).start()
    taches.fermer()
    assert faits == [0, 1, 2]


def test_the_fake_does_everything_at_once(apparence):
    recus = []
    TachesImmediates().query(lambda: 3, recus.append)
    assert recus == [3]


def test_thousands_of_signals_do_not_wear_true_out(apparence):
    """PySide 6.12 on Python 3.11 gives back one reference to True at each emit."""
    taches = TachesImmediates()
    for _ in range(5_000):
        taches.finie.emit(None)
    taches.fermer()
