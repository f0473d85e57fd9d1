"""The strong lock: this process is replaced by a new one, at its lock screen.

After a coffre is closed, Python and Qt still hold in freed memory what it said, and the key: only the end of the
process gives it back to the system, which clears it. Nothing is handed to the new process, neither in its arguments
nor in its environment: it finds the path of the coffre where any start of the program does.
"""

import os
import subprocess
import sys
from pathlib import Path


def relancer() -> None:
    """Replace this process; return only where there is nothing to replace it with (OSError)."""
    if sys.platform == "win32":
        subprocess.Popen(commande(), env=environnement())  # noqa: S603 - this very program
        os._exit(0)
    sys.stdout.flush()
    os.execve(sys.executable, commande(), environnement())  # noqa: S606 - no shell is wanted


def commande() -> list[str]:
    """Return what starts the window: the built program itself, or Python and this package, wherever it is read from."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-P", "-m", "ui"]


def environnement() -> dict[str, str]:
    """Return the environment of the new process: the one this process was given, and where its sources are."""
    racine = str(Path(__file__).resolve().parents[1])
    chemins = [racine, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(dict.fromkeys(chemins))}
