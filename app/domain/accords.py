"""What a person agreed that is passed on, to whom, when, how: revocable, and never the RGPD's consent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain import regles


class Forme(StrEnum):
    """How the accord was given."""

    ORAL = "oral"
    ECRIT = "ecrit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Accord:
    """An accord for one category of organismes (a code of organismes.csv), or for one organisme of it.

    `portee` says what may be passed on, `comment` how the person was informed; `retire_le` is the first day it no
    longer holds. `document_id` is the signed paper, when there is one.
    """

    id: int = 0
    personne_id: int
    categorie: str
    organisme_id: int | None = None
    donne_le: date
    forme: Forme = Forme.ORAL
    portee: str = ""
    comment: str = ""
    retire_le: date | None = None
    document_id: int | None = None

    def vaut(self, jour: date) -> bool:
        """Tell whether it holds that day."""
        return self.donne_le <= jour and (self.retire_le is None or jour < self.retire_le)

    def couvre(self, categorie: str, organisme_id: int | None = None) -> bool:
        """Tell whether it is about that recipient; one given for an organisme covers that organisme only."""
        return self.organisme_id == organisme_id if self.organisme_id is not None else self.categorie == categorie


def verifier(accord: Accord, aujourd_hui: date) -> None:
    """Raise when nobody is named as recipient, or the days are impossible or out of order."""
    regles.renseigne("categorie", accord.categorie)
    regles.jour_plausible("donne_le", accord.donne_le, aujourd_hui)
    regles.dans_l_ordre("retire_le", accord.donne_le, accord.retire_le)


def en_vigueur(accords: Iterable[Accord], categorie: str, jour: date, organisme_id: int | None = None) -> Accord | None:
    """Return the last accord given that holds that day for that recipient, None without one."""
    tenus = [a for a in accords if a.vaut(jour) and a.couvre(categorie, organisme_id)]
    return max(tenus, key=lambda a: (a.donne_le, a.id), default=None)
