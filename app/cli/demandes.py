"""The command demander-effectifs: the form and the letter that ask an entreprise for its headcounts."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from app.cli import phrases, valeurs
from app.cli.entreprises import choisies
from app.cli.francais import Branches, commande
from app.cli.noms import radicaux
from app.cli.ouverture import ouvrir
from app.cli.sortie import dire
from app.context import AppScope
from app.documents import demande_effectifs
from app.files import ecrire, exiger_libres, preparer_dossier


def brancher(branches: Branches) -> None:
    """Add the command."""
    demander = commande(
        branches, "demander-effectifs", "écrit la demande d’effectifs : classeur à remplir et lettre", _demander
    )
    demander.add_argument("coffre", type=Path, metavar="COFFRE")
    demander.add_argument("--entreprise", metavar="NOM_OU_SIRET", help="une seule entreprise")
    demander.add_argument(
        "--au", type=valeurs.jour, metavar="D", help="jour où l’effectif est compté (31 décembre si rien n’est dit)"
    )
    demander.add_argument("--reponse-avant", type=valeurs.jour, metavar="D", help="réponse souhaitée avant ce jour")
    demander.add_argument("--sortie", type=Path, metavar="DOSSIER", required=True, help="où écrire (créé au besoin)")
    demander.add_argument("--remplacer", action="store_true", help="remplace les fichiers qui existent")
    phrases.ajouter(demander)


def _demander(options: Namespace, scope: AppScope) -> None:
    au = options.au or date(date.today().year, 12, 31)  # noqa: DTZ011  the civil year of this computer
    preparer_dossier(options.sortie)
    with ouvrir(options, scope) as session:
        entreprises = choisies(session, options.entreprise)
        debuts = radicaux(session.entreprises.toutes())
        demandes = {
            options.sortie / f"{debuts[e.id]}_{au}_demande-effectifs": session.demandes.preparer(
                e.id, au, options.reponse_avant
            )
            for e in entreprises
        }
    fichiers = {}
    for debut, demande in demandes.items():
        fichiers[debut.with_name(f"{debut.name}.xlsx")] = demande_effectifs.formulaire(demande)
        fichiers[debut.with_name(f"{debut.name}.pdf")] = demande_effectifs.lettre(demande)
    exiger_libres(fichiers, remplacer=options.remplacer)
    ecrire(fichiers, remplacer=options.remplacer)
    dire(*map(str, fichiers))
