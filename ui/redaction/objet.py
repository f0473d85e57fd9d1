"""The line that tells what a letter is about: its fields are read by their words, kept by their code."""

import re
from typing import Final

from app.domain.courriers.champs import definition

_CHAMP: Final = re.compile(r"\{([a-z_]+\.[a-z_0-9]+)")


def lisible(texte: str) -> str:
    """Return a text whose fields are told by their words: « {montant de la dette} » rather than its code."""
    return _CHAMP.sub(lambda trouve: "{" + definition(trouve[1]).libelle, texte)


def codee(texte: str, origine: str) -> str:
    """Return a text as it is kept: the words of the fields of `origine` are codes again."""
    for code in _CHAMP.findall(origine):
        texte = texte.replace("{" + definition(code).libelle, "{" + code)
    return texte
