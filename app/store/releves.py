"""What the contrats of one entreprise bore in a civil year, act by act: the reading a relevé is broken down from."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, text

from app.domain.contrats.consommation import ActesDuJour
from app.domain.interventions import TOUT
from app.store.positions import EN_PERMANENCE

_ACTES = text(
    f"SELECT p.contrat_id, p.jour, i.nature, i.facturable, {EN_PERMANENCE}, i.minutes, i.portee,"  # noqa: S608 - constants only
    " p.pour_dix_mille, i.participants, group_concat(ip.personne_id)"
    " FROM interventions_parts p CROSS JOIN interventions i ON i.id = p.intervention_id"
    " LEFT JOIN interventions_personnes ip ON ip.intervention_id = i.id"
    " WHERE p.contrat_id IN (SELECT id FROM contrats WHERE entreprise_id = :entreprise)"
    " AND p.jour BETWEEN :du AND :au GROUP BY p.contrat_id, i.id ORDER BY i.id, p.contrat_id"
)


class ActeLu(NamedTuple):
    """One act that a contrat bears: `acte` is what consumes, `personnes` the ids of whom it was for."""

    contrat: int
    acte: ActesDuJour
    portee: str
    partage: bool
    participants: int | None
    personnes: tuple[int, ...]


def actes(connexion: Connection, entreprise_id: int, annee: int) -> list[ActeLu]:
    """Return every act of the year under a contrat of the entreprise, billable or not, with its whole minutes."""
    bornes = {"entreprise": entreprise_id, "du": f"{annee}-01-01", "au": f"{annee}-12-31"}
    return [
        ActeLu(
            contrat,
            ActesDuJour(date.fromisoformat(jour), nature, bool(facturable), bool(en_permanence), minutes),
            portee,
            part < TOUT,
            participants,
            tuple(map(int, qui.split(","))) if qui else (),
        )
        for contrat, jour, nature, facturable, en_permanence, minutes, portee, part, participants, qui in (
            connexion.execute(_ACTES, bornes)
        )
    ]
