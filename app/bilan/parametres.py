"""The thresholds of the disclosure control, all derived from k (3-bilan, R1 to R9)."""

from dataclasses import dataclass
from enum import StrEnum

from app.bilan.errors import SeuilHorsBornes

K_MIN, K_MAX, K_DEFAUT = 3, 20, 5
_VALEURS_CACHEES = 3


class Niveau(StrEnum):
    """How much detail the number of persons received allows; fixed by that number alone."""

    ACTIVITE = "activite"
    TOTAUX = "totaux"
    BLOCS = "blocs"
    FAMILLES = "familles"
    THEMES = "themes"


@dataclass(frozen=True, slots=True)
class Parametres:
    """Thresholds for one k, the least number of distinct persons behind a printed figure."""

    k: int = K_DEFAUT

    def __post_init__(self) -> None:
        if not K_MIN <= self.k <= K_MAX:
            raise SeuilHorsBornes(k=self.k, mini=K_MIN, maxi=K_MAX)

    @property
    def k_sensible(self) -> int:
        """Threshold of the themes flagged sensitive."""
        return max(10, self.k)

    @property
    def ecart_min(self) -> int:
        """Least difference of two printed numbers: k, and what leaves a reader three values when it is hidden."""
        return max(self.k, _VALEURS_CACHEES + 1)

    @property
    def t_liste(self) -> int:
        """Persons received from which a list may be printed (R3)."""
        return max(10, 2 * self.k)

    @property
    def t_familles(self) -> int:
        """Persons received from which the four families replace the two blocs."""
        return max(25, 5 * self.k)

    @property
    def t_croise(self) -> int:
        """Persons received from which themes and crosses may be printed."""
        return max(60, 6 * self.k)

    h_min = 10
    part_max_pour_cent = 50
    base_pourcent = 20
    caches_max_pour_cent = 30
    caches_max_deux_colonnes_pour_cent = 40
    seance_min = 10
    h_petite_entreprise = 50

    def niveau(self, recues: int) -> Niveau:
        """Return the level of detail for that number of persons received, by nothing else."""
        paliers = (
            (self.t_croise, Niveau.THEMES),
            (self.t_familles, Niveau.FAMILLES),
            (self.t_liste, Niveau.BLOCS),
            (self.k, Niveau.TOTAUX),
        )
        return next((niveau for seuil, niveau in paliers if recues >= seuil), Niveau.ACTIVITE)

    def publics(self, niveau: Niveau) -> dict[str, int | str]:
        """Return what the document says of its own thresholds."""
        return {
            "k": self.k,
            "k_sensible": self.k_sensible,
            "niveau": str(niveau),
            "t_liste": self.t_liste,
            "t_familles": self.t_familles,
            "t_croise": self.t_croise,
            "h_min": self.h_min,
            "part_max": self.part_max_pour_cent,
            "base_pourcent": self.base_pourcent,
            "caches_max": self.caches_max_pour_cent,
        }
