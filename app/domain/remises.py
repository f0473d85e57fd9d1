"""The handing over of a bilan: to whom, when, how."""

from dataclasses import dataclass
from datetime import date

from app.domain import regles


@dataclass(frozen=True, slots=True, kw_only=True)
class Remise:
    """One release handed to one reader; `moyen` is free words (en main propre, par courriel…)."""

    publication_id: int
    le: date
    a: str
    moyen: str = ""


def verifier(remise: Remise, arrete_le: date, aujourd_hui: date) -> None:
    """Raise when nobody received it, or when it was handed before it existed or in the future."""
    regles.renseigne("a", remise.a.strip())
    regles.dans_l_ordre("le", arrete_le, remise.le)
    regles.dans_l_ordre("le", remise.le, aujourd_hui)
