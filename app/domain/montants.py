"""Sums of money and hours of the day as people type them: integer cents, integer minutes."""

import re
from typing import ClassVar

from app.domain.texte import fold
from app.errors import Refus

_MONTANT = re.compile(r"^(\d+)(?:[.,](\d{1,2}))?$", re.ASCII)
_HEURE = re.compile(r"^(\d{1,2})\s*(?:[h:]\s*(\d{2})?)?$", re.ASCII)
_JOUR, _SOIXANTE = 24, 60
_MONTANT_MAX = 12


class MontantRefuse(Refus):
    """Words that are not a sum of money."""

    code: ClassVar[str] = "montant_refuse"


class HeureRefusee(Refus):
    """Words that are not an hour of the day."""

    code: ClassVar[str] = "heure_refusee"


def lire_montant(texte: str) -> int:
    """Return the cents of « 1 234,56 € », « 780 », « 645.5 »; raises `MontantRefuse`."""
    nu = re.sub(r"\s|€|euros?|eur", "", fold(texte))
    trouve = _MONTANT.match(nu)
    if not trouve or len(nu) > _MONTANT_MAX:
        raise MontantRefuse
    return int(trouve[1]) * 100 + int((trouve[2] or "").ljust(2, "0"))


def dire_montant(cents: int) -> str:
    """Return « 1 234,56 » or « 780 », without the sign of the euro."""
    euros, reste = divmod(cents, 100)
    dit = f"{euros:,}".replace(",", "\u202f")
    return f"{dit},{reste:02}" if reste else dit


def lire_heure(texte: str) -> int:
    """Return the minutes after midnight of « 9 h 30 », « 9:30 », « 14h », « 14 »; raises `HeureRefusee`."""
    trouve = _HEURE.match(fold(texte).strip())
    heures, minutes = (int(trouve[1]), int(trouve[2] or 0)) if trouve else (_JOUR, 0)
    if heures >= _JOUR or minutes >= _SOIXANTE:
        raise HeureRefusee
    return heures * _SOIXANTE + minutes
