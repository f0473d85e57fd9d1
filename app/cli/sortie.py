"""What the command line says when all goes well."""

import sys


def dire(*lignes: str) -> None:
    """Write the lines on standard output."""
    sys.stdout.write("".join(f"{ligne}\n" for ligne in lignes))
    sys.stdout.flush()


def avertir(*lignes: str) -> None:
    """Write what she should know on standard error: what was asked is done all the same."""
    sys.stderr.write("".join(f"{ligne}\n" for ligne in lignes))
