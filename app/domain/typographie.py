"""French typography: no-break spaces, dates and agreement as they are printed."""

from datetime import date

from app.domain.calendrier import MOIS
from app.messages.espaces import FINE as FINE
from app.messages.espaces import INSECABLE as INSECABLE
from app.messages.espaces import typographier as typographier


def jour(quand: date) -> str:
    """Return « 1er janvier 2025 »."""
    numero = "1er" if quand.day == 1 else str(quand.day)
    return f"{numero}{INSECABLE}{MOIS[quand.month - 1]}{INSECABLE}{quand.year}"
