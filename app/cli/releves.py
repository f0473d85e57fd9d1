"""The command releve: the relevé d'activité of a contrat over whole months, to go with an invoice; it is kept."""

from argparse import ArgumentTypeError, Namespace
from pathlib import Path

from app.cli import phrases, valeurs
from app.cli.contrats import contrat_de
from app.cli.francais import Branches, commande
from app.cli.noms import nom, radicaux
from app.cli.ouverture import ouvrir
from app.cli.sortie import avertir, dire
from app.context import AppScope
from app.domain.texte import mots
from app.files import ecrire, exiger_libres, preparer_dossier

_FORMATS = ("pdf", "json", "xlsx")


def brancher(branches: Branches) -> None:
    """Add the command."""
    aide_releve = "écrit le relevé d'activité d'un contrat, sans aucun nom, et l'inscrit comme remis"
    releve = commande(branches, "releve", aide_releve, _releve)
    releve.add_argument("coffre", type=Path, metavar="COFFRE")
    releve.add_argument("--contrat", metavar="R", required=True, help="référence du contrat")
    for option, aide in (("--du", "premier jour d'un mois"), ("--au", "dernier jour d'un mois terminé")):
        releve.add_argument(option, type=valeurs.jour, metavar="D", required=True, help=aide)
    releve.add_argument("--sortie", type=Path, metavar="DOSSIER", required=True, help="où écrire (créé au besoin)")
    releve.add_argument(
        "--format", type=_formats, default=["pdf"], metavar="pdf,json,xlsx", help="pdf si rien n'est dit"
    )
    releve.add_argument("--remplacer", action="store_true", help="remplace les fichiers qui existent")
    phrases.ajouter(releve)


def _formats(texte: str) -> list[str]:
    voulus = list(dict.fromkeys(mot.strip().lower() for mot in texte.split(",")))
    if inconnus := [mot for mot in voulus if mot not in _FORMATS]:
        raise ArgumentTypeError(f"format inconnu : {', '.join(inconnus)} ; au choix : {', '.join(_FORMATS)}")
    return voulus


def _releve(options: Namespace, scope: AppScope) -> None:
    with ouvrir(options, scope) as session:
        contrat = contrat_de(session, options.contrat)
        debut = radicaux(session.entreprises.toutes())[contrat.entreprise_id]
        suite = "-".join(("releve", *mots(contrat.reference)))
        cibles = {f: options.sortie / nom(debut, options.du, options.au, suite, f) for f in options.format}
        preparer_dossier(options.sortie)
        exiger_libres(cibles.values(), remplacer=options.remplacer)
        avertir(*(f"Attention : {dit}" for dit in session.releves.avertissements(contrat.id, options.du, options.au)))
        produits, _ = session.releves.remettre(contrat.id, options.du, options.au, options.format)
        ecrire({cibles[f]: octets for f, octets in produits.items()}, remplacer=options.remplacer)
    dire(*map(str, cibles.values()))
