"""A progress bar, on a terminal only."""

import sys

from app.progress import Progress, silencieux

_LARGEUR = 30


def barre() -> Progress:
    """Return a receiver that draws on the terminal, or one that stays silent."""
    return _dessiner if sys.stderr.isatty() else silencieux


def _dessiner(fait: int, total: int, etape: str) -> None:
    plein = _LARGEUR * fait // max(total, 1)
    fin = "\n" if fait >= total else ""
    sys.stderr.write(f"\r\x1b[K{'█' * plein}{'·' * (_LARGEUR - plein)} {etape}{fin}")
    sys.stderr.flush()
