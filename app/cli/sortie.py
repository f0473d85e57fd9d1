"""What the command line says when all goes well, and what it warns of; a reader who left is no failure."""

import os
import sys
from typing import TextIO


def dire(*lignes: str) -> None:
    """Write the lines on standard output."""
    _ecrire(sys.stdout, "".join(f"{ligne}\n" for ligne in lignes))


def avertir(*lignes: str) -> None:
    """Write the lines on standard error."""
    _ecrire(sys.stderr, "".join(f"{ligne}\n" for ligne in lignes))


def dessiner(trait: str) -> None:
    """Write on standard error as it is, without an end of line."""
    _ecrire(sys.stderr, trait)


def vider() -> None:
    """Send what is still held back, so that nothing is left to fail as the interpreter ends."""
    for flux in (sys.stdout, sys.stderr):
        _ecrire(flux, "")


def _ecrire(flux: TextIO | None, mots: str) -> None:
    """Write and flush; when whoever read the stream is gone (« | head »), the rest goes nowhere and work goes on."""
    if flux is None:  # a program without a console has no streams
        return
    try:
        flux.write(mots)
        flux.flush()
    except BrokenPipeError:
        nulle_part = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nulle_part, flux.fileno())
        os.close(nulle_part)
