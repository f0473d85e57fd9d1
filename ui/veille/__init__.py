"""Knowing that the computer sleeps, locks or changes hands, so that the coffre closes first.

Linux is tested. Windows and macOS are written from their documentation and were never run.
"""

import sys

from PySide6.QtCore import QObject

from ui.veille.veille import Veille as Veille


def surveiller(parent: QObject) -> Veille | None:
    """Return a watch on this computer, None where there is nothing to listen to."""
    if sys.platform == "win32":
        from ui.veille.windows import VeilleWindows  # noqa: PLC0415 - its libraries exist there only

        return VeilleWindows(parent)
    if sys.platform == "darwin":
        from ui.veille.macos import VeilleMac  # noqa: PLC0415 - idem

        return VeilleMac(parent)
    from ui.veille.linux import surveiller_linux  # noqa: PLC0415 - QtDBus may be absent elsewhere

    return surveiller_linux(parent)
