"""Imports and the trace each line left: what lets the same file add nothing, and an import be undone."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, delete, func, select

from app.domain.imports import ImportFait
from app.domain.interventions import Portee
from app.store import tables
from app.store.search import a_indexer, docid_date
from app.store.unit_of_work import UnitOfWork

_LOT = 20_000
_EN_MASSE = 500


class Geste(StrEnum):
    """What an import did of a record; first letter of the print of the line."""

    CREE = "n"
    MODIFIE = "m"
    RECONNU = "r"


@dataclass(frozen=True, slots=True)
class Trace:
    """One line of an import: the record it became, the print of what the workbook said, what to restore."""

    sorte: str
    objet_id: int
    geste: Geste
    empreinte: str
    rang: int = 0
    avant: str | None = None


def empreinte(*contenu: object) -> str:
    """Return a short print of plain values, the same on every computer."""
    return blake2b(repr(contenu).encode(), digest_size=12).hexdigest()


def creer(unite: UnitOfWork, *, instant: str, fichier: str, libelle: str, correspondance: str) -> int:
    """Add the row of an import and return its number."""
    return unite.insert(
        tables.imports,
        {
            "instant": instant,
            "fichier_empreinte": fichier,
            "libelle": libelle,
            "correspondance": correspondance,
            "annule_le": None,
        },
    )


def tracer(unite: UnitOfWork, import_id: int, traces: Iterable[Trace]) -> None:
    """Add the lines of an import, many at once."""
    ordre = (
        "INSERT INTO imports_lignes (import_id, sorte, objet_id, empreinte, rang, avant) VALUES (?, ?, ?, ?, ?, ?)"
    )
    lignes = [(import_id, t.sorte, t.objet_id, f"{t.geste}:{t.empreinte}", t.rang, t.avant) for t in traces]
    _beaucoup(unite, ordre, lignes)


def dernier(connexion: Connection) -> int | None:
    """Return the number of the last import not undone."""
    table = tables.imports
    requete = select(table.c.id).where(table.c.annule_le.is_(None)).order_by(table.c.id.desc()).limit(1)
    return connexion.execute(requete).scalar()


def actif(connexion: Connection, numero: int) -> bool:
    """Tell whether that import exists and was not undone."""
    table = tables.imports
    requete = select(table.c.id).where(table.c.id == numero, table.c.annule_le.is_(None))
    return connexion.execute(requete).scalar() is not None


def libelles(connexion: Connection) -> dict[int, str]:
    """Return the file name of each import."""
    return {ligne.id: ligne.libelle for ligne in connexion.execute(select(tables.imports.c.id, tables.imports.c.libelle))}


def tous(connexion: Connection) -> list[ImportFait]:
    """Return every import, the last first, with what it created by kind."""
    table, lignes = tables.imports, tables.imports_lignes
    crees: dict[int, dict[str, int]] = defaultdict(dict)
    requete = (
        select(lignes.c.import_id, lignes.c.sorte, func.count())
        .where(lignes.c.empreinte.startswith(f"{Geste.CREE}:"))
        .group_by(lignes.c.import_id, lignes.c.sorte)
    )
    for numero, sorte, nombre in connexion.execute(requete):
        crees[numero][sorte] = nombre
    return [
        ImportFait(
            numero=ligne.id, instant=ligne.instant, libelle=ligne.libelle, annule_le=ligne.annule_le or "",
            crees=crees.get(ligne.id, {}),
        )
        for ligne in connexion.execute(select(table).order_by(table.c.id.desc()))
    ]  # fmt: skip


def traces(connexion: Connection, sorte: str) -> Iterator[tuple[int, Trace]]:
    """Yield (import, trace) of one kind, the latest of each record only, for the imports not undone."""
    table, imports = tables.imports_lignes, tables.imports
    requete = (
        select(table)
        .join(imports, imports.c.id == table.c.import_id)
        .where(table.c.sorte == sorte, imports.c.annule_le.is_(None))
        .order_by(table.c.id.desc())
    )
    vus: set[int] = set()
    for ligne in connexion.execute(requete):
        if ligne.objet_id not in vus:
            vus.add(ligne.objet_id)
            yield ligne.import_id, _trace(ligne)


def de(connexion: Connection, import_id: int, sorte: str | None = None) -> list[Trace]:
    """Return the traces of one import, in order, of one kind or of all but the acts created."""
    table = tables.imports_lignes
    requete = select(table).where(table.c.import_id == import_id).order_by(table.c.id)
    if sorte is not None:
        requete = requete.where(table.c.sorte == sorte)
    return [_trace(ligne) for ligne in connexion.execute(requete)]


def clore(unite: UnitOfWork, import_id: int, instant: str) -> None:
    """Mark an import as undone and forget its lines."""
    unite.update(tables.imports, (import_id,), {"annule_le": instant})
    unite.connexion.execute(delete(tables.imports_lignes).where(tables.imports_lignes.c.import_id == import_id))


def json_de(valeurs: dict[str, Any]) -> str:
    """Return plain values as compact JSON."""
    return json.dumps(valeurs, ensure_ascii=False, sort_keys=True, default=str)


LigneActe = tuple[Any, ...]
"""jour, heure, minutes, nature, canal, portee, accompagnement, site, organisme, participants, theme, origine,
a_completer, facturable, note, contrat, personnes."""


def ecrire_actes(unite: UnitOfWork, actes: Sequence[LigneActe]) -> range:
    """Add many acts at once and return their ids, in order; one statement per table, plain tuples."""
    ids = unite.reserver(tables.interventions, len(actes))
    suite = unite.seq(len(actes)) if actes else range(0)
    rows, textes, parts, personnes, copies = [], [], [], [], []
    for ident, seq, a in zip(ids, suite, actes, strict=True):
        jour = a[0].isoformat()
        rows.append((ident, seq, jour, a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8], a[9], a[10], a[11], a[12], a[13]))
        textes.append((ident, a[14]))
        if a[15]:
            parts.append((ident, a[15], jour))
        personnes.extend((ident, rang, personne, jour) for rang, personne in enumerate(a[16]))
        if a[14] and (plie := a_indexer(a[14])):
            copies.append((docid_date(a[0], seq), ident, plie))
    for ordre, lignes in zip(_ORDRES, (rows, textes, parts, personnes, copies), strict=True):
        _beaucoup(unite, ordre, lignes)
    unite.noter("interventions", ids)
    return ids


_ORDRES = (
    "INSERT INTO interventions (id, seq, jour, heure, minutes, nature, canal, portee, accompagnement_id, site_id,"
    " organisme_id, participants, theme, origine, a_completer, facturable) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    "INSERT INTO interventions_textes (intervention_id, note, note_travail) VALUES (?, ?, '')",
    "INSERT INTO interventions_parts (intervention_id, rang, contrat_id, pour_dix_mille, jour) VALUES (?, 0, ?, 10000, ?)",
    "INSERT INTO interventions_personnes (intervention_id, rang, personne_id, jour) VALUES (?, ?, ?, ?)",
    "INSERT INTO recherche_interventions (docid, objet_id, texte) VALUES (?, ?, ?)",
)


def effacer_actes(unite: UnitOfWork, ids: Sequence[int]) -> None:
    """Remove many acts, their lines and their searched copies."""
    table = tables.interventions
    with _index_refait(unite, "interventions", len(ids)):
        for debut in range(0, len(ids), _LOT):
            lot = table.c.id.in_(ids[debut : debut + _LOT])
            lus = unite.connexion.execute(select(table.c.id, table.c.jour, table.c.seq).where(lot)).all()
            copies = [(docid_date(ligne.jour, ligne.seq),) for ligne in lus]
            _beaucoup(unite, "DELETE FROM recherche_interventions WHERE docid = ?", copies)
            _effacer_lignes(unite, "interventions", [(ligne.id,) for ligne in lus])


def effacer_fiches(unite: UnitOfWork, sorte: str, ids: Sequence[int]) -> None:
    """Remove many records of a kind, their lines and their searched copies (whose docid is the id)."""
    cles = [(ident,) for ident in ids]
    if sorte in tables.copies:
        with _index_refait(unite, sorte, len(ids)):
            _beaucoup(unite, f"DELETE FROM recherche_{sorte} WHERE docid = ?", cles)  # noqa: S608
    _effacer_lignes(unite, sorte, cles)


def _effacer_lignes(unite: UnitOfWork, sorte: str, cles: list[tuple[int]]) -> None:
    """Remove the rows of the tables that hold a kind, its own table last."""
    for table in reversed(tables.META.sorted_tables):
        if table.info["sorte"] == sorte and table.name.startswith(sorte):
            _beaucoup(unite, f"DELETE FROM {table.name} WHERE {table.info['cle']} = ?", cles)  # noqa: S608
    unite.noter(sorte, (ident for (ident,) in cles))


@contextmanager
def _index_refait(unite: UnitOfWork, sorte: str, nombre: int) -> Iterator[None]:
    """Run mass removals, then build the search index anew: nothing of the removed words stays in it.

    Word by word, a secure removal costs a millisecond or more; a new index of what is left costs far less.
    """
    index = f"recherche_{sorte}_fts"
    en_masse = nombre > _EN_MASSE
    if en_masse:
        unite.connexion.exec_driver_sql(f"INSERT INTO {index}({index}, rank) VALUES ('secure-delete', 0)")  # noqa: S608
    yield
    if en_masse:
        unite.connexion.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('rebuild')")  # noqa: S608
        unite.connexion.exec_driver_sql(f"INSERT INTO {index}({index}, rank) VALUES ('secure-delete', 1)")  # noqa: S608


def _beaucoup(unite: UnitOfWork, ordre: str, lignes: Sequence[tuple[Any, ...]]) -> None:
    if lignes:
        unite.connexion.exec_driver_sql(ordre, list(lignes))
        unite.reversible = False


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


def empreinte_acte(
    jour: date, heure: int | None, minutes: int, nature: str, canal: str, portee: Portee, entreprise: int,
    personnes: tuple[int, ...], organisme: int | None, participants: int | None, theme: str, origine: str,
    facturable: bool, note: str,
) -> str:  # fmt: skip
    """Return the print of an act; site, contrat and accompagnement are inferred, hence left out."""
    return empreinte(
        jour.isoformat(), heure, minutes, nature, canal, str(portee), entreprise, personnes, organisme, participants,
        theme, origine, int(facturable), note,
    )  # fmt: skip


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
            empreinte_acte(
                a.jour, a.heure, a.minutes, a.nature, a.canal, a.portee, a.entreprise_id or 0, personnes,
                a.organisme_id, a.participants, a.theme, a.origine, a.facturable, a.note,
            ),
        )  # fmt: skip


def _trace(ligne: Any) -> Trace:  # noqa: ANN401
    geste, _, reste = ligne.empreinte.partition(":")
    return Trace(ligne.sorte, ligne.objet_id, Geste(geste), reste, ligne.rang, ligne.avant)
