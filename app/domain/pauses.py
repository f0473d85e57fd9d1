"""The short pause: a code that reopens the window, few tries, a few hours at most.

The key of the coffre stays in memory meanwhile: a pause hides, only the lock protects.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.errors import Refus

CHIFFRES = 6
"""Least number of digits of the code."""
ESSAIS = 3
DUREE = timedelta(hours=4)
_SUITES = ("01234567890123456789", "98765432109876543210")


class PinFaible(Refus):
    """A code too short or too easy; `raison` says which."""

    code = "pin_faible"


def exiger_pin(code: str) -> None:
    """Refuse a code that is not six digits or more, or that anybody would try first; raises `PinFaible`."""
    if not (code.isascii() and code.isdigit()) or len(code) < CHIFFRES:
        raise PinFaible(raison=f"il faut au moins {CHIFFRES} chiffres, et rien d'autre")
    if len(set(code)) <= 2 or any(code in suite for suite in _SUITES):  # noqa: PLR2004 - 121212, 000111
        raise PinFaible(raison="on le devinerait trop vite")


@dataclass(frozen=True, slots=True)
class Pause:
    """One pause under way: when it began, and how many wrong codes were typed."""

    debut: datetime
    rates: int = 0

    @property
    def restants(self) -> int:
        """Tries left before the coffre locks."""
        return ESSAIS - self.rates

    def rater(self) -> "Pause":
        """Count one wrong code."""
        return Pause(self.debut, self.rates + 1)

    def finie(self, maintenant: datetime) -> bool:
        """Tell whether the coffre must lock: too many tries, too long, or a clock that went back."""
        return self.restants <= 0 or not timedelta(0) <= maintenant - self.debut < DUREE
