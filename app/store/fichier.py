"""The file of the database, seen from outside: no driver is loaded to look at it."""

from pathlib import Path

from app.store.errors import BaseAbsente, BaseVide

NOM = "coffre.db"


def exiger_fichier(chemin: Path) -> None:
    """Refuse a database that is not there or holds no byte; raises `BaseAbsente`, `BaseVide`."""
    if not chemin.is_file():
        raise BaseAbsente(fichier=chemin.name)
    if not chemin.stat().st_size:
        raise BaseVide(fichier=chemin.name)
