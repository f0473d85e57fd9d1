"""Folding of text: one definition for queries, sort keys and duplicates."""

import unicodedata

_LIGATURES = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "’": "'", "ʼ": "'", "‐": "-", "‑": "-"}
)


def fold(texte: str) -> str:
    """Return `texte` without accents, ligatures, case, or irregular white space.

    « Cœur  d’Éléonore » gives « coeur d'eleonore ». SQLite's own tokenizer leaves œ alone, hence this copy.
    """
    nu = unicodedata.normalize("NFKD", texte.translate(_LIGATURES))
    sans_accent = "".join(c for c in nu if not unicodedata.combining(c))
    return " ".join(sans_accent.casefold().split())


def mots(texte: str) -> list[str]:
    """Return the folded words of `texte`, letters and digits only."""
    return "".join(c if c.isalnum() else " " for c in fold(texte)).split()
