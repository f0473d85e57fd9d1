"""What the command line says when all goes well."""

import sys


def dire(*lignes: str) -> None:
    """Write the lines on standard output."""
    sys.stdout.write("".join(f"{ligne}\n" for ligne in lignes))
    sys.stdout.flush()
