"""Where the data folders are, in the sources as in an installed or frozen application."""

from pathlib import Path

_APP = Path(__file__).resolve().parent


def resources() -> Path:
    """Return the folder of fonts, nomenclatures and models."""
    return _folder("resources")


def migrations() -> Path:
    """Return the folder of Alembic: env.py, versions."""
    return _folder("migrations")


def _folder(nom: str) -> Path:
    installed = _APP / nom
    return installed if installed.is_dir() else _APP.parent / nom
