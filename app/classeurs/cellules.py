"""Plain readings of one cell."""

import re
from datetime import date, datetime, time

from app.classeurs.cellule import Cellule

_ENTIER = re.compile(r"^\s*(\d{1,3}(?:[ \u202f\xa0.]?\d{3})*)(?:[.,]0+)?\s*$")
_PLUS = re.compile(r"^\s*(\d)\s*(?:\+|et\s*(?:\+|plus))\s*$", re.IGNORECASE)
_MAXIMUM = 1_000_000_000
VIDES = frozenset({"", " ", "  ", "\xa0", "-", " -", "- ", " - ", "--", "—", "–", "/", ".", "néant"})
"""What people type in a cell to say that it holds nothing."""


def texte(cellule: Cellule) -> str:
    """Return what a person sees in the cell, on one line without surrounding space."""
    if isinstance(cellule, str):
        return " ".join(cellule.split())
    if isinstance(cellule, bool):
        return "oui" if cellule else "non"
    if isinstance(cellule, float):
        return str(int(cellule)) if cellule.is_integer() else str(cellule).replace(".", ",")
    if isinstance(cellule, datetime):
        return f"{cellule:%d/%m/%Y %H:%M}"
    if isinstance(cellule, date):
        return f"{cellule:%d/%m/%Y}"
    return f"{cellule:%H:%M}" if isinstance(cellule, time) else str(cellule)


def entier(cellule: Cellule) -> int | None:
    """Return a whole number from 0 to a billion, None for anything else."""
    if isinstance(cellule, float):
        nombre = int(cellule) if cellule.is_integer() else -1
    else:
        trouve = _ENTIER.match(texte(cellule))
        nombre = int(re.sub(r"\D", "", trouve[1])) if trouve else -1
    return nombre if 0 <= nombre <= _MAXIMUM else None


def enfants(cellule: Cellule) -> str | None:
    """Return the code of the number of children (« 0 » … « 4+ »), "NR" when said unknown, else None."""
    nu = texte(cellule).casefold()
    if nu in ("", "?", "nr", "nc", "-"):
        return "NR"
    if nu in ("non", "aucun", "sans", "sans enfant", "zéro", "zero"):
        return "0"
    if plus := _PLUS.match(nu):
        return "4+" if int(plus[1]) >= 4 else None
    nombre = entier(nu.removesuffix("enfants").removesuffix("enfant").strip())
    return None if nombre is None or nombre > 20 else ("4+" if nombre >= 4 else str(nombre))
