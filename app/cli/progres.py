"""A progress bar, on a terminal only."""

import sys

from app.cli.sortie import dessiner
from app.progress import Progress, silencieux

_LARGEUR = 30


def barre() -> Progress:
    """Return a receiver that draws on the terminal and wipes its line when done, or one that stays silent."""
    return _dessiner if sys.stderr.isatty() else silencieux


def _dessiner(fait: int, total: int, etape: str) -> None:
    plein = min(_LARGEUR, _LARGEUR * fait // max(total, 1))
    barre = "" if fait >= total else f"{'█' * plein}{'·' * (_LARGEUR - plein)} {etape}"
    dessiner(f"\r\x1b[K{barre}")
