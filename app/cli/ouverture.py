"""Opening the coffre a command is about."""

import sys
from argparse import Namespace

from app.cli import phrases
from app.context import AppScope, Session
from app.messages import phrase_de


def ouvrir(options: Namespace, scope: AppScope) -> Session:
    """Return the coffre `options.coffre`, open; what the opening found is said on standard error first."""
    session = scope.ouvrir(options.coffre, **phrases.secrets(options))
    for constat in session.coffre.constats:
        sys.stderr.write(f"Attention : {phrase_de(constat.code, constat.details)}\n")
    return session
