"""Opening the coffre a command is about."""

from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.cli import phrases
from app.cli.progres import barre
from app.cli.sortie import avertir
from app.context import AppScope, rien
from app.messages import phrase_de

if TYPE_CHECKING:
    from app.context import Session


def ouvrir(
    options: Namespace,
    scope: AppScope,
    pendant: Callable[[], object] = rien,
    secrets: dict[str, str] | None = None,
) -> "Session":
    """Return the coffre `options.coffre`, open; what the opening found is said on standard error first.

    `pendant` is called while the key is derived; `secrets` is what opens, when it is read already.
    """
    secrets = phrases.secrets(options) if secrets is None else secrets
    session = scope.ouvrir(options.coffre, pendant=pendant, progress=barre(), **secrets)
    for constat in session.coffre.constats:
        avertir(f"Attention : {phrase_de(constat.code, constat.details)}")
    return session
