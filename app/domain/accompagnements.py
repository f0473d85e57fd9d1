"""One follow-up of one person, paid under one contrat."""

from dataclasses import dataclass
from datetime import date

from app.domain import regles
from app.domain.errors import SuiteIncoherente

EN_COURS = "ENC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Objectif:
    """One line of the plan d'action."""

    texte: str
    qui: str = ""
    pour_le: date | None = None
    resultat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accompagnement:
    """A follow-up; `theme`, `themes` (others), `origine` and `suite` hold codes of the nomenclatures.

    `suite` is "ENC" until the follow-up is closed.
    """

    id: int = 0
    personne_id: int
    contrat_id: int
    demande_le: date | None = None
    ouvert_le: date
    theme: str = "NR"
    themes: tuple[str, ...] = ()
    origine: str = "NR"
    demande: str = ""
    diagnostic: str = ""
    plan: tuple[Objectif, ...] = ()
    clos_le: date | None = None
    suite: str = "ENC"


def verifier(suivi: Accompagnement, aujourd_hui: date) -> None:
    """Raise when the dates are out of order, or the suite does not say the same as the closing day."""
    regles.jour_plausible("ouvert_le", suivi.ouvert_le, aujourd_hui)
    regles.dans_l_ordre("ouvert_le", suivi.demande_le, suivi.ouvert_le)
    regles.dans_l_ordre("clos_le", suivi.ouvert_le, suivi.clos_le)
    if (suivi.clos_le is None) != (suivi.suite == EN_COURS):
        raise SuiteIncoherente(champ="suite")
