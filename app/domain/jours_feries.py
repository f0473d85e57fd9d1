"""The public holidays of the whole of France (Code du travail, art. L3133-1), worked out: nothing to load."""

from datetime import date, timedelta
from functools import lru_cache

_FIXES = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
_APRES_PAQUES = (1, 39, 50)
"""Days after Easter Sunday: its Monday, Ascension Day, Whit Monday."""


def ferie(jour: date) -> bool:
    """Tell whether a day is a holiday everywhere in France; Alsace-Moselle and overseas have more."""
    return jour in de(jour.year)


@lru_cache(maxsize=64)
def de(annee: int) -> frozenset[date]:
    """Return the eleven holidays of a year."""
    dimanche = paques(annee)
    mobiles = (dimanche + timedelta(days=ecart) for ecart in _APRES_PAQUES)
    return frozenset((*(date(annee, mois, quantieme) for mois, quantieme in _FIXES), *mobiles))


def paques(annee: int) -> date:
    """Return Easter Sunday (Gregorian computus, as Butcher and Meeus give it)."""
    siecle, rang = divmod(annee, 100)
    d, e = divmod(siecle, 4)
    f = (siecle + 8) // 25
    g = (siecle - f + 1) // 3
    h = (19 * (annee % 19) + siecle - d - g + 15) % 30
    i, k = divmod(rang, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (annee % 19 + 11 * h + 22 * m) // 451
    mois, quantieme = divmod(h + m - 7 * n + 114, 31)
    return date(annee, mois, quantieme + 1)
