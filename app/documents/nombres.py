"""Numbers, dates and periods as French readers expect them on paper."""

from datetime import date
from typing import Final

from app.bilan.document import Unite

FINE, INSECABLE = "\u202f", "\u00a0"
MOIS: Final = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()  # noqa: SIM905
)
MOIS_COURTS: Final = dict(
    zip(MOIS, "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split(), strict=True)  # noqa: SIM905
)


def entier(valeur: int) -> str:
    """Return `valeur` with a narrow space between thousands."""
    return f"{valeur:,}".replace(",", FINE)


def formater(valeur: int, unite: Unite) -> str:
    """Return `valeur` (whole units of `unite`; minutes, cents) as the bilan prints it."""
    if unite is Unite.MINUTES:
        return f"{entier((valeur + 30) // 60)}{INSECABLE}h"
    if unite is Unite.CENTIMES:
        return f"{entier((valeur + 50) // 100)}{INSECABLE}€"
    return f"{entier(valeur)}{INSECABLE}%" if unite is Unite.POURCENT else entier(valeur)


def date_longue(jour: date) -> str:
    """Return « 1er janvier 2025 »."""
    numero = "1er" if jour.day == 1 else str(jour.day)
    return f"{numero}{INSECABLE}{MOIS[jour.month - 1]}{INSECABLE}{jour.year}"


def annee_civile(du: date, au: date) -> bool:
    """Tell whether the period is one civil year."""
    return (du, au) == (date(du.year, 1, 1), date(du.year, 12, 31))


def periode_courte(du: date, au: date) -> str:
    """Return « 2025 », or « du 1er janvier au 31 mars 2025 »."""
    if annee_civile(du, au):
        return str(du.year)
    debut = date_longue(du) if du.year != au.year else date_longue(du).rsplit(INSECABLE, 1)[0]
    return f"du {debut} au {date_longue(au)}"
