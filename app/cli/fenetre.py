"""What the command line knows of the window: how to call it, and when it would be in vain."""

import os
import sys
from pathlib import Path
from typing import ClassVar, Protocol

from app.context import AppScope
from app.errors import Refus

_SANS_ECRAN = ("offscreen", "minimal")


class Fenetre(Protocol):
    """Opens the window, on the example given or on the lock, and returns when it is closed."""

    def __call__(self, scope: AppScope, exemple: Path | None = None, phrase: str = "") -> None:
        """Open on the fictional coffre `exemple` by its `phrase`, or on the lock."""


class FenetreAbsente(Refus):
    """Qt, or a library of the system it needs, is not installed."""

    code: ClassVar[str] = "fenetre_absente"


class SansEcran(Refus):
    """No screen to open a window on."""

    code: ClassVar[str] = "fenetre_sans_ecran"


def ecran_present() -> bool:
    """Tell whether a window would be seen: on Linux, the environment names a screen."""
    if sys.platform in ("win32", "darwin"):
        return True
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in _SANS_ECRAN:
        return False
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
