"""The acts of an import: written in number, recognised by their print."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from app.domain.interventions import Portee
from app.store import tables
from app.store.imports import beaucoup, empreinte
from app.store.search import a_indexer, docid_date
from app.store.unit_of_work import UnitOfWork

_LOT = 20_000

LigneActe = tuple[Any, ...]
"""jour, heure, minutes, nature, canal, portee, accompagnement, site, organisme, participants, theme, origine,
a_completer, facturable, note, contrat, personnes."""


def ecrire_actes(unite: UnitOfWork, actes: Sequence[LigneActe]) -> range:
    """Add many acts at once and return their ids, in order; one statement per table, plain tuples."""
    ids = unite.reserver(tables.interventions, len(actes))
    suite = unite.seq(len(actes)) if actes else range(0)
    rows: list[tuple[Any, ...]] = []
    textes: list[tuple[Any, ...]] = []
    parts: list[tuple[Any, ...]] = []
    personnes: list[tuple[Any, ...]] = []
    copies: list[tuple[Any, ...]] = []
    for ident, seq, a in zip(ids, suite, actes, strict=True):
        jour = a[0].isoformat()
        rows.append((ident, seq, jour, *a[1:14]))
        textes.append((ident, a[14]))
        if a[15]:
            parts.append((ident, a[15], jour))
        personnes.extend((ident, rang, personne, jour) for rang, personne in enumerate(a[16]))
        if a[14] and (plie := a_indexer(a[14])):
            copies.append((docid_date(a[0], seq), ident, plie))
    for ordre, lignes in zip(_ORDRES, (rows, textes, parts, personnes, copies), strict=True):
        beaucoup(unite, ordre, lignes)
    unite.noter("interventions", ids)
    return ids


_INTERVENTIONS = (
    "INSERT INTO interventions (id, seq, jour, heure, minutes, nature, canal, portee, accompagnement_id, site_id,"
    " organisme_id, participants, theme, origine, a_completer, facturable) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
)
_PARTS = (
    "INSERT INTO interventions_parts (intervention_id, rang, contrat_id, pour_dix_mille, jour)"
    " VALUES (?, 0, ?, 10000, ?)"
)
_ORDRES = (
    _INTERVENTIONS,
    "INSERT INTO interventions_textes (intervention_id, note, note_travail) VALUES (?, ?, '')",
    _PARTS,
    "INSERT INTO interventions_personnes (intervention_id, rang, personne_id, jour) VALUES (?, ?, ?, ?)",
    "INSERT INTO recherche_interventions (docid, objet_id, texte) VALUES (?, ?, ?)",
)


@dataclass(frozen=True, slots=True)
class ActeConnu:
    """What identifies an act of the vault: everything a workbook can say of it, `entreprise` by its id."""

    id: int
    jour: date
    minutes: int
    nature: str
    theme: str
    origine: str
    entreprise: int
    personnes: tuple[int, ...]
    accompagnement: int | None
    empreinte: str


def actes(connexion: Connection, ids: Iterable[int]) -> dict[int, ActeConnu]:
    """Return the acts of these ids with their present print."""
    trouves: dict[int, ActeConnu] = {}
    tous = list(ids)
    for debut in range(0, len(tous), _LOT):
        for connu in _lire_actes(connexion, tous[debut : debut + _LOT]):
            trouves[connu.id] = connu
    return trouves


def actes_de(connexion: Connection, accompagnements: Iterable[int]) -> dict[int, list[tuple[date, str, str]]]:
    """Return (day, theme, origine) of the acts of each accompagnement, in order of day."""
    table = tables.interventions
    groupes: dict[int, list[tuple[date, str, str]]] = defaultdict(list)
    tous = list(accompagnements)
    for debut in range(0, len(tous), _LOT):
        requete = (
            select(table.c.accompagnement_id, table.c.jour, table.c.theme, table.c.origine)
            .where(table.c.accompagnement_id.in_(tous[debut : debut + _LOT]))
            .order_by(table.c.jour, table.c.seq)
        )
        for ligne in connexion.execute(requete):
            groupes[ligne.accompagnement_id].append((ligne.jour, ligne.theme, ligne.origine))
    return groupes


class Contenu(NamedTuple):
    """What a workbook says of an act; site, contrat and accompagnement are inferred, hence left out."""

    jour: date
    heure: int | None
    minutes: int
    nature: str
    canal: str
    portee: Portee
    entreprise: int
    personnes: tuple[int, ...]
    organisme: int | None
    participants: int | None
    theme: str
    origine: str
    facturable: bool
    note: str

    @property
    def empreinte(self) -> str:
        """Print of the act."""
        return empreinte(
            self.jour.isoformat(), *self[1:5], str(self.portee), *self[6:12], int(self.facturable), self.note
        )


def _lire_actes(connexion: Connection, ids: list[int]) -> Iterator[ActeConnu]:
    i, t, p = tables.interventions, tables.interventions_textes, tables.interventions_parts
    liens = tables.interventions_personnes
    requete = (
        select(i, t.c.note, tables.contrats.c.entreprise_id)
        .join(t, t.c.intervention_id == i.c.id)
        .outerjoin(p, (p.c.intervention_id == i.c.id) & (p.c.rang == 0))
        .outerjoin(tables.contrats, tables.contrats.c.id == p.c.contrat_id)
        .where(i.c.id.in_(ids))
    )
    qui: dict[int, list[int]] = defaultdict(list)
    lus = select(liens).where(liens.c.intervention_id.in_(ids)).order_by(liens.c.intervention_id, liens.c.rang)
    for lien in connexion.execute(lus):
        qui[lien.intervention_id].append(lien.personne_id)
    for a in connexion.execute(requete):
        personnes = tuple(qui.get(a.id, ()))
        yield ActeConnu(
            a.id, a.jour, a.minutes, a.nature, a.theme, a.origine, a.entreprise_id or 0, personnes, a.accompagnement_id,
            Contenu(
                a.jour, a.heure, a.minutes, a.nature, a.canal, a.portee, a.entreprise_id or 0, personnes,
                a.organisme_id, a.participants, a.theme, a.origine, a.facturable, a.note,
            ).empreinte,
        )  # fmt: skip
