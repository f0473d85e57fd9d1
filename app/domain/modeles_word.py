"""Her own Word models: which file, and what its fields mean among ours."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain import regles
from app.domain.courriers.champs import CATALOGUE
from app.domain.errors import CorrespondanceInconnue

A_SAISIR: Final = "saisie"
"""Meaning of a field that she types for each letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeleWord:
    """A model; `correspondance` gives the code of our field for each of her names, `piece_id` the encrypted file."""

    id: int = 0
    nom: str
    correspondance: Mapping[str, str]
    ajoute_le: date
    piece_id: int


def verifier(modele: ModeleWord) -> None:
    """Raise when it has no name, or a field stands for none of ours; one may stand for nothing (« ») or be typed."""
    regles.renseigne("nom", modele.nom.strip())
    for nom, code in modele.correspondance.items():
        if code and code != A_SAISIR and code not in CATALOGUE:
            raise CorrespondanceInconnue(champ=nom)
