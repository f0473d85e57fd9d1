"""Lines of the lists and the history of each."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from app.domain.nomenclatures import Entree, Liste
from app.store import tables
from app.store.changes import Ligne
from app.store.fiches import Fiche
from app.store.unit_of_work import UnitOfWork

ENTREES = Fiche(Entree, tables.entrees)
_CHANGEANT = ("libelle", "ordre", "attributs", "active", "fusionnee_dans", "version")


def lire(connexion: Connection, liste: Liste, code: str) -> Entree | None:
    """Return one line by its code."""
    table = tables.entrees
    return next(iter(ENTREES.tous(connexion, table.c.liste == liste, table.c.code == code)), None)


def liste(connexion: Connection, nom: Liste) -> list[Entree]:
    """Return the lines of one list, inactive and merged ones included, in order."""
    table = tables.entrees
    return ENTREES.tous(connexion, table.c.liste == nom, ordre=(table.c.ordre, table.c.id))


def existe(connexion: Connection, nom: Liste, code: str) -> bool:
    """Tell whether the list knows the code."""
    table = tables.entrees
    requete = select(table.c.id).where(table.c.liste == nom, table.c.code == code)
    return connexion.execute(requete).first() is not None


def ecrire(unite: UnitOfWork, entree: Entree, instant: str, decalage: int) -> Entree:
    """Keep a line and add its state to its history; `instant` UTC ISO, `decalage` minutes from UTC."""
    entree = ENTREES.ecrire(unite, entree)
    unite.insert(tables.entrees_versions, _etat(entree, instant, decalage))
    return entree


def ecrire_toutes(unite: UnitOfWork, entrees: Sequence[Entree], instant: str, decalage: int) -> None:
    """Keep many new lines at once, each with its first state."""
    etats = [_etat(entree, instant, decalage) for entree in ENTREES.ecrire_tous(unite, entrees)]
    unite.insert_many(tables.entrees_versions, etats)


def _etat(entree: Entree, instant: str, decalage: int) -> Ligne:
    contenu = {nom: getattr(entree, nom) for nom in _CHANGEANT}
    return contenu | {"entree_id": entree.id, "instant": instant, "decalage": decalage}


def codes(connexion: Connection) -> set[tuple[Liste, str]]:
    """Return every (list, code) of the vault."""
    table = tables.entrees
    return {(ligne.liste, ligne.code) for ligne in connexion.execute(select(table.c.liste, table.c.code))}


def versions(connexion: Connection, entree: Entree) -> list[Entree]:
    """Return the states of a line, the first one first."""
    table = tables.entrees_versions
    requete = select(*(table.c[nom] for nom in _CHANGEANT)).where(table.c.entree_id == entree.id).order_by(table.c.id)
    return [replace(entree, **ligne) for ligne in connexion.execute(requete).mappings()]


def effacer(unite: UnitOfWork, entree: Entree) -> None:
    """Remove a line with its history."""
    table = tables.entrees_versions
    for ident in unite.connexion.execute(select(table.c.id).where(table.c.entree_id == entree.id)).scalars().all():
        unite.delete(table, (ident,))
    ENTREES.effacer(unite, entree)
