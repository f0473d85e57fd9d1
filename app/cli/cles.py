"""Handing a recovery key over: on a sheet to print, else once on screen."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from app.cli.francais import Analyseur
from app.cli.sortie import dire
from app.files import ecrire, exiger_libres


def ajouter(analyseur: Analyseur) -> None:
    """Add the options that say where the key goes."""
    analyseur.add_argument("--feuille", type=Path, metavar="F.pdf", help="écrit la clé sur une feuille à imprimer")
    analyseur.add_argument("--remplacer", action="store_true", help="remplace F.pdf s’il existe")


def exiger(options: Namespace) -> None:
    """Refuse before any work when the sheet could not be written."""
    if options.feuille:
        exiger_libres([options.feuille], remplacer=options.remplacer)


def remettre(options: Namespace, cle: str) -> None:
    """Tell the key where it was asked for; a sheet that cannot be written never loses it."""
    if not options.feuille:
        dire("Clé de secours, montrée cette seule fois ; recopiez-la sur papier :", "", f"    {cle}", "")
        return
    from app.documents import feuille_secours

    aujourd_hui = date.today()  # noqa: DTZ011  the day on her sheet
    try:
        feuille = feuille_secours.rendre(options.coffre.name, aujourd_hui, cle.split("-"))
        ecrire({options.feuille: feuille}, remplacer=options.remplacer)
    except Exception:
        dire("La feuille n’a pas pu être écrite. Clé de secours à recopier maintenant :", "", f"    {cle}", "")
        raise
    dire(f"Clé de secours sur la feuille {options.feuille} : imprimez-la, rangez-la, effacez le fichier.")
