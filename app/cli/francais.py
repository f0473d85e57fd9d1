"""The command line speaks French down to the words of argparse."""

import argparse
from collections.abc import Callable
from typing import NoReturn, TypeAlias

_MOTS = {
    "usage: ": "Usage : ",
    "positional arguments": "Arguments",
    "options": "Options",
    "optional arguments": "Options",
    "expected one argument": "une valeur est attendue",
    "expected at least one argument": "au moins une valeur est attendue",
    "expected at most one argument": "une valeur au plus est attendue",
    "the following arguments are required: %s": "il manque : %s",
    "one of the arguments %s is required": "il faut l’un de : %s",
    "not allowed with argument %s": "ne va pas avec %s",
    "ignored explicit argument %r": "ne prend pas de valeur : %r",
    "unrecognized arguments: %s": "mot inconnu : %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s est ambigu : %(matches)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r n’existe pas ; au choix : %(choices)s",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": (
        "%(value)r n’existe pas ; au choix : %(choices)s"
    ),
    "invalid %(type)s value: %(value)r": "%(value)r ne se lit pas comme %(type)s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s : %(message)s",
}


def _traduire(mots: str) -> str:
    return _MOTS.get(mots, mots)


def _traduire_nombre(un: str, plusieurs: str, nombre: int) -> str:
    return "%s valeurs sont attendues" if "expected" in un else (un if nombre == 1 else plusieurs)


# argparse looks its words up in its own module when it prints them; it offers no other way in.
argparse._ = _traduire  # type: ignore[attr-defined]
argparse.ngettext = _traduire_nombre  # type: ignore[attr-defined]


class Analyseur(argparse.ArgumentParser):
    """A parser whose help and refusals are French; a misuse ends with status 2."""

    def __init__(self, *, prog: str, description: str) -> None:
        super().__init__(prog=prog, description=description, add_help=False, allow_abbrev=False)
        self.add_argument("-h", "--help", "--aide", action="help", help="montre cette aide et s’arrête")

    def error(self, message: str) -> NoReturn:
        """Say the misuse and where the help is."""
        self.exit(2, f"{self.format_usage()}Erreur : {message}.\nL’aide : {self.prog} --help\n")


Branches: TypeAlias = "argparse._SubParsersAction[Analyseur]"  # noqa: SLF001  argparse has no public name for it


def commande(branches: Branches, nom: str, aide: str, fonction: Callable[..., None]) -> Analyseur:
    """Add the command `nom`, which calls `fonction(options, scope)`."""
    fin = "…" if aide.endswith("…") else "."
    analyseur = branches.add_parser(nom, help=aide, description=f"{aide[0].upper()}{aide[1:].rstrip('…')}{fin}")
    analyseur.set_defaults(commande=fonction)
    return analyseur
