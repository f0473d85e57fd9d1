"""Commands on what opens the vault: changer-phrase, changer-secours."""

from argparse import Namespace
from pathlib import Path
from unicodedata import normalize

from app.cli import cles, phrases
from app.cli.francais import Branches, commande
from app.cli.ouverture import ouvrir
from app.cli.sortie import dire
from app.context import AppScope

_NOUVELLE = "--nouvelle-phrase-de"


def brancher(branches: Branches) -> None:
    """Add the commands of this module."""
    changer = commande(branches, "changer-phrase", "change la phrase de passe", _changer_phrase)
    changer.add_argument("coffre", type=Path, metavar="COFFRE")
    changer.add_argument(_NOUVELLE, metavar="FICHIER", help="lit la nouvelle phrase dans FICHIER (- : entrée)")
    aide = "donne une nouvelle clé de secours, l’ancienne n’ouvre plus"
    secours = commande(branches, "changer-secours", aide, _secours)
    secours.add_argument("coffre", type=Path, metavar="COFFRE")
    cles.ajouter(secours)
    for analyseur in (changer, secours):
        phrases.ajouter(analyseur)


def _changer_phrase(options: Namespace, scope: AppScope) -> None:
    secrets = phrases.secrets(options)
    with ouvrir(options, scope, secrets=secrets) as session:
        nouvelle = phrases.nouvelle(options.nouvelle_phrase_de, option=_NOUVELLE)
        if normalize("NFKC", nouvelle) == normalize("NFKC", secrets.get("phrase", "")):
            raise phrases.PhraseInchangee
        session.coffre.changer_phrase(nouvelle)
    dire("Phrase de passe changée. Les sauvegardes déjà faites s’ouvrent avec celle de leur jour.")


def _secours(options: Namespace, scope: AppScope) -> None:
    cles.exiger(options)
    with ouvrir(options, scope) as session:
        cle = session.coffre.changer_secours()
    dire("Clé de secours changée : l’ancienne n’ouvre plus ce coffre, seulement les sauvegardes de son temps.")
    cles.remettre(options, cle)
