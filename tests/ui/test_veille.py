"""Sleep, lock and change of user, told by a logind made for the test on a bus of its own."""

import shutil
import subprocess

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

QtDBus = pytest.importorskip("PySide6.QtDBus")
VeilleLinux = pytest.importorskip("ui.veille.linux").VeilleLinux

LOGIN = "org.freedesktop.login1"
SESSION = "/org/freedesktop/login1/session/_31"
ECRAN = "org.freedesktop.ScreenSaver"


@pytest.fixture(scope="module")
def adresse():
    programme = shutil.which("dbus-daemon")
    if programme is None:
        pytest.skip("dbus-daemon n’est pas installé : la veille ne peut pas être simulée")
    demon = subprocess.Popen(
        [programme, "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    yield demon.stdout.readline().strip()
    demon.terminate()
    demon.wait()
    demon.stdout.close()


@pytest.fixture(scope="module")
def bus(adresse):
    noms = ["logind-du-test", "fenetre-du-test"]
    logind, fenetre = (QtDBus.QDBusConnection.connectToBus(adresse, nom) for nom in noms)
    assert logind.registerService(LOGIN)
    assert logind.registerService(ECRAN)
    yield logind, fenetre
    for nom in noms:
        QtDBus.QDBusConnection.disconnectFromBus(nom)


@pytest.fixture
def veille(bus, monkeypatch, apparence):
    monkeypatch.setattr(VeilleLinux, "_chemin_session", lambda _self: SESSION)
    monkeypatch.setattr(VeilleLinux, "_appeler", lambda *_: None)
    veille = VeilleLinux(bus[1], bus[1], QApplication.instance())
    yield veille
    shiboken6.delete(veille)


def dire(bus, chemin, interface, nom, *arguments):
    signal = QtDBus.QDBusMessage.createSignal(chemin, interface, nom)
    signal.setArguments(list(arguments))
    assert bus[0].send(signal)


@pytest.mark.parametrize(
    ("chemin", "interface", "nom", "arguments"),
    [
        ("/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", [True]),
        (SESSION, f"{LOGIN}.Session", "Lock", []),
        (SESSION, "org.freedesktop.DBus.Properties", "PropertiesChanged", ["", {"Active": False}, ["IdleHint"]]),
        ("/org/freedesktop/ScreenSaver", ECRAN, "ActiveChanged", [True]),
    ],
)
def test_the_window_is_told_to_lock(bus, veille, qtbot, chemin, interface, nom, arguments):
    assert veille.ecoute
    with qtbot.waitSignal(veille.verrou_voulu, timeout=2_000):
        dire(bus, chemin, interface, nom, *arguments)


def test_waking_up_or_another_session_locks_nothing(bus, veille, qtbot):
    with qtbot.assertNotEmitted(veille.verrou_voulu, wait=200):
        dire(bus, "/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", False)
        dire(bus, "/org/freedesktop/login1/session/_39", f"{LOGIN}.Session", "Lock")
        dire(bus, "/org/freedesktop/ScreenSaver", ECRAN, "ActiveChanged", False)


def test_the_coffre_is_closed_before_the_sleep_is_let_go(bus, veille, qtbot, fenetre, bureau, monkeypatch):
    ordre = []
    monkeypatch.setattr(veille, "prete", lambda: ordre.append(fenetre.bureau is None))
    fenetre.suivre(veille)
    dire(bus, "/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", True)
    qtbot.waitUntil(lambda: bool(ordre), timeout=2_000)
    assert ordre == [True]
    assert fenetre.verrou is not None


def test_without_a_bus_there_is_nothing_to_listen_to(apparence):
    absent = QtDBus.QDBusConnection("absent")
    assert not VeilleLinux(absent, absent, QApplication.instance()).ecoute
