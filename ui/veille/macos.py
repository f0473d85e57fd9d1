"""macOS: distributed notifications of the lock of the screen. Written from the documentation, never run.

Sleep is covered when « demander le mot de passe immédiatement » is on: the screen locks first.
"""

import ctypes
import ctypes.util
from ctypes import CFUNCTYPE, c_char_p, c_long, c_uint32, c_void_p

from PySide6.QtCore import QObject

from ui.veille.veille import Veille

_UTF8 = 0x08000100
_TOUT_DE_SUITE = 4
_NOMS = (b"com.apple.screenIsLocked", b"com.apple.screensaver.didstart")
_RAPPEL = CFUNCTYPE(None, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)


class VeilleMac(Veille):
    """Observes the notification centre from the main loop."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rappel = _RAPPEL(lambda *_: self.verrou_voulu.emit())
        fondation = ctypes.CDLL(ctypes.util.find_library("CoreFoundation") or "")
        fondation.CFNotificationCenterGetDistributedCenter.restype = c_void_p
        fondation.CFStringCreateWithCString.restype = c_void_p
        fondation.CFStringCreateWithCString.argtypes = [c_void_p, c_char_p, c_uint32]
        fondation.CFNotificationCenterAddObserver.argtypes = [c_void_p, c_void_p, _RAPPEL, c_void_p, c_void_p, c_long]
        centre = fondation.CFNotificationCenterGetDistributedCenter()
        for nom in _NOMS:
            chaine = fondation.CFStringCreateWithCString(None, nom, _UTF8)
            fondation.CFNotificationCenterAddObserver(centre, None, self._rappel, chaine, None, _TOUT_DE_SUITE)
