"""What the entreprise answered about the minutes beyond the volume: approved, refused, or not answered yet."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain import regles
from app.domain.contrats.compte import Jour
from app.domain.contrats.records import Conditions, Contrat, Depassement

_TOUT = 1_000_000


class Reponse(StrEnum):
    """What the entreprise answered."""

    APPROUVE = "approuve"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Approbation:
    """An answer, given on `decide_le` by `par`, about the overrun of the days from `du` to `au`.

    It is worth `minutes` of it, the oldest first (None: the whole of it); what these days do not hold yet may still
    come. `note` says how it was given; nothing of it is printed.
    """

    id: int = 0
    contrat_id: int
    reponse: Reponse
    du: date
    au: date
    minutes: int | None = None
    decide_le: date
    par: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tranche:
    """Minutes beyond the volume on a day, and the answer about them; None: still to approve."""

    jour: date
    minutes: int
    approbation: Approbation | None = None

    @property
    def en_attente(self) -> bool:
        """Tell whether nobody answered."""
        return self.approbation is None

    @property
    def approuvee(self) -> bool:
        """Tell whether they may be billed."""
        return self.approbation is not None and self.approbation.reponse is Reponse.APPROUVE


def arbitrer(
    jours: Sequence[Jour], regle: Callable[[date], Conditions | None], approbations: Iterable[Approbation]
) -> tuple[Tranche, ...]:
    """Return the overrun that is to be approved, day by day, each minute with the answer it got.

    Answers are read in the order they were given, whatever the order they were recorded in; each takes the oldest
    minutes of its days that none before it took.
    """
    restes = {j.jour: j.depassement for j in jours if j.depassement and _a_approuver(regle(j.jour))}
    tranches = []
    for approbation in sorted(approbations, key=ordre):
        tranches += list(_prendre(restes, approbation))
    tranches += [Tranche(jour, minutes) for jour, minutes in restes.items() if minutes]
    return tuple(sorted(tranches, key=lambda t: (t.jour, t.approbation is None)))


def ordre(a: Approbation) -> tuple[date, date, date, str, int, int]:
    """Return what puts answers in the order they were given; the number of the record counts last."""
    return a.decide_le, a.du, a.au, a.reponse.value, _TOUT if a.minutes is None else a.minutes, a.id


def minutes_de(tranches: Iterable[Tranche], *, reponse: Reponse | None) -> int:
    """Return the minutes that got this answer; None: none yet."""
    return sum(t.minutes for t in tranches if (t.approbation.reponse if t.approbation else None) is reponse)


def verifier_approbation(approbation: Approbation, contrat: Contrat, aujourd_hui: date) -> None:
    """Raise when the days go backwards or come before the contrat, or the answer was not given yet."""
    regles.dans_l_ordre("du", contrat.debut, approbation.du)
    regles.dans_l_ordre("au", approbation.du, approbation.au)
    regles.dans_l_ordre("decide_le", approbation.decide_le, aujourd_hui)
    regles.jour_plausible("decide_le", approbation.decide_le, aujourd_hui)
    regles.entre("minutes", approbation.minutes, 1, _TOUT)
    regles.renseigne("par", regles.lisible(approbation.par))


def _prendre(restes: dict[date, int], approbation: Approbation) -> Iterable[Tranche]:
    """Yield what an answer takes of the minutes left, the oldest first."""
    voulues = approbation.minutes
    for jour in sorted(restes):
        pris = restes[jour] if voulues is None else min(voulues, restes[jour])
        if pris and approbation.du <= jour <= approbation.au:
            restes[jour] -= pris
            voulues = None if voulues is None else voulues - pris
            yield Tranche(jour, pris, approbation)


def _a_approuver(conditions: Conditions | None) -> bool:
    return conditions is not None and conditions.depassement is Depassement.A_APPROUVER
