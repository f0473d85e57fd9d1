"""Commands on the vault as a whole: creer, verifier, sauvegarder, restaurer."""

from argparse import Namespace
from pathlib import Path
from typing import ClassVar

from app.cli import cles, phrases
from app.cli.francais import Branches, commande
from app.cli.ouverture import ouvrir
from app.cli.progres import barre
from app.cli.sortie import dire
from app.context import AppScope
from app.errors import Refus
from app.files import exiger_libres
from app.messages import phrase_de


class VerificationMauvaise(Refus):
    """At least one check failed; each was told."""

    code: ClassVar[str] = "verification_mauvaise"


def brancher(branches: Branches) -> None:
    """Add the commands of this module."""
    _brancher_creer(branches)
    verifier = commande(branches, "verifier", "contrôle un coffre ou une sauvegarde, de bout en bout", _verifier)
    verifier.add_argument("cible", type=Path, metavar="COFFRE_OU_SAUVEGARDE")
    sauvegarder = commande(branches, "sauvegarder", "écrit une sauvegarde chiffrée et vérifiée", _sauvegarder)
    sauvegarder.add_argument("coffre", type=Path, metavar="COFFRE")
    sauvegarder.add_argument("fichier", type=Path, metavar="FICHIER")
    sauvegarder.add_argument("--remplacer", action="store_true", help="remplace FICHIER s’il existe")
    restaurer = commande(branches, "restaurer", "remet une sauvegarde dans un nouveau coffre", _restaurer)
    restaurer.add_argument("fichier", type=Path, metavar="FICHIER")
    restaurer.add_argument("coffre", type=Path, metavar="COFFRE")
    for analyseur in (verifier, sauvegarder, restaurer):
        phrases.ajouter(analyseur)


def _brancher_creer(branches: Branches) -> None:
    creer = commande(branches, "creer", "crée un coffre vide et donne sa clé de secours, une seule fois", _creer)
    creer.add_argument("coffre", type=Path, metavar="COFFRE")
    cles.ajouter(creer)
    phrases.ajouter(creer, secours=False)


def _creer(options: Namespace, scope: AppScope) -> None:
    cles.exiger(options)
    phrase = phrases.nouvelle(options.phrase_de, "Phrase de passe du nouveau coffre : ")
    session, cle = scope.creer(options.coffre, phrase)
    session.close()
    dire(f"Coffre créé : {options.coffre}")
    cles.remettre(options, cle)


def _verifier(options: Namespace, scope: AppScope) -> None:
    constats = scope.verifier(options.cible, **phrases.secrets(options))
    for constat in constats:
        dire(f"{'✓' if constat.bon else '✗'} {phrase_de(constat.code, constat.details)}")
    if not all(constat.bon for constat in constats):
        raise VerificationMauvaise


def _sauvegarder(options: Namespace, scope: AppScope) -> None:
    exiger_libres([options.fichier], remplacer=options.remplacer)
    with ouvrir(options, scope) as session:
        session.sauvegardes.ecrire(options.fichier, barre(), remplacer=options.remplacer)
    dire(f"Sauvegarde écrite et vérifiée : {options.fichier}")


def _restaurer(options: Namespace, scope: AppScope) -> None:
    scope.restaurer(options.fichier, options.coffre, **phrases.secrets(options))
    dire(f"Sauvegarde restaurée dans un nouveau coffre : {options.coffre}")
