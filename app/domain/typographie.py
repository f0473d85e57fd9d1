"""French typography: no-break spaces, dates and agreement as they are printed."""

from datetime import date

from app.domain.calendrier import MOIS

FINE = "\u202f"
INSECABLE = "\u00a0"


def typographier(texte: str) -> str:
    """Return `texte` with the no-break spaces of French before and inside its punctuation."""
    for signe in ";!?%":
        texte = texte.replace(f" {signe}", f"{FINE}{signe}")
    for avant, apres in ((" :", f"{INSECABLE}:"), ("« ", f"«{INSECABLE}"), (" »", f"{INSECABLE}»"), ("'", "’")):
        texte = texte.replace(avant, apres)
    return texte


def jour(quand: date) -> str:
    """Return « 1er janvier 2025 »."""
    numero = "1er" if quand.day == 1 else str(quand.day)
    return f"{numero}{INSECABLE}{MOIS[quand.month - 1]}{INSECABLE}{quand.year}"
