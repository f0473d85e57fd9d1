"""From acts to accompagnements: one per person and contrat, a new one after twelve silent months."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

RETOUR = "RETOUR"
"""Origin of an act that says only « déjà connu »: the earlier origin is kept."""


@dataclass(slots=True)
class Suivi:
    """One accompagnement being put together; `acte` are (day, theme, origine), `rangs` the acts of the import.

    `connu_id` when the vault already has it; `clos_le` then tells it takes no later act.
    """

    actes: list[tuple[date, str, str]] = field(default_factory=list)
    rangs: list[int] = field(default_factory=list)
    connu_id: int | None = None
    clos_le: date | None = None

    @property
    def debut(self) -> date:
        """First day."""
        return min(jour for jour, _, _ in self.actes)

    @property
    def fin(self) -> date:
        """Last day."""
        return max(jour for jour, _, _ in self.actes)

    def accueille(self, jour: date) -> bool:
        """Tell whether an act of that day continues this follow-up."""
        if self.clos_le is not None and jour > self.clos_le:
            return False
        return jour <= _un_an_apres(self.fin) and self.debut <= _un_an_apres(jour)


@dataclass(frozen=True, slots=True)
class Synthese:
    """What the acts say of their accompagnement."""

    theme: str
    themes: tuple[str, ...]
    origine: str


def regrouper(nouveaux: Sequence[tuple[date, int, str, str]], connus: Iterable[Suivi]) -> list[Suivi]:
    """Give each new act (day, rank, theme, origine) to a follow-up, known or opened for it; return those touched."""
    suivis = sorted(connus, key=lambda s: s.debut)
    for jour, rang, theme, origine in sorted(nouveaux, key=lambda a: (a[0], a[1])):
        suivi = next((s for s in reversed(suivis) if s.accueille(jour)), None)
        if suivi is None:
            suivi = Suivi()
            suivis.append(suivi)
        suivi.actes.append((jour, theme, origine))
        suivi.rangs.append(rang)
    return [suivi for suivi in suivis if suivi.rangs]


def synthese(actes: Sequence[tuple[date, str, str]], anterieure: str = "NR") -> Synthese:
    """Return the theme most often met (the earliest on a tie), the others, and the first origin known.

    A follow-up that begins by a return takes the origin of the earlier one, `anterieure`.
    """
    ordonnes = sorted(actes, key=lambda a: a[0])
    comptes = Counter(theme for _, theme, _ in ordonnes if theme != "NR")
    themes = [theme for theme, _ in comptes.most_common()]
    dites = [origine for _, _, origine in ordonnes if origine not in ("NR", RETOUR)]
    revenu = bool(ordonnes) and ordonnes[0][2] == RETOUR
    origine = dites[0] if dites else (anterieure if revenu else "NR")
    return Synthese(themes[0] if themes else "NR", tuple(themes[1:]), origine)


def _un_an_apres(jour: date) -> date:
    try:
        return jour.replace(year=jour.year + 1)
    except ValueError:
        return date(jour.year + 1, 3, 1)
