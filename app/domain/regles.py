"""The small rules that several nouns share."""

from datetime import date, timedelta

from app.domain.errors import ChampManquant, DateHorsBornes, DateIncoherente, NombreHorsBornes

PREMIER_JOUR = date(1950, 1, 1)
AVANCE = timedelta(days=367)
"""No act before 1950, nor later than a year after tomorrow."""


def renseigne(champ: str, *valeurs: object) -> None:
    """Raise `ChampManquant` when every value is empty."""
    if not any(valeurs):
        raise ChampManquant(champ=champ)


def lisible(texte: str) -> str:
    """Return what a reader sees of a text, "" when it holds only spaces and control characters."""
    return "".join(signe for signe in texte if signe.isprintable()).strip()


def dans_l_ordre(champ: str, debut: date | None, fin: date | None) -> None:
    """Raise `DateIncoherente` when both are known and `fin` comes first."""
    if debut is not None and fin is not None and fin < debut:
        raise DateIncoherente(champ=champ)


def jour_plausible(champ: str, jour: date | None, aujourd_hui: date) -> None:
    """Raise `DateHorsBornes` for a day no act can have."""
    if jour is not None and not PREMIER_JOUR <= jour <= aujourd_hui + AVANCE:
        raise DateHorsBornes(champ=champ)


def entre(champ: str, nombre: int | None, minimum: int, maximum: int) -> None:
    """Raise `NombreHorsBornes` when the number is known and out of bounds."""
    if nombre is not None and not minimum <= nombre <= maximum:
        raise NombreHorsBornes(champ=champ, minimum=minimum, maximum=maximum)
