"""Her own set phrases: a title she finds them by, and the words they write, fields between braces by their label."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.domain import regles
from app.domain.courriers.champs import CATALOGUE
from app.domain.texte import fold

_ACCOLADES: Final = re.compile(r"\{([^{}|]+)\}")
_CODES: Final = {fold(definition.libelle): code for code, definition in CATALOGUE.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseLettre:
    """A set phrase of hers."""

    titre: str = ""
    texte: str = ""


def verifier(phrases: Sequence[PhraseLettre]) -> None:
    """Raise when a phrase has no title or no words."""
    for phrase in phrases:
        regles.renseigne("titre", phrase.titre.strip())
        regles.renseigne("texte", phrase.texte.strip())


def coder(texte: str) -> str:
    """Return a text in the markup of models: « {montant de la dette} » becomes the field of that label."""
    return _ACCOLADES.sub(lambda trouve: "{" + (_CODES.get(fold(trouve[1])) or trouve[1]) + "}", texte)
