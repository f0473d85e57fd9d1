"""What is kept of a bug: types and frames, never values."""

import platform
import sys
import traceback
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from platformdirs import user_state_path

from app.files import ecrire


def consigner(erreur: BaseException) -> Path | None:
    """Write the report of `erreur` and return its path; None when no place could be written."""
    dossier = user_state_path("visavis", appauthor=False) / "pannes"
    fichier = dossier / f"panne-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
    try:
        dossier.mkdir(parents=True, exist_ok=True, mode=0o700)
        ecrire({fichier: rapport(erreur).encode()})
    except OSError:
        return None
    return fichier


def rapport(erreur: BaseException) -> str:
    """Return the redacted report: no message, no value, no path of the user."""
    entete = f"visavis {_version()} · Python {platform.python_version()} · {sys.platform}"
    return "\n".join([entete, *_chaine(erreur)]) + "\n"


def _version() -> str:
    try:
        return version("visavis")
    except PackageNotFoundError:
        return "(sources)"


def _chaine(erreur: BaseException) -> list[str]:
    lignes: list[str] = []
    vue: set[int] = set()
    cause: BaseException | None = erreur
    while cause is not None and id(cause) not in vue:
        vue.add(id(cause))
        lignes.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        lignes += [f"  {_lieu(f.filename)}:{f.lineno} {f.name}" for f in traceback.extract_tb(cause.__traceback__)]
        cause = cause.__cause__ or cause.__context__
    return lignes


def _lieu(chemin: str) -> str:
    """Keep the end of a source path: what comes before may hold the name of the user."""
    return "/".join(Path(chemin).parts[-3:])
