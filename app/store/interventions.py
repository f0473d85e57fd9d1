"""Interventions in their tables: the act, its texts, its shares, its persons."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, select, text

from app.domain.interventions import Intervention, Part, Portee
from app.domain.personnes import Personne
from app.store import search, tables
from app.store.fiches import Fiche, Lignes
from app.store.search import Copie, docid_date
from app.store.unit_of_work import UnitOfWork

INTERVENTIONS = Fiche(
    Intervention,
    tables.interventions,
    annexe=tables.interventions_textes,
    lignes=(
        Lignes(
            "parts",
            tables.interventions_parts,
            vers=lambda acte, part: {
                "contrat_id": part.contrat_id,
                "pour_dix_mille": part.pour_dix_mille,
                "jour": acte.jour,
            },
            de=lambda ligne: Part(contrat_id=ligne["contrat_id"], pour_dix_mille=ligne["pour_dix_mille"]),
        ),
        Lignes(
            "personnes",
            tables.interventions_personnes,
            vers=lambda acte, personne_id: {"personne_id": personne_id, "jour": acte.jour},
            de=lambda ligne: ligne["personne_id"],
        ),
    ),
    copie=Copie("interventions", lambda acte: acte.note, lambda acte: docid_date(acte.jour, acte.seq)),
)

# One statement, in the order the search gives: a keystroke has a few milliseconds.
_TROUVEES = (
    "SELECT i.id, i.jour, i.nature, i.minutes, t.note, p.nom, p.prenom, p.code"
    " FROM (SELECT rowid AS docid FROM recherche_interventions_fts"
    "       WHERE recherche_interventions_fts MATCH ?1 ORDER BY rowid DESC LIMIT ?2) AS h"
    " CROSS JOIN recherche_interventions AS r ON r.docid = h.docid"
    " CROSS JOIN interventions AS i ON i.id = r.objet_id"
    " CROSS JOIN interventions_textes AS t ON t.intervention_id = i.id"
    " LEFT JOIN interventions_personnes AS l ON l.intervention_id = i.id"
    " LEFT JOIN personnes AS p ON p.id = l.personne_id"
    " ORDER BY h.docid DESC, l.rang"
)


def ecrire(unite: UnitOfWork, acte: Intervention) -> Intervention:
    """Keep an act; a new one takes the next value of the monotonic sequence."""
    if not acte.id:
        acte = replace(acte, seq=unite.seq()[0])
    return INTERVENTIONS.ecrire(unite, acte)


def ecrire_tous(unite: UnitOfWork, actes: Sequence[Intervention]) -> list[Intervention]:
    """Keep many new acts at once, in order (import)."""
    suite = zip(actes, unite.seq(len(actes)), strict=True)
    return INTERVENTIONS.ecrire_tous(unite, [replace(acte, seq=seq) for acte, seq in suite])


def de_personne(connexion: Connection, personne_id: int, limite: int | None = None) -> list[Intervention]:
    """Return the acts of a person, the last day first."""
    lien = tables.interventions_personnes
    ids = (
        select(lien.c.intervention_id)
        .where(lien.c.personne_id == personne_id)
        .order_by(lien.c.jour.desc(), lien.c.intervention_id.desc())
        .limit(limite)
    )
    trouves = INTERVENTIONS.par_ids(connexion, connexion.execute(ids).scalars())
    return sorted(trouves.values(), key=lambda acte: (acte.jour, acte.seq), reverse=True)


def de_contrat(connexion: Connection, contrat_id: int, du: date, au: date) -> list[Intervention]:
    """Return the acts that a contrat bears, wholly or not, in a period (both days included), in order."""
    part = tables.interventions_parts
    ids = select(part.c.intervention_id).where(part.c.contrat_id == contrat_id, part.c.jour.between(du, au))
    trouves = INTERVENTIONS.par_ids(connexion, connexion.execute(ids).scalars())
    return sorted(trouves.values(), key=lambda acte: (acte.jour, acte.seq))


def entre(connexion: Connection, du: date, au: date) -> list[Intervention]:
    """Return the acts of a period, both days included, in order."""
    table = tables.interventions
    return INTERVENTIONS.tous(connexion, table.c.jour.between(du, au), ordre=(table.c.jour, table.c.seq))


def derniere(connexion: Connection, jour: date) -> Intervention | None:
    """Return the last act for a person that took some time, done that day or before."""
    table = tables.interventions
    ids = (
        select(table.c.id)
        .where(table.c.jour <= jour, table.c.portee == Portee.INDIVIDUELLE, table.c.minutes > 0)
        .order_by(table.c.jour.desc(), table.c.seq.desc())
        .limit(1)
    )
    return next(iter(INTERVENTIONS.par_ids(connexion, connexion.execute(ids).scalars()).values()), None)


def trouvees(connexion: Connection, saisie: str, limite: int) -> list[tuple[int, date, str, int, str, tuple[str, ...]]]:
    """Return what a result line shows of the acts whose note holds the words, the last day first.

    Each is (id, day, nature, minutes, note, names of the persons).
    """
    lues = search.executer(connexion, "interventions", _TROUVEES, saisie, limite)
    vues: dict[int, tuple[date, str, int, str]] = {}
    noms: defaultdict[int, list[str]] = defaultdict(list)
    for ident, jour, nature, minutes, note, nom, prenom, code in lues:
        vues[ident] = (date.fromisoformat(jour), nature, minutes, note)
        if nom is not None:
            noms[ident].append(Personne(nom=nom, prenom=prenom, code=code).nom_affiche)
    return [(ident, *vue, tuple(noms[ident])) for ident, vue in vues.items()]


def notes_de_travail(connexion: Connection, avant: date) -> list[int]:
    """Return the ids of the acts whose note de travail was begun before that day."""
    table = tables.interventions_textes
    requete = select(table.c.intervention_id).where(table.c.note_travail_le < avant)
    return list(connexion.execute(requete).scalars())


def dernier_contact(connexion: Connection, personne_id: int) -> date | None:
    """Return the day of the last act with a person whose nature counts as contact."""
    requete = text(
        "SELECT max(l.jour) FROM interventions_personnes l JOIN interventions i ON i.id = l.intervention_id"
        " JOIN entrees e ON e.liste = 'natures' AND e.code = i.nature"
        " WHERE l.personne_id = :personne AND e.attributs ->> 'compte_comme_contact' = '1'"
    )
    jour = connexion.execute(requete, {"personne": personne_id}).scalar()
    return None if jour is None else date.fromisoformat(jour)
