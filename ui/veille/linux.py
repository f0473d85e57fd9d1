"""Linux: systemd-logind over D-Bus (AF_UNIX, no network), and the screen savers of the desktop."""

import os

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage, QDBusObjectPath, QDBusUnixFileDescriptor

from ui.veille.veille import Veille

_LOGIN = "org.freedesktop.login1"
_GERANT = "/org/freedesktop/login1"
_PROPRIETES = "org.freedesktop.DBus.Properties"
_ECRANS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
)
_ATTENTE_MS = 500


def surveiller_linux(parent: QObject) -> "VeilleLinux | None":
    """Return a watch on the buses of this computer, None when there is none."""
    veille = VeilleLinux(QDBusConnection.systemBus(), QDBusConnection.sessionBus(), parent)
    return veille if veille.ecoute else None


class VeilleLinux(Veille):
    """Holds back the sleep (a « delay » inhibitor, five seconds at most) until the coffre is closed."""

    def __init__(self, systeme: QDBusConnection, session: QDBusConnection, parent: QObject) -> None:
        super().__init__(parent)
        self._systeme = systeme
        self._frein: QDBusUnixFileDescriptor | None = None
        self.ecoute = any([self._ecouter_systeme(), self._ecouter_ecrans(session)])
        self._freiner()

    def prete(self) -> None:
        self._frein = None

    @Slot(bool)
    def dormir(self, commence: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Close before the sleep; hold the next one back after it."""
        if commence:
            self.verrou_voulu.emit()
        else:
            self._freiner()

    @Slot()
    def verrouiller(self) -> None:
        """Close when the session is locked."""
        self.verrou_voulu.emit()

    @Slot(bool)
    def couvrir(self, active: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Close when the screen saver covers the screen."""
        if active:
            self.verrou_voulu.emit()

    @Slot(str, "QVariantMap", "QStringList")
    def changer(self, _interface: str, proprietes: dict[str, object], _perimees: list[str]) -> None:
        """Close when the session goes to the background: another user came."""
        if proprietes.get("Active") is False or proprietes.get("LockedHint") is True:
            self.verrou_voulu.emit()

    def _ecouter_systeme(self) -> bool:
        bus = self._systeme
        if not bus.isConnected():
            return False
        session = self._chemin_session()
        faits = [
            self._relier(bus, (_LOGIN, _GERANT, f"{_LOGIN}.Manager", "PrepareForSleep"), "dormir(bool)"),
            self._relier(bus, (_LOGIN, session, f"{_LOGIN}.Session", "Lock"), "verrouiller()"),
        ]
        if session:
            signal = (_LOGIN, session, _PROPRIETES, "PropertiesChanged")
            faits.append(self._relier(bus, signal, "changer(QString,QVariantMap,QStringList)"))
        return any(faits)

    def _ecouter_ecrans(self, bus: QDBusConnection) -> bool:
        if not bus.isConnected():
            return False
        signaux = [(nom, chemin, nom, "ActiveChanged") for nom, chemin in _ECRANS]
        return any([self._relier(bus, signal, "couvrir(bool)") for signal in signaux])  # noqa: C419 - connect them all

    def _relier(self, bus: QDBusConnection, signal: tuple[str, str, str, str], slot: str) -> bool:
        """Connect (service, object, interface, signal) to a slot, named by its C++ signature."""
        return bool(bus.connect(*signal, self, SLOT(slot)))  # type: ignore[call-overload]

    def _chemin_session(self) -> str:
        """Return the object of this session; "" (every session) when logind does not say."""
        ident = os.environ.get("XDG_SESSION_ID", "")
        reponse = self._appeler("GetSession", ident) if ident else None
        lu = reponse.arguments()[0] if reponse and reponse.arguments() else None
        return str(lu.path()) if isinstance(lu, QDBusObjectPath) else ""

    def _freiner(self) -> None:
        reponse = self._appeler("Inhibit", "sleep", "Vis-à-vis", "Verrouiller le coffre", "delay")
        lu = reponse.arguments()[0] if reponse and reponse.arguments() else None
        self._frein = lu if isinstance(lu, QDBusUnixFileDescriptor) else None

    def _appeler(self, methode: str, *arguments: str) -> QDBusMessage | None:
        if not self._systeme.isConnected():
            return None
        appel = QDBusMessage.createMethodCall(_LOGIN, _GERANT, f"{_LOGIN}.Manager", methode)
        appel.setArguments(list(arguments))
        reponse = self._systeme.call(appel, QDBus.CallMode.Block, _ATTENTE_MS)
        return reponse if reponse.type() == QDBusMessage.MessageType.ReplyMessage else None
