"""The command exporter: everything, in open formats."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import ClassVar

from app.cli import phrases
from app.cli.francais import Branches, commande
from app.cli.ouverture import ouvrir
from app.cli.progres import barre
from app.cli.sortie import avertir, dire
from app.context import AppScope
from app.errors import Refus
from app.messages.sortes import denombrer

_AVERTISSEMENT = (
    "Attention : l’export n’est pas chiffré. Toute personne qui ouvre ce dossier lira les noms et les notes.\n"
    "Gardez-le le temps de l’usage, puis effacez-le."
)


class ExportRenonce(Refus):
    """She read the warning and declined."""

    code: ClassVar[str] = "export_renonce"


def brancher(branches: Branches) -> None:
    """Add the command."""
    exporter = commande(branches, "exporter", "écrit toutes les données en clair, dans des formats ouverts", _exporter)
    exporter.add_argument("coffre", type=Path, metavar="COFFRE")
    exporter.add_argument("dossier", type=Path, metavar="DOSSIER")
    exporter.add_argument("--remplacer", action="store_true", help="remplace un export déjà dans DOSSIER")
    phrases.ajouter(exporter)


def _exporter(options: Namespace, scope: AppScope) -> None:
    _avertir()
    with ouvrir(options, scope) as session:
        resume = session.exports.exporter(options.dossier, remplacer=options.remplacer, progres=barre())
    nombres = ", ".join(denombrer(sorte, nombre) for sorte, nombre in resume.nombres.items() if nombre)
    dire(f"Export écrit : {options.dossier} ({nombres})")


def _avertir() -> None:
    """Say what an export is; on a terminal, wait for a yes."""
    avertir(_AVERTISSEMENT)
    if sys.stdin.isatty() and not _confirmer():
        raise ExportRenonce


def _confirmer() -> bool:
    try:
        return input("Continuer ? (oui/non) ").strip().lower() in {"o", "oui"}
    except EOFError:  # Ctrl-D: she gives up
        return False
