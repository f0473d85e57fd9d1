"""The day and the hour where the person is; a picture or a test may set the day."""

from datetime import date, datetime
from typing import Final

_FIXE: Final[list[date]] = []


def aujourd_hui() -> date:
    """Return the civil day."""
    return _FIXE[0] if _FIXE else datetime.now().astimezone().date()


def minutes() -> int:
    """Return the minutes after midnight."""
    maintenant = datetime.now().astimezone()
    return maintenant.hour * 60 + maintenant.minute


def fixer(jour: date | None) -> None:
    """Stop the calendar on one day (None: let it run)."""
    _FIXE[:] = [jour] if jour else []
