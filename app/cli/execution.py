"""Running one command: what it raises becomes one sentence and an exit status."""

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from app import systeme
from app.cli.commandes import analyseur
from app.cli.fenetre import Fenetre
from app.cli.sortie import avertir
from app.context import AppScope, durcir
from app.errors import Refus
from app.messages import phrase
from app.progress import Annule

FAIT, REFUSE, PANNE = 0, 1, 70


def executer(argv: Sequence[str] | None = None, scope: AppScope | None = None, fenetre: Fenetre | None = None) -> int:
    """Run one command and return its exit status.

    0 done, 1 refused with one sentence, 2 misuse (SystemExit of argparse), 70 a bug. Ctrl-C is left to the
    caller.
    `scope` lets tests lower the cost of Argon2; `fenetre` opens the window, where there is one.
    """
    mots = sys.argv[1:] if argv is None else argv
    options = analyseur(mots, fenetre).parse_args(mots)
    os.umask(0o077)
    if scope is None:
        durcir()
    try:
        return _rendre_compte(options, scope or AppScope())
    finally:
        if scope is None:
            # What is left goes with the process: looking for cycles in every module loaded takes 150 ms.
            gc.freeze()


def _rendre_compte(options: Namespace, scope: AppScope) -> int:
    """Run the command of `options`; what it raises becomes one sentence and an exit status."""
    try:
        options.commande(options, scope)
    except Annule as annule:
        raise KeyboardInterrupt from annule
    except Refus as refus:
        return _dire(phrase(refus), REFUSE)
    except OSError as erreur:
        return _dire(phrase(systeme.refus(erreur)), REFUSE)
    except Exception as erreur:  # noqa: BLE001  the last net: a bug is told without its values
        return _dire(_phrase_de_panne(erreur), PANNE)
    return FAIT


def _dire(texte: str, statut: int) -> int:
    avertir(texte)
    return statut


def _phrase_de_panne(erreur: Exception) -> str:
    from app.cli import panne

    fichier = panne.consigner(erreur)
    suite = f"Un rapport sans aucune donnée est dans {fichier}." if fichier else panne.rapport(erreur)
    return f"Le logiciel a rencontré un défaut et s’est arrêté ; ce qui était enregistré l’est toujours. {suite}"
