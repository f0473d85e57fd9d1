"""Opening the coffre a command is about."""

import sys
from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.cli import phrases
from app.cli.progres import barre
from app.context import AppScope, rien
from app.messages import phrase_de

if TYPE_CHECKING:
    from app.context import Session


def ouvrir(options: Namespace, scope: AppScope, pendant: Callable[[], object] = rien) -> "Session":
    """Return the coffre `options.coffre`, open; what the opening found is said on standard error first.

    `pendant` is called while the key is derived.
    """
    session = scope.ouvrir(options.coffre, pendant=pendant, progress=barre(), **phrases.secrets(options))
    for constat in session.coffre.constats:
        sys.stderr.write(f"Attention : {phrase_de(constat.code, constat.details)}\n")
    return session
