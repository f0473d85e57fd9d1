"""The command line: a thin door on the services; the sentences are in `app.messages`."""

import gc
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.cli import sortie

if TYPE_CHECKING:
    from app.cli.fenetre import Fenetre
    from app.context import AppScope

INTERROMPU = 130
_RARE = 1_000_000


def main(argv: Sequence[str] | None = None, scope: "AppScope | None" = None, fenetre: "Fenetre | None" = None) -> int:
    """Run one command and return its exit status.

    0 done, 1 refused with one sentence, 2 misuse (SystemExit of argparse), 70 a bug, 130 Ctrl-C.
    `scope` lets tests lower the cost of Argon2; `fenetre` opens the window, where there is one.
    """
    usuels = gc.get_threshold()
    # A command is short and makes few cycles: the collector would walk the modules again and again.
    gc.set_threshold(_RARE)
    try:
        # Loaded here: Ctrl-C while the program loads is told like any other.
        from app.cli.execution import executer

        return executer(argv, scope, fenetre)
    except KeyboardInterrupt:
        sortie.avertir("Interrompu. Rien n’a été écrit à moitié.")
        return INTERROMPU
    finally:
        sortie.vider()
        gc.set_threshold(*usuels)
