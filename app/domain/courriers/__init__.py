"""A letter and its place in the register."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from app.domain import regles
from app.domain.gardes import Danger


class Etat(StrEnum):
    """Where a letter is: being written, ready, gone, answered, or left there."""

    BROUILLON = "brouillon"
    A_ENVOYER = "a_envoyer"
    ENVOYE = "envoye"
    REPONDU = "repondu"
    CLOS = "clos"


class Envoi(StrEnum):
    """How it went."""

    SIMPLE = "simple"
    RECOMMANDE = "recommande"
    COURRIEL = "courriel"
    PORTAIL = "portail"
    MAIN_PROPRE = "main_propre"


PARTIS = frozenset({Etat.ENVOYE, Etat.REPONDU, Etat.CLOS})
"""States of a letter that has gone or never will: its words are frozen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Courrier:
    """A letter: `objet` is written in the markup of models, `corps` is the stored form of its blocks.

    `saisies` is what she typed for its fields, by code; `destinataire` who receives it as the register shows it,
    `sexe` that one's. `piece_id` is its frozen PDF once sent; `relance_de` the letter it chases.
    `copies` are the ids of the organismes that receive one too; `danger` what it is about when its model does not say;
    `refus`: the person refused that it leaves.
    """

    id: int = 0
    personne_id: int | None = None
    organisme_id: int | None = None
    demarche_id: int | None = None
    modele: str
    titre: str
    objet: str = ""
    destinataire: str = ""
    sexe: str = "NR"
    corps: Mapping[str, Any] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    saisies: Mapping[str, str] = field(default_factory=dict)
    etat: Etat = Etat.BROUILLON
    cree_le: date
    envoi: Envoi | None = None
    numero: str = ""
    envoye_le: date | None = None
    reponse_avant: date | None = None
    repondu_le: date | None = None
    reponse: str = ""
    relance_de: int | None = None
    piece_id: int | None = None
    copies: tuple[int, ...] = ()
    danger: Danger = Danger.AUCUN
    refus: bool = False

    @property
    def parti(self) -> bool:
        """Tell whether its words are frozen."""
        return self.etat in PARTIS


def verifier(courrier: Courrier, aujourd_hui: date) -> None:
    """Raise when nothing names the model, or the days cannot be."""
    regles.renseigne("titre", courrier.titre.strip())
    regles.jour_plausible("cree_le", courrier.cree_le, aujourd_hui)
    regles.jour_plausible("envoye_le", courrier.envoye_le, aujourd_hui)
    regles.jour_plausible("reponse_avant", courrier.reponse_avant, aujourd_hui)
    regles.dans_l_ordre("reponse_avant", courrier.envoye_le, courrier.reponse_avant)
    regles.dans_l_ordre("repondu_le", courrier.envoye_le, courrier.repondu_le)


def en_retard(courrier: Courrier, jour: date) -> bool:
    """Tell whether a reply was expected before `jour` and has not come."""
    return courrier.etat is Etat.ENVOYE and courrier.reponse_avant is not None and courrier.reponse_avant < jour


def attendre(jours: int | None, envoye_le: date) -> date | None:
    """Return the day a reply is expected, None when the model expects none."""
    return None if jours is None else envoye_le + timedelta(days=jours)
