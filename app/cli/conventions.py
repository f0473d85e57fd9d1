"""The command convention: devis, convention, avenant or cahier des charges, to print and to go on with."""

from argparse import Namespace
from pathlib import Path

from app.cli import phrases, valeurs
from app.cli.contrats import contrat_de
from app.cli.francais import Branches, commande
from app.cli.ouverture import ouvrir
from app.cli.sortie import dire
from app.context import AppScope
from app.domain.conventions import Genre
from app.files import ecrire, exiger_libres, preparer_dossier


def brancher(branches: Branches) -> None:
    """Add the command."""
    convention = commande(branches, "convention", "écrit un devis, une convention, un avenant…", _convention)
    convention.add_argument("coffre", type=Path, metavar="COFFRE")
    convention.add_argument("--contrat", metavar="C", required=True, help="référence, numéro ou nom de l’entreprise")
    convention.add_argument(
        "--genre", choices=[g.value for g in Genre], default=Genre.CONVENTION, help="convention si rien n’est dit"
    )
    convention.add_argument("--au", type=valeurs.jour, metavar="D", help="jour des conditions (aujourd’hui)")
    convention.add_argument("--sortie", type=Path, metavar="DOSSIER", required=True, help="où écrire (créé au besoin)")
    convention.add_argument("--remplacer", action="store_true", help="remplace les fichiers qui existent")
    phrases.ajouter(convention)


def _convention(options: Namespace, scope: AppScope) -> None:
    genre = Genre(options.genre)
    preparer_dossier(options.sortie)
    with ouvrir(options, scope) as session:
        contrat = contrat_de(session, options.contrat)
        ecrit = session.conventions.ecrire(contrat.id, genre, options.au)
        produits = session.conventions.fichiers(contrat.id, genre, options.au)
    fichiers = {options.sortie / f"{genre}.{extension}": octets for extension, octets in produits.items()}
    exiger_libres(fichiers, remplacer=options.remplacer)
    ecrire(fichiers, remplacer=options.remplacer)
    dire(*map(str, fichiers), *(f"  à compléter : {manque}" for manque in ecrit.manques))
