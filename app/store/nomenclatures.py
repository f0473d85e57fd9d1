"""Lines of the lists and the history of each."""

from sqlalchemy import Connection, select

from app.domain.nomenclatures import Entree, Liste
from app.store import tables
from app.store.fiches import Fiche
from app.store.unit_of_work import UnitOfWork

ENTREES = Fiche(Entree, tables.entrees)


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
    contenu = {nom: getattr(entree, nom) for nom in ("libelle", "ordre", "attributs", "active", "version")}
    passe = contenu | {"entree_id": entree.id, "fusionnee_dans": entree.fusionnee_dans}
    unite.insert(tables.entrees_versions, passe | {"instant": instant, "decalage": decalage})
    return entree


def effacer(unite: UnitOfWork, entree: Entree) -> None:
    """Remove a line with its history."""
    table = tables.entrees_versions
    for ident in unite.connexion.execute(select(table.c.id).where(table.c.entree_id == entree.id)).scalars().all():
        unite.delete(table, (ident,))
    ENTREES.effacer(unite, entree)
