"""The slots of a permanence: what is taken, what is free, who came unannounced, who did not come."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.permanences import Permanence
from app.domain.rendezvous import EtatRendezVous, RendezVous

PAS = 30
"""Minutes of a free slot, unless she chose otherwise."""


@dataclass(frozen=True, slots=True)
class Creneau:
    """A stretch of a permanence, in minutes after midnight; free when `rendezvous` is None."""

    debut: int
    fin: int
    rendezvous: RendezVous | None = None


@dataclass(frozen=True, slots=True)
class Compte:
    """How a permanence is filled: `prevus` are still to come, `spontanes` are walk-ins among those who came."""

    prevus: int
    venus: int
    absents: int
    spontanes: int
    libres: int


def creneaux(permanence: Permanence, rendezvous: Sequence[RendezVous], pas: int = PAS) -> list[Creneau]:
    """Return the appointments and, between them, the free slots of `pas` minutes, in order of time."""
    pris = [r for r in rendezvous if r.occupe]
    debuts = range(permanence.debut, permanence.fin - pas + 1, pas)
    libres = [Creneau(d, d + pas) for d in debuts if not any(r.debut < d + pas and d < r.fin for r in pris)]
    tenus = [Creneau(r.debut, r.fin, r) for r in rendezvous]
    return sorted((*libres, *tenus), key=lambda c: (c.debut, c.rendezvous is None, c.fin))


def compter(permanence: Permanence, rendezvous: Sequence[RendezVous], pas: int = PAS) -> Compte:
    """Return how the permanence is filled."""
    etats = [r.etat for r in rendezvous]
    return Compte(
        prevus=etats.count(EtatRendezVous.PREVU),
        venus=etats.count(EtatRendezVous.VENU),
        absents=etats.count(EtatRendezVous.ABSENT),
        spontanes=sum(r.spontane and r.etat is EtatRendezVous.VENU for r in rendezvous),
        libres=sum(c.rendezvous is None for c in creneaux(permanence, rendezvous, pas)),
    )
