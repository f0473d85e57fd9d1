"""Folding of text: one definition for queries, sort keys and duplicates."""

import re
import unicodedata

_LIGATURES = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "’": "'", "ʼ": "'", "‐": "-", "‑": "-"}
)
_ACCENTS = re.compile("[\u0300-\u036f]")
_MOT = re.compile(r"[^\W_]+")


def fold(texte: str) -> str:
    """Return `texte` without accents, ligatures, case, or irregular white space.

    « Cœur  d’Éléonore » gives « coeur d'eleonore ». SQLite's own tokenizer leaves œ alone, hence this copy.
    """
    if not texte.isascii():
        texte = _sans_accents(texte.translate(_LIGATURES))
    return " ".join(texte.casefold().split())


def mots(texte: str) -> list[str]:
    """Return the folded words of `texte`, letters and digits only."""
    return _MOT.findall(fold(texte))


def _sans_accents(texte: str) -> str:
    nu = _ACCENTS.sub("", unicodedata.normalize("NFKD", texte))
    # Latin accents are gone at the speed of a regular expression; rarer marks are looked up one by one.
    return nu if nu.isascii() else "".join(c for c in nu if not unicodedata.combining(c))
