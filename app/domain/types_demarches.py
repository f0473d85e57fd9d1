"""What kinds of démarches there are, with the legal time of each: data, dated, to be checked."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.delais import Delai

AUTRE = "AUT"


class Sens(StrEnum):
    """What the silence of an organisme means once its time is over."""

    REJET = "rejet"
    ACCORD = "accord"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeDemarche:
    """A kind of démarche.

    `silence` runs from the day the organisme received the request, `recours` from the day the decision was notified,
    before `voie`; None where no general rule was found. `source` names the texts, noted on `releve_le`, to be checked.
    """

    code: str
    libelle: str
    categories: tuple[str, ...] = ()
    silence: Delai | None = None
    sens: Sens | None = None
    recours: Delai | None = None
    voie: str = ""
    source: str = ""
    releve_le: date | None = None


INCONNU = TypeDemarche(code=AUTRE, libelle="Autre démarche")
"""What a démarche of a forgotten kind is shown as."""
