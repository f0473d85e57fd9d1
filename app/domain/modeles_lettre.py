"""Her own version of a model of the product: its words are hers, its rules stay those of the model."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain import regles


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeleLettre:
    """A version; `base` is the code of the model, `objet` in the markup of models, `corps` its stored blocks.

    `version` counts the days on which its words changed; a letter takes a copy of them when it is begun.
    """

    id: int = 0
    base: str
    titre: str
    objet: str
    corps: Mapping[str, Any]
    version: int = 1
    ecrit_le: date


def verifier(modele: ModeleLettre) -> None:
    """Raise when it has no title."""
    regles.renseigne("titre", modele.titre.strip())
