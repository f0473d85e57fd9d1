"""The tree of commands."""

from argparse import Namespace

from app.cli import bilans, classeurs, coffres, demandes, demonstration, exports
from app.cli.fenetre import Fenetre, FenetreAbsente
from app.cli.francais import Analyseur
from app.context import AppScope

_ROOMS = (demonstration, coffres, classeurs, demandes, bilans, exports)


def analyseur(fenetre: Fenetre | None = None) -> Analyseur:
    """Return the parser of the whole command line; `commande` is the function to call, `fenetre` the window."""
    racine = Analyseur(
        prog="visavis",
        description="Le suivi chiffré et les bilans anonymes de l'assistante de service social du travail.",
    )
    racine.set_defaults(commande=_ouvrir_la_fenetre, fenetre=fenetre)
    sous = racine.add_subparsers(title="Commandes", metavar="COMMANDE", parser_class=Analyseur)
    for room in _ROOMS:
        room.brancher(sous)
    return racine


def _ouvrir_la_fenetre(options: Namespace, scope: AppScope) -> None:
    if options.fenetre is None:
        raise FenetreAbsente
    options.fenetre(scope)
