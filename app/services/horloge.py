"""What time it is, as everything that dates something asks it."""

from collections.abc import Callable
from datetime import datetime

Horloge = Callable[[], datetime]


def maintenant() -> datetime:
    """Return the instant with the offset of this computer."""
    return datetime.now().astimezone()
