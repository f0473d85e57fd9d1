"""Minutes and the persons behind them: what R5 is asked of, and how the lines it refuses fold together."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.bilan.releves import ActePorte
from app.bilan.ventilations import suivante
from app.domain.interventions import Portee


@dataclass(slots=True)
class Masse:
    """Minutes of acts, the part of each person, and the minutes of acts whose persons are few or not known."""

    total: int = 0
    muettes: int = 0
    parts: Counter[int] = field(default_factory=Counter)

    def ajouter(self, acte: ActePorte, k: int) -> None:
        """Add an act; one for two of a foyer counts once in the total."""
        self.total += acte.minutes
        if muet(acte, k):
            self.muettes += acte.minutes
        for personne in acte.personnes:
            self.parts[personne] += acte.minutes

    def sure(self, k: int) -> bool:
        """Tell whether there is nothing, or k persons, none with more than half even if she were behind the rest."""
        if not self.total:
            return True
        premiere = max(self.parts.values(), default=0)
        return len(self.parts) >= k and 2 * (premiere + self.muettes) <= self.total


def muet(acte: ActePorte, k: int) -> bool:
    """Tell whether an act is about persons who are few, or not told: a small session, an act still to be named."""
    if acte.portee is Portee.COLLECTIVE:
        return (acte.participants or 0) < k
    return acte.portee is Portee.INDIVIDUELLE and not acte.personnes


def somme(masses: Iterable[Masse]) -> Masse:
    """Add masses up."""
    tout = Masse()
    for masse in masses:
        tout.total += masse.total
        tout.muettes += masse.muettes
        tout.parts.update(masse.parts)
    return tout


def peser(actes: Iterable[ActePorte], cle: Callable[[ActePorte], str], k: int) -> dict[str, Masse]:
    """Add acts up by `cle`."""
    masses: defaultdict[str, Masse] = defaultdict(Masse)
    for acte in actes:
        masses[cle(acte)].ajouter(acte, k)
    return dict(masses)


def plier(
    masses: Mapping[str, Masse], ordre: Sequence[str], k: int, interdits: frozenset[str] = frozenset()
) -> tuple[list[str], list[str]] | None:
    """Return the codes that stand alone and those folded with their neighbours in `ordre` (R6); None: nothing may.

    `interdits` never stand alone.
    """
    presents = [c for c in ordre if c in masses]
    plies = [c for c in presents if c in interdits or not masses[c].sure(k)]
    while plies and (len(plies) == 1 or not somme(masses[c] for c in plies).sure(k)):
        reste = [c for c in presents if c not in plies]
        if not reste:
            return None
        plies.append(suivante(presents, plies, reste))
    return [c for c in presents if c not in plies], plies
