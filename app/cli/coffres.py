"""Commands on the vault as a whole: creer, verifier, sauvegarder, restaurer, changer-phrase."""

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import ClassVar

from app.cli import phrases
from app.cli.francais import Branches, commande
from app.cli.ouverture import ouvrir
from app.cli.progres import barre
from app.cli.sortie import dire
from app.context import AppScope
from app.documents import feuille_secours
from app.errors import Refus
from app.files import ecrire, exiger_libres
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
    sauvegarder.add_argument("--remplacer", action="store_true", help="remplace FICHIER s'il existe")
    restaurer = commande(branches, "restaurer", "remet une sauvegarde dans un nouveau coffre", _restaurer)
    restaurer.add_argument("fichier", type=Path, metavar="FICHIER")
    restaurer.add_argument("coffre", type=Path, metavar="COFFRE")
    changer = commande(branches, "changer-phrase", "change la phrase de passe", _changer_phrase)
    changer.add_argument("coffre", type=Path, metavar="COFFRE")
    changer.add_argument(
        "--nouvelle-phrase-de", metavar="FICHIER", help="lit la nouvelle phrase dans FICHIER (- : entrée)"
    )
    for analyseur in (verifier, sauvegarder, restaurer, changer):
        phrases.ajouter(analyseur)


def _brancher_creer(branches: Branches) -> None:
    creer = commande(branches, "creer", "crée un coffre vide et donne sa clé de secours, une seule fois", _creer)
    creer.add_argument("coffre", type=Path, metavar="COFFRE")
    creer.add_argument("--feuille", type=Path, metavar="F.pdf", help="écrit la clé sur une feuille à imprimer")
    creer.add_argument("--remplacer", action="store_true", help="remplace F.pdf s'il existe")
    phrases.ajouter(creer, secours=False)


def _creer(options: Namespace, scope: AppScope) -> None:
    if options.feuille:
        exiger_libres([options.feuille], remplacer=options.remplacer)
    phrase = phrases.nouvelle(options.phrase_de, "Phrase de passe du nouveau coffre : ")
    session, cle = scope.creer(options.coffre, phrase)
    session.close()
    dire(f"Coffre créé : {options.coffre}")
    if options.feuille:
        _mettre_sur_feuille(options, cle)
    else:
        dire("Clé de secours, montrée cette seule fois ; recopiez-la sur papier :", "", f"    {cle}", "")


def _mettre_sur_feuille(options: Namespace, cle: str) -> None:
    """Write the sheet; if it cannot be, the key is told on screen rather than lost."""
    aujourd_hui = date.today()  # noqa: DTZ011  the day on her sheet
    try:
        feuille = feuille_secours.rendre(options.coffre.name, aujourd_hui, cle.split("-"))
        ecrire({options.feuille: feuille}, remplacer=options.remplacer)
    except Exception:
        dire("La feuille n'a pas pu être écrite. Clé de secours à recopier maintenant :", "", f"    {cle}", "")
        raise
    dire(f"Clé de secours sur la feuille {options.feuille} : imprimez-la, rangez-la, effacez le fichier.")


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


def _changer_phrase(options: Namespace, scope: AppScope) -> None:
    with ouvrir(options, scope) as session:
        session.coffre.changer_phrase(phrases.nouvelle(options.nouvelle_phrase_de))
    dire("Phrase de passe changée. Les sauvegardes déjà faites s'ouvrent avec celle de leur jour.")
