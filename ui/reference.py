"""A guard for Python 3.11, where None, True and False are counted like any object."""

import ctypes
import sys

_SINGULIERS: tuple[object, ...] = (None, True, False)
_MARGE = 1 << 40


def garder_singuliers() -> None:
    """Make None, True and False last: PySide 6.12 gives back references to them that it never took.

    Some hundreds of signals, or a few minutes of events, would end the process (« deallocating None »). From
    Python 3.12 on they are never counted (PEP 683), which is what this does, and nothing is done.
    """
    if sys.version_info >= (3, 12):
        return
    for objet in _SINGULIERS:
        if sys.getrefcount(objet) < _MARGE:
            ctypes.c_ssize_t.from_address(id(objet)).value += 2 * _MARGE
