"""The command `visavis`: the command line, which opens the window when asked; Qt is loaded only then."""

import gc
from pathlib import Path

from app.cli import main as ligne_de_commande
from app.cli.fenetre import FenetreAbsente, SansEcran, ecran_present
from app.context import AppScope

_USUELS = gc.get_threshold()


def main() -> int:
    """Run one command, or open the window when there is none; return the exit status."""
    return ligne_de_commande(fenetre=ouvrir)


def ouvrir(scope: AppScope, exemple: Path | None = None, phrase: str = "") -> None:
    """Show the window until it is closed, on the example given when there is one."""
    if not ecran_present():
        raise SansEcran
    try:
        from ui.main import montrer  # noqa: PLC0415 - Qt is large, and may be absent
    except ImportError as manque:
        raise FenetreAbsente from manque
    # A window lives long: it collects, which a command puts off.
    gc.set_threshold(*_USUELS)
    montrer(scope, exemple, phrase)
