"""Imports and the trace each line left: what lets the same file add nothing, and an import be undone."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, delete, func, select

from app.domain.imports import ImportFait
from app.store import tables
from app.store.unit_of_work import UnitOfWork

_LOT = 50_000


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


def tracer(unite: UnitOfWork, import_id: int, traces: Sequence[Trace]) -> None:
    """Add the lines of an import, many at once."""
    ordre = "INSERT INTO imports_lignes (import_id, sorte, objet_id, empreinte, rang, avant) VALUES (?, ?, ?, ?, ?, ?)"
    for debut in range(0, len(traces), _LOT):
        lot = traces[debut : debut + _LOT]
        lignes = [(import_id, t.sorte, t.objet_id, f"{t.geste}:{t.empreinte}", t.rang, t.avant) for t in lot]
        beaucoup(unite, ordre, lignes)


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
    return {
        ligne.id: ligne.libelle for ligne in connexion.execute(select(tables.imports.c.id, tables.imports.c.libelle))
    }


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


def _trace(ligne: Any) -> Trace:  # noqa: ANN401
    geste, _, reste = ligne.empreinte.partition(":")
    return Trace(ligne.sorte, ligne.objet_id, Geste(geste), reste, ligne.rang, ligne.avant)


def beaucoup(unite: UnitOfWork, ordre: str, lignes: Sequence[tuple[Any, ...]]) -> None:
    """Run one statement over many plain tuples; the step can then no longer be undone in memory."""
    if lignes:
        unite.connexion.exec_driver_sql(ordre, list(lignes))
        unite.reversible = False
