"""The words of a letter that live in a Word document: one filled from her model, or changed in Word and taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from app.domain.courriers.champs import CATALOGUE, PROPRE
from app.domain.courriers.composition import OUVRE
from app.domain.texte import fold

_ATTEND: Final = fold(OUVRE.removeprefix("["))
_CODES: Final = {fold(definition.libelle): code for code, definition in CATALOGUE.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class LettreWord:
    """The document of a letter, whose fields are filled each time; `correspondance` gives our code for its names."""

    id: int = 0
    courrier_id: int
    piece_id: int
    correspondance: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopieWord:
    """A clear copy written for Word: its letter, where it is, its SHA-256 in hexadecimal when it was written."""

    courrier_id: int
    chemin: str
    empreinte: str


def attendus(noms: Iterable[str]) -> dict[str, str]:
    """Return the code of each « à compléter : … » that she left in brackets; her own brackets are absent."""
    suites = {nom: fold(nom).removeprefix(_ATTEND) for nom in noms if fold(nom).startswith(_ATTEND)}
    return {nom: _CODES.get(suite.strip()) or f"{PROPRE}{_dit(nom)}" for nom, suite in suites.items()}


def _dit(nom: str) -> str:
    return nom.partition(":")[2].strip()
