"""Windows: session and power messages of the window. Written from the documentation, never run."""

import ctypes
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from ui.veille.veille import Veille

_WM_POWERBROADCAST, _PBT_APMSUSPEND = 0x0218, 0x0004
_WM_WTSSESSION_CHANGE, _CONSOLE_DISCONNECT, _SESSION_LOCK = 0x02B1, 0x2, 0x7


class _Filtre(QAbstractNativeEventFilter):
    """Reads the messages that Windows sends to the window."""

    def __init__(self, veille: "VeilleWindows") -> None:
        super().__init__()
        self._veille = veille

    def nativeEventFilter(
        self, sorte: QByteArray | bytes | bytearray | memoryview[int], message: int
    ) -> tuple[bool, int]:
        if bytes(QByteArray(sorte).data()) == b"windows_generic_MSG":
            lu = wintypes.MSG.from_address(int(message))
            if (lu.message, lu.wParam) in (
                (_WM_POWERBROADCAST, _PBT_APMSUSPEND),
                (_WM_WTSSESSION_CHANGE, _SESSION_LOCK),
                (_WM_WTSSESSION_CHANGE, _CONSOLE_DISCONNECT),
            ):
                self._veille.verrou_voulu.emit()
        return False, 0


class VeilleWindows(Veille):
    """Asks Windows to tell the window of changes of session."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._filtre = _Filtre(self)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filtre)
        if isinstance(parent, QWidget):
            inscrire = ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification  # type: ignore[attr-defined]
            inscrire(wintypes.HWND(int(parent.winId())), 0)
