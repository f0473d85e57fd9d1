"""Which contrat a command is about."""

from typing import ClassVar

from app.context import Session
from app.domain.contrats import Contrat
from app.errors import Refus


class ContratInconnu(Refus):
    """No contrat, or several, bear this reference."""

    code: ClassVar[str] = "contrat_inconnu"


def contrat_de(session: Session, reference: str) -> Contrat:
    """Return the contrat of that reference; raises `ContratInconnu`."""
    trouves = [c for c in session.contrats.toutes() if c.reference == reference]
    if len(trouves) != 1:
        raise ContratInconnu(reference=reference)
    return trouves[0]
