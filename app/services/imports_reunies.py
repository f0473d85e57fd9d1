"""The rows of a workbook that still name a dossier which went, since then, under another one."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from sqlalchemy import Connection

from app.store import imports as depot
from app.store.fusion import reunies


class Reunies:
    """What became of the dossiers that two imports, or two spellings, had made of one person."""

    def __init__(self, connexion: Connection) -> None:
        gardes = reunies(connexion)
        traces = depot.traces(connexion, "personnes") if gardes else ()
        self._par_print = {t.empreinte: gardes[t.objet_id] for _, t in traces if t.objet_id in gardes}
        self._doublons: defaultdict[int, list[int]] = defaultdict(list)
        for doublon, garde in gardes.items():
            self._doublons[garde].append(doublon)

    def gardee(self, empreinte: str) -> int | None:
        """Return the dossier that holds now what a row of this print once created, None if it stands."""
        return self._par_print.get(empreinte)

    def avant(self, qui: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        """Yield under which ids these persons may have been written, the present ones left out."""
        if not self._doublons.keys().isdisjoint(qui):
            dossiers = [(ident, *self._doublons.get(ident, ())) for ident in qui]
            yield from (ids for ids in product(*dossiers) if ids != qui)
