"""What everything she did tells of any of her contrats: the season, the growth, how far it all goes from the mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.domain.contrats.elan import elancer
from app.domain.contrats.rythme import INCONNUE, Habitude, habituer, relever
from app.domain.contrats.saison import PLATE, Saison, Serie, poids, saisonner


@dataclass(frozen=True, slots=True)
class Pratique:
    """`elan` is the growth of a year, as a logarithm, that one may count on."""

    saison: Saison = PLATE
    elan: float = 0.0
    habitude: Habitude = INCONNUE


def etudier(series: Sequence[Serie], au: date) -> Pratique:
    """Return what the contrats of a practice show together, knowing only what was known on the evening of `au`."""
    elan = elancer(series, au)
    saison = saisonner(series, au, elan.passe)
    mois = [relever(serie, min(serie), au, partial(poids, saison)) for serie in series if serie]
    return Pratique(saison, elan.avenir, habituer(mois))
