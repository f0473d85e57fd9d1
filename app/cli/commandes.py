"""The tree of commands, of which only the branch that was asked for is loaded."""

from argparse import SUPPRESS, Action, ArgumentParser, Namespace
from collections.abc import Sequence
from importlib import import_module

from app.cli.fenetre import Fenetre, FenetreAbsente
from app.cli.francais import Analyseur
from app.context import AppScope

ROOMS = {
    "demonstration": ("demo",),
    "coffres": ("creer", "verifier", "sauvegarder", "restaurer"),
    "secrets": ("changer-phrase", "changer-secours"),
    "identites": ("identite",),
    "fiches": ("entreprise",),
    "classeurs": ("importer", "annuler-import"),
    "demandes": ("demander-effectifs",),
    "bilans": ("bilan", "arreter"),
    "courriers": ("courrier",),
    "modeles_word": ("modele-word",),
    "conventions": ("convention",),
    "positions": ("contrats",),
    "releves": ("releve",),
    "factures": ("facture",),
    "exports": ("exporter",),
}
"""The commands of each room of `app.cli`, in the order of the help."""


def analyseur(mots: Sequence[str] = (), fenetre: Fenetre | None = None) -> Analyseur:
    """Return the parser of the command that `mots` begin with, else of all.

    `commande` is the function to call, `fenetre` the window.
    """
    racine = Analyseur(
        prog="visavis",
        description="Le suivi chiffré et les bilans anonymes de l’assistante de service social du travail.",
    )
    racine.add_argument("--version", action=_Version, nargs=0, dest=SUPPRESS, default=SUPPRESS, help="dit la version")
    racine.set_defaults(commande=_ouvrir_la_fenetre, fenetre=fenetre)
    sous = racine.add_subparsers(title="Commandes", metavar="COMMANDE", parser_class=Analyseur)
    for room in _demandees(mots):
        import_module(f"app.cli.{room}").brancher(sous)
    return racine


class _Version(Action):
    """Say the version: what is installed is read for that only."""

    def __call__(self, parser: ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        parser.exit(message=f"Vis-à-vis {version('visavis')}\n")


def _demandees(mots: Sequence[str]) -> Sequence[str]:
    return [room for room, commandes in ROOMS.items() if mots and mots[0] in commandes] or list(ROOMS)


def _ouvrir_la_fenetre(options: Namespace, scope: AppScope) -> None:
    if options.fenetre is None:
        raise FenetreAbsente
    options.fenetre(scope)
