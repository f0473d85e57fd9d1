"""French public holidays (Code du travail, art. L3133-1; L3134-13 for Alsace-Moselle; L3422-2 overseas)."""

from datetime import date
from functools import lru_cache

_ALSACE = {"67": "6AE", "68": "6AE"}
_TERRITOIRES = frozenset({"57", "971", "972", "973", "974", "976"})


def feries(du: date, au: date, code_postal: str = "") -> dict[date, str]:
    """Return the holidays of a period, both days included, with their French names.

    `code_postal` is that of the place: Alsace-Moselle and the overseas departments have more of them.
    """
    territoire = _territoire(code_postal)
    annees = range(du.year, au.year + 1)
    return {jour: nom for annee in annees for jour, nom in _de(annee, territoire) if du <= jour <= au}


@lru_cache(maxsize=64)
def _de(annee: int, territoire: str | None) -> tuple[tuple[date, str], ...]:
    import holidays  # noqa: PLC0415  (not at unlock)

    lus = holidays.country_holidays("FR", subdiv=territoire, years=annee, language="fr")
    return tuple((jour, nom.replace("'", "’")) for jour, nom in sorted(lus.items()))


def _territoire(code_postal: str) -> str | None:
    if code_postal[:3] in _TERRITOIRES:
        return code_postal[:3]
    departement = code_postal[:2]
    return departement if departement in _TERRITOIRES else _ALSACE.get(departement)
