"""The one condition a Word model may hold: is a field there, is it (or not) this word; nothing is computed.

ECMA-376 part 1, 17.16.5.22 (IF). The field compared is a merge field, the sign is = or <>, both texts are words and
merge fields; wildcards, other signs and conditions inside conditions are refused.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.domain.texte import fold

_PREMIERE: Final = 0xE100
_CHAMPS_MAX: Final = 100
_PLACES: Final = f"[{chr(_PREMIERE)}-{chr(_PREMIERE + _CHAMPS_MAX - 1)}]"
_MOT: Final = r'(?:"([^"\\]*)"|([^\s"\\*?]+))'
_SI: Final = re.compile(
    rf'^\s*(?:IF|SI)\s+"?({_PLACES})"?\s*(=|<>)\s*{_MOT}\s+{_MOT}(?:\s+{_MOT})?\s*(?:\\\*\s*MERGEFORMAT\s*)?$',
    re.IGNORECASE,
)
_DEBUT: Final = re.compile(r"^\s*(?:IF|SI)\s", re.IGNORECASE)
_GUILLEMETS: Final = str.maketrans({"“": '"', "”": '"'})
_PERSONNE: Final = frozenset({"personne.sexe", "personne.civilite"})
_FEMME: Final = frozenset({"f", "femme", "feminin", "madame", "mme", "mlle", "mademoiselle"})
_HOMME: Final = frozenset({"h", "m", "homme", "masculin", "monsieur", "mr"})

Mot = Callable[[str], str]
"""Gives the words to print for the name of a field, what is missing said so."""
Connu = Callable[[str], tuple[str, str]]
"""Gives our code for the name of a field, and its words, « » when they are not known."""


@dataclass(frozen=True, slots=True)
class Si:
    """A condition: the field compared, to what, and what is printed; texts hold the places of their fields."""

    champ: str
    egal: bool
    valeur: str
    alors: str
    sinon: str
    noms: tuple[str, ...]


def commence(code: str) -> bool:
    """Tell whether the code of a field begins a condition."""
    return _DEBUT.match(code) is not None


def place(rang: int) -> str:
    """Return the sign that stands, in a code, for the field of this rank."""
    return chr(_PREMIERE + min(rang, _CHAMPS_MAX))


def propre(code: str) -> str:
    """Return a piece of code as it is written, without the signs kept for the places of fields."""
    return re.sub(_PLACES, "", code).translate(_GUILLEMETS)


def lire(code: str, noms: tuple[str, ...]) -> Si | None:
    """Return the condition of a code, None when it is not one of those allowed."""
    trouve = _SI.match(code)
    if trouve is None:
        return None
    champ, signe, *mots = trouve.groups(default="")
    valeur, alors, sinon = (cite or nu for cite, nu in zip(mots[::2], mots[1::2], strict=True))
    if "*" in valeur or "?" in valeur or re.search(_PLACES, valeur):
        return None
    return Si(noms[ord(champ) - _PREMIERE], signe == "=", valeur, alors, sinon, noms)


def resoudre(si: Si, mot: Mot, connu: Connu) -> str:
    """Return what a condition prints; a field compared and not known is printed as missing."""
    code, dit = connu(si.champ)
    if not si.valeur.strip():
        vrai = (not dit) == si.egal
    elif not dit:
        return mot(si.champ)
    else:
        vrai = (_plie(code, dit) == _plie(code, si.valeur)) == si.egal
    return re.sub(_PLACES, lambda trouve: mot(si.noms[ord(trouve[0]) - _PREMIERE]), si.alors if vrai else si.sinon)


def _plie(code: str, dit: str) -> str:
    """Return words as they are compared: « Mme » is « Madame » for a field that tells the sex of the person."""
    plie = fold(dit).strip(" .")
    if code in _PERSONNE and plie in _FEMME:
        return "F"
    return "H" if code in _PERSONNE and plie in _HOMME else plie
