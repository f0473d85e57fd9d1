"""The tree of commands."""

from argparse import Namespace
from typing import ClassVar

from app.cli import bilans, classeurs, coffres, demandes, demonstration, exports
from app.cli.francais import Analyseur
from app.context import AppScope
from app.errors import Refus

_ROOMS = (demonstration, coffres, classeurs, demandes, bilans, exports)


class FenetreAbsente(Refus):
    """There is no window in this version."""

    code: ClassVar[str] = "fenetre_absente"


def analyseur() -> Analyseur:
    """Return the parser of the whole command line; `commande` is the function to call."""
    racine = Analyseur(
        prog="visavis",
        description="Le suivi chiffré et les bilans anonymes de l'assistante de service social du travail.",
    )
    racine.set_defaults(commande=_ouvrir_la_fenetre)
    sous = racine.add_subparsers(title="Commandes", metavar="COMMANDE", parser_class=Analyseur)
    for room in _ROOMS:
        room.brancher(sous)
    return racine


def _ouvrir_la_fenetre(_options: Namespace, _scope: AppScope) -> None:
    raise FenetreAbsente
