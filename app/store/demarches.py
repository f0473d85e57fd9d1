"""Démarches, their sums and their documents in their tables."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, text

from app.domain.demarches import ACCORD, CLOSES, Demarche, Montant
from app.store import tables
from app.store.fiches import Fiche, Lignes

COMPTEES = """((d.decidee_le BETWEEN :du AND :au)
       OR (d.envoyee_le <= :au AND (d.decidee_le > :au OR (d.decidee_le IS NULL AND d.etat <> 'CLO'))))"""
"""What a bilan counts, in SQL: answered in the period, or sent and unanswered at its end."""
_ISOLEES = f"""
SELECT d.personne_id FROM demarches d WHERE d.accompagnement_id IS NULL AND {COMPTEES} AND d.personne_id IN (
    SELECT personne_id FROM emplois WHERE entreprise_id = :entreprise
    UNION SELECT a.personne_id FROM accompagnements a JOIN contrats c ON c.id = a.contrat_id
    WHERE c.entreprise_id = :entreprise)
ORDER BY d.id
"""  # noqa: S608 - made of constants
_CHAMPS = ("source", "libelle", "nature", "demande", "accorde")

DEMARCHES = Fiche(
    Demarche,
    tables.demarches,
    lignes=(
        Lignes(
            "montants",
            tables.demarches_montants,
            vers=lambda _, montant: {champ: getattr(montant, champ) for champ in _CHAMPS},
            de=lambda ligne: Montant(**{champ: ligne[champ] for champ in _CHAMPS}),
        ),
        Lignes(
            "documents",
            tables.demarches_documents,
            vers=lambda _, document_id: {"document_id": document_id},
            de=lambda ligne: ligne["document_id"],
        ),
    ),
)


def de_personne(connexion: Connection, personne_id: int, limite: int | None = None) -> list[Demarche]:
    """Return the démarches of a person, the last opened first, so many at most."""
    table = tables.demarches
    ordre = (table.c.ouverte_le.desc(), table.c.id.desc())
    return DEMARCHES.tous(connexion, table.c.personne_id == personne_id, ordre=ordre, limite=limite)


def intitules(connexion: Connection, personne_id: int) -> list[tuple[int, str, str, str]]:
    """Return, for each démarche of a person, the last opened first: its id, kind, object, and organisme."""
    c, o = tables.demarches.c, tables.organismes.c
    requete = (
        select(c.id, c.type, c.objet, func.coalesce(o.nom, ""))
        .join_from(tables.demarches, tables.organismes, o.id == c.organisme_id, isouter=True)
        .where(c.personne_id == personne_id)
        .order_by(c.ouverte_le.desc(), c.id.desc())
    )
    return [(ident, sorte, objet, organisme) for ident, sorte, objet, organisme in connexion.execute(requete)]


def a_suivre(
    connexion: Connection,
    jusqu_au: date,
    depuis: date,
    silences: Mapping[str, timedelta],
    recours: Mapping[str, timedelta],
) -> list[Demarche]:
    """Return the démarches a clock may ring for by `jusqu_au`: not closed, or answered since `depuis`, not appealed.

    `silences` and `recours` are lengths that those of each kind always reach: the database leaves out what cannot be
    due, and lets through some that are not.
    """
    c = tables.demarches.c
    promise = or_(c.pour_le <= jusqu_au, c.attendue_le <= jusqu_au, c.recours_avant <= jusqu_au)
    muette = _passee(func.coalesce(c.recue_le, c.envoyee_le), silences, jusqu_au)
    repondue = _passee(func.coalesce(c.notifiee_le, c.decidee_le), recours, jusqu_au)
    contestable = and_(c.recours_le.is_(None), c.etat != ACCORD, c.decidee_le >= depuis, or_(promise, muette, repondue))
    return DEMARCHES.tous(connexion, or_(and_(~c.etat.in_(CLOSES), or_(promise, muette)), contestable))


def _passee(depart: ColumnElement[date], durees: Mapping[str, timedelta], au: date) -> ColumnElement[bool]:
    """Tell in SQL that the length of its kind, run from `depart`, may be over."""
    types: defaultdict[timedelta, list[str]] = defaultdict(list)
    for code, duree in durees.items():
        types[duree].append(code)
    return or_(*(and_(tables.demarches.c.type.in_(codes), depart <= au - duree) for duree, codes in types.items()))


def isolees(connexion: Connection, entreprise_id: int, du: date, au: date) -> list[int]:
    """Return whose démarches no bilan counts for want of an accompagnement, an id of person for each of them.

    The persons are those who work or are followed there; the same person counts for each of her entreprises.
    """
    bornes = {"entreprise": entreprise_id, "du": du.isoformat(), "au": au.isoformat()}
    return list(connexion.execute(text(_ISOLEES), bornes).scalars())


def d_organisme(connexion: Connection, organisme_id: int) -> list[Demarche]:
    """Return the démarches made with an organisme."""
    return DEMARCHES.tous(connexion, tables.demarches.c.organisme_id == organisme_id)


def de_document(connexion: Connection, document_id: int) -> list[Demarche]:
    """Return the démarches a document is attached to."""
    lien = tables.demarches_documents
    ids = select(lien.c.demarche_id).where(lien.c.document_id == document_id)
    return DEMARCHES.tous(connexion, tables.demarches.c.id.in_(ids))
