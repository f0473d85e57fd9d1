"""Commands on workbooks: importer, annuler-import."""

from argparse import Namespace
from pathlib import Path

from app.cli import phrases
from app.cli.francais import Branches, commande
from app.cli.ouverture import ouvrir
from app.cli.progres import barre
from app.cli.rapport import texte
from app.cli.sortie import dire
from app.context import AppScope
from app.documents import rapport_import
from app.files import ecrire, exiger_autre, exiger_libres
from app.messages.sortes import denombrer


def brancher(branches: Branches) -> None:
    """Add the commands of this module."""
    importer = commande(branches, "importer", "importe un classeur xlsx, xls, ods ou csv", _importer)
    importer.add_argument("coffre", type=Path, metavar="COFFRE")
    importer.add_argument("classeur", type=Path, metavar="CLASSEUR")
    importer.add_argument("--simuler", action="store_true", help="dit ce qui serait fait, sans rien enregistrer")
    importer.add_argument(
        "--correspondance",
        type=Path,
        metavar="F.toml",
        help="quelle colonne est quoi : écrit si absent, suivi s’il existe",
    )
    importer.add_argument("--rapport", type=Path, metavar="F.xlsx", help="écrit aussi le rapport dans un classeur")
    importer.add_argument("--remplacer", action="store_true", help="remplace F.xlsx s’il existe")
    annuler = commande(branches, "annuler-import", "annule tout un import (le dernier, ou le numéro N)", _annuler)
    annuler.add_argument("coffre", type=Path, metavar="COFFRE")
    annuler.add_argument("numero", type=int, nargs="?", metavar="N")
    for analyseur in (importer, annuler):
        phrases.ajouter(analyseur)


def _importer(options: Namespace, scope: AppScope) -> None:
    if options.rapport:
        exiger_autre(options.rapport, options.classeur)
        exiger_libres([options.rapport], remplacer=options.remplacer)
    suivie = options.correspondance if options.correspondance and options.correspondance.exists() else None
    with ouvrir(options, scope) as session:
        if options.simuler:
            rapport = session.imports.simuler(options.classeur, suivie, progres=barre())
        else:
            rapport, _changes = session.imports.importer(options.classeur, suivie, progres=barre())
    dire(*texte(rapport))
    if options.correspondance and suivie is None:
        ecrire({options.correspondance: rapport.correspondance.encode()})
        dire(f"Correspondance écrite : {options.correspondance} (modifiez-la, puis relancez l’import)")
    if options.rapport:
        ecrire({options.rapport: rapport_import.rendre(rapport)}, remplacer=options.remplacer)
        dire(f"Rapport écrit : {options.rapport}")


def _annuler(options: Namespace, scope: AppScope) -> None:
    with ouvrir(options, scope) as session:
        changes = session.imports.annuler(options.numero)
    comptes = ", ".join(denombrer(sorte, len(ids)) for sorte, ids in sorted(changes.ids.items()))
    dire(f"Import annulé : {comptes}." if comptes else "Import annulé.")
