"""Reading the values of options."""

from argparse import ArgumentTypeError
from datetime import date

SEUIL_MIN, SEUIL_MAX = 3, 20
FORMATS = ("pdf", "json", "xlsx")


def annee(texte: str) -> int:
    """Return a civil year."""
    if not (texte.isascii() and texte.isdigit() and 2000 <= int(texte) <= 2100):  # noqa: PLR2004  a century
        raise ArgumentTypeError(f"« {texte} » n’est pas une année (2000 à 2100)")
    return int(texte)


def jour(texte: str) -> date:
    """Return a day, written AAAA-MM-JJ or JJ/MM/AAAA."""
    try:
        return date.fromisoformat("-".join(reversed(texte.split("/"))))
    except ValueError:
        raise ArgumentTypeError(f"« {texte} » n’est pas un jour (AAAA-MM-JJ ou JJ/MM/AAAA)") from None


def seuil(texte: str) -> int:
    """Return a threshold k."""
    if not (texte.isascii() and texte.isdigit() and SEUIL_MIN <= int(texte) <= SEUIL_MAX):
        raise ArgumentTypeError(f"« {texte} » n’est pas un seuil ({SEUIL_MIN} à {SEUIL_MAX})")
    return int(texte)


def formats(texte: str) -> list[str]:
    """Return the formats asked for, each once, in their order."""
    voulus = list(dict.fromkeys(mot.strip().lower() for mot in texte.split(",")))
    inconnus = [mot for mot in voulus if mot not in FORMATS]
    if inconnus:
        raise ArgumentTypeError(f"format inconnu : {', '.join(inconnus)} ; au choix : {', '.join(FORMATS)}")
    return voulus
