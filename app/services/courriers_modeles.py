"""The models of letters shipped with the product, read once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app import paths
from app.domain.courriers.modeles import Modele, lire

_PHRASES = "phrases.toml"
_ACCORD = "accord"
LIBRE = "libre"
"""The letter without a model: what an unknown code gives."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A set phrase of the side panel; `texte` is in the markup of models."""

    code: str
    titre: str
    texte: str
    dit: str = ""
    """What its field says once known, in the same markup."""


@cache
def phrases() -> tuple[Phrase, ...]:
    """Return the set phrases, in the order of their file."""
    lues = tomllib.loads((_dossier() / _PHRASES).read_text(encoding="utf-8"))
    return tuple(Phrase(code, lue["titre"], lue["texte"], lue.get("dit", "")) for code, lue in lues.items())


@cache
def modeles() -> dict[str, Modele]:
    """Return every model by code, sorted by family then title."""
    connues = {phrase.code: phrase.texte for phrase in phrases()}
    fichiers = (chemin for chemin in _dossier().glob("*.toml") if chemin.name != _PHRASES)
    lus = [lire(chemin.stem, chemin.read_text(encoding="utf-8"), connues) for chemin in fichiers]
    return {modele.code: modele for modele in sorted(lus, key=lambda m: (m.famille, m.titre))}


def accord_dit() -> str:
    """Return the sentence that cites an accord, for a letter that rests on a recorded one."""
    return next(phrase.dit for phrase in phrases() if phrase.code == _ACCORD)


def modele(code: str) -> Modele:
    """Return the model of that code, the free letter when it is not known (a later version may have made it)."""
    return modeles().get(code) or modeles()[LIBRE]


def _dossier() -> Path:
    return paths.resources() / "modeles"
