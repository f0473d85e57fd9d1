"""Failed unlocks, by the clock only: how long to wait, and what the journal will be told."""

import json
from datetime import datetime, timedelta
from pathlib import Path

from app.coffre import disque
from app.coffre.errors import TropDEssais

NOM = "echecs"
_GARDES = 100
_LIBRES = 3
_DELAI_MAX = 300


class Echecs:
    """The side file of failed unlocks since the last success."""

    def __init__(self, dossier: Path) -> None:
        self._chemin = dossier / NOM

    def lire(self) -> tuple[datetime, ...]:
        """Return the instants of the failures, oldest first; an unreadable file tells nothing."""
        try:
            return tuple(datetime.fromisoformat(instant) for instant in json.loads(self._chemin.read_bytes()))
        except (OSError, ValueError, TypeError):
            return ()

    def exiger_patience(self, maintenant: datetime) -> None:
        """Raise `TropDEssais` with the `secondes` left: none for three failures, then 1, 2, 4… up to 300."""
        instants = self.lire()
        delai = timedelta(seconds=_delai(len(instants)))
        if not instants or not delai:
            return
        ecoule = maintenant - instants[-1]
        # A clock set back must not lock her out for longer than the delay itself.
        if timedelta(0) <= ecoule < delai:
            raise TropDEssais(secondes=max(1, round((delai - ecoule).total_seconds())))

    def noter(self, maintenant: datetime) -> None:
        """Add one failure."""
        instants = (*self.lire(), maintenant)[-_GARDES:]
        disque.ecrire(self._chemin, json.dumps([instant.isoformat() for instant in instants]).encode())

    def effacer(self) -> None:
        """Forget the failures, once the journal holds them."""
        self._chemin.unlink(missing_ok=True)


def _delai(echecs: int) -> int:
    if echecs < _LIBRES:
        return 0
    return int(min(_DELAI_MAX, 2 ** min(16, echecs - _LIBRES)))
