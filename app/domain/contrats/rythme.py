"""The pace of one contrat: minutes per working day, how grainy its months are, how fast it changes.

What one contrat shows of its dispersion is little: it is read beside that of the whole practice.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, pairwise

from app.domain.calendrier import mois_apres
from app.domain.contrats.saison import Serie

Z80 = 1.2816
"""Normal quantile of an interval of 80 %."""
Mois = tuple[float, int]
"""Weighted working days of a month, and the minutes seen."""
_DEMI_VIES = (2.5, 5.0, 10.0)
"""Months after which an observation weighs half: the one that would have foretold her own past best is kept."""
_PAR_DEFAUT = 1
_AMORCE = 22.0
"""Working days that the pace of the volume itself weighs, before anything is known."""
_GRAIN, _GRAIN_POIDS = 90.0, 4
"""Dispersion of a month (variance over mean, in minutes) before anything is known, and how many months it weighs."""
_DERIVE, _DERIVE_POIDS = 0.4, 1.0
"""Relative change of pace to expect over six months, and how many trimesters it weighs."""
_TRIMESTRE, _SEMESTRE, _ANNEES = 3, 182.0, 4
_UN_JOUR = timedelta(days=1)
_ASSEZ = 5


@dataclass(frozen=True, slots=True)
class Habitude:
    """How far her months and her pace go from what one expects, over all she does: what each contrat starts from."""

    grain: float = _GRAIN
    derive: float = _DERIVE**2


INCONNUE = Habitude()


@dataclass(frozen=True, slots=True)
class Rythme:
    """`par_jour` minutes per weighted working day, known from `certitude` of them, over so many `mois`.

    `derive` is a variance.
    """

    par_jour: float
    certitude: float
    grain: float
    derive: float
    mois: int = 0

    @property
    def prudence(self) -> float:
        """What a dispersion known from few months multiplies the variance by: (Student's quantile / normal)²."""
        libres = self.mois + _GRAIN_POIDS - 1
        return (1 + (Z80**2 + 1) / (4 * libres)) ** 2

    def variance(self, central: float, jours: int) -> float:
        """Return the variance that a wrong pace adds to what so many days will consume."""
        estimation = self.grain / (max(self.par_jour, 1e-9) * max(self.certitude, 1.0))
        return central**2 * (self.derive * jours / _SEMESTRE + estimation)


def relever(serie: Serie, depuis: date, au: date, peser: Callable[[date, date], float]) -> list[Mois]:
    """Return the months known, four years at most, the oldest first: working days as `peser` weighs them, minutes."""
    mois, vus = max(depuis.replace(day=1), date(au.year - _ANNEES, au.month, 1)), []
    while mois <= au:
        suivant = mois_apres(mois, 1)
        jours = peser(max(mois, depuis), min(au, suivant - _UN_JOUR))
        if jours:
            vus.append((jours, serie.get(mois, 0)))
        mois = suivant
    return vus


def habituer(contrats: Sequence[Sequence[Mois]]) -> Habitude:
    """Return the dispersion of a practice, from the months of each contrat; what is assumed weighs a few of them."""
    grain = _moyenner(list(chain.from_iterable(map(_pas, contrats))), _GRAIN, _GRAIN_POIDS)
    essais = [_essayer(m, _suites(m), _DEMI_VIES[_PAR_DEFAUT], 0.0, grain, amorce=False) for m in contrats]
    nombre = sum(essai.nombre for essai in essais)
    exces = sum(essai.exces * essai.nombre for essai in essais) / nombre if nombre else 0.0
    poids = nombre / _TRIMESTRE
    derive = (max(0.0, exces) * 2 * poids + INCONNUE.derive * _DERIVE_POIDS) / (poids + _DERIVE_POIDS)
    return Habitude(grain, derive)


def mesurer(mois: Sequence[Mois], allure: float, *, amorce: bool, habitude: Habitude = INCONNUE) -> Rythme:
    """Return the pace that months show, the oldest first; `allure` is the pace of the volume."""
    grain = _moyenner(_pas(mois), habitude.grain, _GRAIN_POIDS)
    suites = _suites(mois)
    essais = [_essayer(mois, suites, vie, allure, grain, amorce=amorce) for vie in _DEMI_VIES]
    assez = essais[0].nombre >= _ASSEZ
    choisi = min(essais, key=lambda essai: essai.erreur) if assez else essais[_PAR_DEFAUT]
    poids = choisi.nombre / _TRIMESTRE
    derive = (max(0.0, choisi.exces) * 2 * poids + habitude.derive * _DERIVE_POIDS) / (poids + _DERIVE_POIDS)
    return Rythme(choisi.par_jour, choisi.certitude, grain, derive, len(mois))


@dataclass(frozen=True, slots=True)
class _Essai:
    """What one half-life gives: the pace today, and its errors on each trimester of the past.

    `exces` is what these errors, squared, have beyond the grain of the months.
    """

    par_jour: float
    certitude: float
    nombre: int
    erreur: float
    exces: float


def _suites(mois: Sequence[Mois]) -> list[Mois]:
    """Return, for each month, the trimester after it, while it is whole."""
    return [
        (sum(jours for jours, _ in trois), sum(minutes for _, minutes in trois))
        for trois in zip(mois[1:], mois[2:], mois[3:], strict=False)
    ]


def _essayer(
    mois: Sequence[Mois], suites: Sequence[Mois], vie: float, allure: float, grain: float, *, amorce: bool
) -> _Essai:
    oubli, depart = 0.5 ** (1 / vie), _AMORCE if amorce else 0.0
    jours, vus, erreurs, exces = depart, depart * allure, [], []
    for rang, (duree, minutes) in enumerate(mois):
        jours, vus = jours * oubli + duree, vus * oubli + minutes
        if rang >= len(suites):
            continue
        a_venir, faites = suites[rang]
        attendu = vus / jours * a_venir
        if attendu > 0 < vus:
            erreur = (faites / attendu - 1) ** 2
            erreurs.append(erreur)
            exces.append(erreur - grain / attendu - grain / vus)
    par_jour = vus / jours if jours else 0.0
    if not erreurs:
        return _Essai(par_jour, jours, 0, 0.0, 0.0)
    return _Essai(par_jour, jours, len(erreurs), _moyenne(erreurs), _moyenne(exces))


def _moyenne(valeurs: Sequence[float]) -> float:
    return sum(valeurs) / len(valeurs)


def _moyenner(lus: Sequence[float], suppose: float, poids: float) -> float:
    """Return a mean in which what is supposed weighs so many observations."""
    return (sum(lus) + suppose * poids) / (len(lus) + poids)


def _pas(mois: Sequence[Mois]) -> list[float]:
    """Return variance over mean of each step between neighbour months: a slow change of pace adds none."""
    ecarts = []
    for (jours, minutes), (suivants, autres) in pairwise(mois):
        moyenne = (minutes + autres) / (jours + suivants)
        if moyenne:
            pas = minutes / jours - autres / suivants
            ecarts.append(pas**2 / (moyenne * (1 / jours + 1 / suivants)))
    return ecarts
