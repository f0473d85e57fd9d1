"""What the contrats of one entreprise bore in a period, act by act; the relevés that were handed out of it."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, select, text

from app.domain.contrats.consommation import ActesDuJour
from app.domain.interventions import TOUT, Part, minutes_par_contrat
from app.store import tables
from app.store.positions import EN_PERMANENCE
from app.store.unit_of_work import UnitOfWork

_SIENS = "p.contrat_id IN (SELECT id FROM contrats WHERE entreprise_id = :entreprise) AND p.jour BETWEEN :du AND :au"
# Under these contrats such acts consume whatever the day: whoever looks for the others does not read them.
_AUTRES = (
    "NOT (p.contrat_id IN (SELECT value FROM json_each(:ordinaires)) AND i.facturable = 1"
    " AND i.portee = 'individuelle' AND ip.personne_id IS NOT NULL"
    " AND i.nature NOT IN (SELECT value FROM json_each(:absences)))"
)
_ACTES = text(
    f"SELECT i.id, p.contrat_id, p.jour, i.nature, i.facturable, {EN_PERMANENCE}, i.minutes, i.portee,"  # noqa: S608 - constants only
    " p.pour_dix_mille, i.participants, coalesce(i.site_id, s.site_id, ''), group_concat(ip.personne_id)"
    " FROM interventions_parts p CROSS JOIN interventions i ON i.id = p.intervention_id"
    " LEFT JOIN permanences s ON s.id = i.permanence_id"
    " LEFT JOIN interventions_personnes ip ON ip.intervention_id = i.id"
    f" WHERE {_SIENS} AND {_AUTRES} GROUP BY p.contrat_id, i.id ORDER BY i.id, p.contrat_id"
)
_PARTS = text(
    "SELECT q.intervention_id, q.contrat_id, q.pour_dix_mille FROM interventions_parts q WHERE q.intervention_id IN"  # noqa: S608
    f" (SELECT p.intervention_id FROM interventions_parts p WHERE {_SIENS} AND p.pour_dix_mille < {TOUT})"
)


class ActeLu(NamedTuple):
    """One act that a contrat bears: `acte` is what consumes, `personnes` the ids of whom it was for."""

    id: int
    contrat: int
    acte: ActesDuJour
    portee: str
    partage: bool
    participants: int | None
    site: str
    personnes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleveRemis:
    """One relevé handed out: `contenu` its public JSON, `blocs` the months that it was the first to tell as one."""

    id: int = 0
    contrat_id: int
    du: date
    au: date
    instant: str
    contenu: str
    blocs: str


def actes(
    connexion: Connection,
    entreprise_id: int,
    periode: tuple[date, date],
    ordinaires: Collection[int] = (),
    absences: Collection[str] = (),
) -> list[ActeLu]:
    """Return every act of a period under a contrat of the entreprise, billable or not, with the minutes it bears.

    Left out: what contrats of `ordinaires` bear of billable individual acts for someone known, save the natures of
    `absences`.
    """
    bornes = {"entreprise": entreprise_id, "du": periode[0].isoformat(), "au": periode[1].isoformat()}
    exclus = {"ordinaires": json.dumps(list(ordinaires)), "absences": json.dumps(list(absences))}
    parts = _parts(connexion, bornes)
    return [
        ActeLu(
            ident,
            contrat,
            ActesDuJour(
                date.fromisoformat(jour),
                nature,
                bool(facturable),
                bool(en_permanence),
                minutes if part == TOUT else minutes_par_contrat(minutes, parts[ident])[contrat],
            ),
            portee,
            part < TOUT,
            participants,
            str(site),
            tuple(map(int, qui.split(","))) if qui else (),
        )
        for ident, contrat, jour, nature, facturable, en_permanence, minutes, portee, part, participants, site, qui in (
            connexion.execute(_ACTES, bornes | exclus)
        )
    ]


def _parts(connexion: Connection, bornes: Mapping[str, object]) -> dict[int, list[Part]]:
    """Return who bears the acts that several contrats share, those of other entreprises among them."""
    parts: defaultdict[int, list[Part]] = defaultdict(list)
    for ident, contrat, part in connexion.execute(_PARTS, bornes):
        parts[ident].append(Part(contrat_id=contrat, pour_dix_mille=part))
    return dict(parts)


def remis(connexion: Connection, entreprise_id: int, du: date, au: date) -> list[ReleveRemis]:
    """Return the relevés of the contrats of an entreprise that bear on a period, in the order they were handed out."""
    t, c = tables.releves, tables.contrats
    siens = t.c.contrat_id.in_(select(c.c.id).where(c.c.entreprise_id == entreprise_id))
    requete = select(t).where(siens, t.c.du <= au, t.c.au >= du).order_by(t.c.id)
    return [ReleveRemis(**ligne) for ligne in connexion.execute(requete).mappings()]


def inscrire(unite: UnitOfWork, releve: ReleveRemis) -> int:
    """Keep a relevé that leaves the vault, and return its id: it is never undone."""
    champs = ("contrat_id", "du", "au", "instant", "contenu", "blocs")
    unite.reversible = False
    return unite.insert(tables.releves, {nom: getattr(releve, nom) for nom in champs})


def joindre(unite: UnitOfWork, releve_id: int, format_: str, piece_id: int, sha256: bytes) -> None:
    """Keep one file of a relevé, as it was handed out."""
    valeurs = {"releve_id": releve_id, "format": format_, "piece_id": piece_id, "sha256": sha256}
    unite.insert(tables.releves_fichiers, valeurs)
    unite.reversible = False


def fichiers(connexion: Connection, releve_id: int) -> dict[str, int]:
    """Return the pieces of a relevé by format."""
    t = tables.releves_fichiers
    lues = connexion.execute(select(t.c.format, t.c.piece_id).where(t.c.releve_id == releve_id))
    return {format_: piece for format_, piece in lues}  # noqa: C416 - rows are not pairs
