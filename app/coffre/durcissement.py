"""Keeping the keys out of core dumps and of other processes of the same user."""

import ctypes
import os
import sys

_PR_SET_DUMPABLE = 4


def durcir() -> None:
    """Forbid core dumps, attach by other processes (Linux), and files readable by others.

    The dumpable flag returns to 1 at exec: call it in the process that holds the key.
    """
    os.umask(0o077)
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  (POSIX only)

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
