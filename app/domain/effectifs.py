"""Headcounts as one types them: « 412 », « au moins 20 »."""

import re

from app.domain.errors import NombreHorsBornes
from app.domain.texte import fold

_PLANCHER = re.compile(r"^(?:au moins|>=?|≥|plus de|min\.?)\s*(\d[\d ]*)$|^(\d[\d ]*)\s*(?:\+|et plus)$")
_EXACT = re.compile(r"^\d[\d ]*$")
_MAXIMUM = 10_000_000


def lire_effectif(texte: str) -> tuple[int, bool]:
    """Return the number typed and whether it is only a floor; raises `NombreHorsBornes`."""
    pli = fold(texte)
    trouve = _PLANCHER.match(pli)
    chiffres = (trouve[1] or trouve[2]) if trouve else pli if _EXACT.match(pli) else ""
    nombre = int(re.sub(r"\D", "", chiffres) or -1)
    if not 0 <= nombre <= _MAXIMUM:
        raise NombreHorsBornes(champ="effectif", minimum=0, maximum=_MAXIMUM)
    return nombre, bool(trouve)


def dire_effectif(nombre: int, *, plancher: bool) -> str:
    """Return « 412 » or « au moins 20 »."""
    dit = f"{nombre:,}".replace(",", "\u202f")
    return f"au moins {dit}" if plancher else dit
