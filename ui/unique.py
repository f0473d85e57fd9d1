"""One window at a time: the second one started raises the first, and ends."""

import getpass
from hashlib import sha256

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

_ATTENTE_MS = 500


def nom(configuration: str) -> str:
    """Return the name under which the window of this user, with this configuration, can be called."""
    return f"visavis-{sha256(f'{getpass.getuser()} {configuration}'.encode()).hexdigest()[:16]}"


def appeler(nom_: str) -> bool:
    """Ask the window already there to come to the front; tell whether one answered."""
    prise = QLocalSocket()
    prise.connectToServer(nom_)
    repondu = prise.waitForConnected(_ATTENTE_MS)
    prise.abort()
    return repondu


class Appel(QObject):
    """Listens to the windows that come after; a local socket of the user, never the network."""

    def __init__(self, fenetre: QWidget, nom_: str) -> None:
        super().__init__(fenetre)
        self._fenetre = fenetre
        self._serveur = QLocalServer(self)
        self._serveur.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._serveur.newConnection.connect(self._venir)
        QLocalServer.removeServer(nom_)  # that of a window that ended badly: nobody answered it
        self.ecoute = self._serveur.listen(nom_)

    def _venir(self) -> None:
        prise = self._serveur.nextPendingConnection()
        if prise is not None:
            prise.abort()
            prise.deleteLater()
        if self._fenetre.isMinimized():
            self._fenetre.showNormal()
        self._fenetre.raise_()
        self._fenetre.activateWindow()
