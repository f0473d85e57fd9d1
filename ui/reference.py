"""A guard for Python 3.11, where True and False are counted like any object."""

import ctypes
import sys

_VRAI = True
_MARGE = 1 << 40


def garder_true() -> None:
    """Make True last: PySide 6.12 gives one of its references back at each `emit`, which it never took.

    A few hundred signals would end the process (« deallocating True or False »). From Python 3.12 on True is
    never counted (PEP 683) and nothing is done.
    """
    if sys.version_info < (3, 12) and sys.getrefcount(_VRAI) < _MARGE:
        ctypes.c_ssize_t.from_address(id(_VRAI)).value += 2 * _MARGE
