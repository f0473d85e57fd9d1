"""The same application over stock SQLite, without a key: what encryption and its checks cost."""

import sqlite3
from typing import Any

from app.store import database


class _Curseur(sqlite3.Cursor):
    """A cursor that lets pass what an old stock SQLite does not know: FTS5 'secure-delete' came with 3.42."""

    def execute(self, ordre: str, *parametres: Any) -> "sqlite3.Cursor":
        return self if "secure-delete" in ordre else super().execute(ordre, *parametres)


class _Connexion(sqlite3.Connection):
    def cursor(self, *_fabrique: Any) -> sqlite3.Cursor:  # type: ignore[override]
        return super().cursor(_Curseur)

    def execute(self, ordre: str, *parametres: Any) -> sqlite3.Cursor:
        sans_cle = ordre.startswith(("PRAGMA key", "PRAGMA cipher"))
        return self.cursor() if sans_cle else self.cursor().execute(ordre, *parametres)


class _NImporteQuelSel:
    """Equal to any salt: a stock file begins with its own name."""

    def __eq__(self, _autre: object) -> bool:
        return True

    def __ne__(self, _autre: object) -> bool:
        return False

    def __hash__(self) -> int:
        return 0


class _Pilote:
    """The standard driver under the name the store calls."""

    def __getattr__(self, nom: str) -> Any:
        return getattr(sqlite3, nom)

    @staticmethod
    def connect(chemin: str, **reglages: Any) -> sqlite3.Connection:
        return sqlite3.connect(chemin, factory=_Connexion, **reglages)


def deshabiller() -> None:
    """Make the store of this process use stock SQLite; for a process that measures and ends."""
    database.dbapi2 = _Pilote()
    database.exiger_moteur = lambda _connexion: None
    database.debut = lambda _chemin: _NImporteQuelSel()
