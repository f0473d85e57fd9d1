"""The command demo: a fictional cabinet, its vault, its bilans."""

import shutil
from argparse import Namespace
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from app.cli import valeurs
from app.cli.bilans import ecrire_a_blanc
from app.cli.fenetre import FenetreAbsente, ecran_present
from app.cli.francais import Branches, commande
from app.cli.resumes import resumer
from app.cli.sortie import dire
from app.context import AppScope, proposer_phrase
from app.demo import papiers
from app.demo.cabinet import PRATICIENNE, inventer
from app.errors import Refus
from app.files import CibleExiste, preparer_dossier

if TYPE_CHECKING:
    from app.context import Session

COFFRE, BILANS = "Exemple.coffre", "bilans"
_GRAINE = 1901


class DemoEtranger(Refus):
    """The folder to replace holds something that is not a demonstration; `dossier` is its path."""

    code: ClassVar[str] = "demo_etranger"


def brancher(branches: Branches) -> None:
    """Add the command."""
    demo = commande(branches, "demo", "invente un cabinet fictif, avec son coffre et ses bilans", _demo)
    demo.add_argument("dossier", type=Path, metavar="DOSSIER")
    demo.add_argument("--annee", type=valeurs.annee, metavar="A", help="année des bilans (la dernière si absent)")
    demo.add_argument("--sans-fenetre", action="store_true", help="n’ouvre pas la fenêtre ensuite")
    demo.add_argument("--graine", type=int, default=_GRAINE, metavar="N", help="autre nombre, autre cabinet")
    demo.add_argument("--remplacer", action="store_true", help="remplace la démonstration déjà dans DOSSIER")


def _demo(options: Namespace, scope: AppScope) -> None:
    annee = options.annee or date.today().year - 1  # noqa: DTZ011  the civil year where she is
    _faire_place(options.dossier, remplacer=options.remplacer)
    preparer_dossier(options.dossier)
    try:
        phrase = _inventer(options, scope, annee)
    except BaseException:
        _effacer(options.dossier)
        raise
    if options.fenetre is not None and not options.sans_fenetre and ecran_present():
        with suppress(FenetreAbsente):
            options.fenetre(scope, options.dossier / COFFRE, phrase)


def _inventer(options: Namespace, scope: AppScope, annee: int) -> str:
    phrase = proposer_phrase()
    session, _cle = scope.creer(options.dossier / COFFRE, phrase)
    with session:
        fiction = inventer(annee, options.graine, date.today())  # noqa: DTZ011  the civil day where she is
        session.exemples.installer(PRATICIENNE, fiction.records())
        papiers.ecrire(session, _dernier_jour(annee))
        _dire_le_coffre(options.dossier / COFFRE, phrase, len(fiction.personnes), len(fiction.interventions))
        _ecrire_les_bilans(session, options.dossier / BILANS, annee)
    return phrase


def _dernier_jour(annee: int) -> date:
    """Return the last day the fiction tells of: today, or the end of a year further back."""
    jour = date.today()  # noqa: DTZ011  the civil day where she is
    return jour if jour.year == annee + 1 else min(jour, date(annee, 12, 31))


def _dire_le_coffre(coffre: Path, phrase: str, personnes: int, interventions: int) -> None:
    dire(
        "EXEMPLE : cabinet fictif, aucune personne réelle.",
        f"Coffre : {coffre}",
        f"Phrase de passe : {phrase}",
        f"{personnes} personnes, {interventions} interventions",
    )


def _ecrire_les_bilans(session: "Session", dossier: Path, annee: int) -> None:
    demande = Namespace(sortie=dossier, format=list(valeurs.FORMATS), remplacer=False, seuil=None)
    entreprises = list(session.entreprises.toutes())
    audites = ecrire_a_blanc(session, entreprises, (date(annee, 1, 1), date(annee, 12, 31)), demande)
    lignes = dict.fromkeys(ligne for audite in audites.values() for ligne in resumer(audite))
    dire(f"Bilans à blanc de {annee} : {dossier}", *lignes)


def _faire_place(dossier: Path, *, remplacer: bool) -> None:
    """Refuse a folder in use; take away an earlier demonstration when asked, and nothing else."""
    if not dossier.exists() or (dossier.is_dir() and not any(dossier.iterdir())):
        return
    if not remplacer:
        raise CibleExiste(fichier=dossier)
    if not dossier.is_dir() or {contenu.name for contenu in dossier.iterdir()} - {COFFRE, BILANS}:
        raise DemoEtranger(dossier=dossier)
    _effacer(dossier)


def _effacer(dossier: Path) -> None:
    """Take away what this command makes, and only that."""
    for nom in (COFFRE, BILANS):
        shutil.rmtree(dossier / nom, ignore_errors=True)
