"""Appointments in their table."""

from datetime import date

from sqlalchemy import Connection, select

from app.domain.rendezvous import RendezVous
from app.store import tables
from app.store.fiches import Fiche

RENDEZVOUS = Fiche(RendezVous, tables.rendezvous)
_ORDRE = (tables.rendezvous.c.jour, tables.rendezvous.c.debut, tables.rendezvous.c.id)


def entre(connexion: Connection, du: date, au: date) -> list[RendezVous]:
    """Return the appointments of a period, both days included, in order of time."""
    return RENDEZVOUS.tous(connexion, tables.rendezvous.c.jour.between(du, au), ordre=_ORDRE)


def de_permanence(connexion: Connection, permanence_id: int) -> list[RendezVous]:
    """Return the appointments of a permanence, in order of time."""
    return RENDEZVOUS.tous(connexion, tables.rendezvous.c.permanence_id == permanence_id, ordre=_ORDRE)


def de_acte(connexion: Connection, intervention_id: int) -> list[RendezVous]:
    """Return the appointments that an act tells."""
    return RENDEZVOUS.tous(connexion, tables.rendezvous.c.intervention_id == intervention_id)


def par_uid(connexion: Connection) -> dict[str, RendezVous]:
    """Return the appointments taken from another calendar, by the identity they have there."""
    table = tables.rendezvous
    return {r.uid: r for r in RENDEZVOUS.tous(connexion, table.c.uid != "")}


def ids(connexion: Connection) -> set[int]:
    """Return the ids of every appointment."""
    return set(connexion.execute(select(tables.rendezvous.c.id)).scalars())
