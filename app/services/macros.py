"""The text macros, kept in the coffre."""

from collections.abc import Sequence
from dataclasses import asdict

from app.domain import macros
from app.domain.changes import Changes
from app.domain.macros import DEPART, Macro
from app.store import reglages
from app.store.unit_of_work import Magasin

_CLE = "macros"


class Macros:
    """Those she uses: what a new coffre starts with, until she changes them."""

    def __init__(self, magasin: Magasin) -> None:
        self._magasin = magasin

    def toutes(self) -> tuple[Macro, ...]:
        """Return every macro, in her order."""
        with self._magasin.lire() as connexion:
            lues = reglages.lire(connexion, _CLE)
        return DEPART if lues is None else tuple(Macro(**lue) for lue in lues)

    def save(self, voulues: Sequence[Macro], visite: str = "") -> tuple[tuple[Macro, ...], Changes]:
        """Keep these macros; raises `ChampManquant`, `MacroIllisible`, `MacroDouble`."""
        macros.verifier(voulues)
        with self._magasin.ecrire("Raccourcis de texte", visite=visite) as unite:
            reglages.ecrire(unite, _CLE, [asdict(macro) for macro in voulues])
        return tuple(voulues), unite.changes()
