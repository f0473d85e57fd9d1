"""Organismes in their table; two entries of one body become one."""

from sqlalchemy import select

from app.domain.organismes import Organisme, reunir
from app.store import tables
from app.store.changes import cle_de
from app.store.fiches import Fiche
from app.store.search import Copie
from app.store.unit_of_work import UnitOfWork

ORGANISMES = Fiche(
    Organisme,
    tables.organismes,
    copie=Copie("organismes", lambda o: f"{o.nom} {o.ville}"),
)


def fusionner(unite: UnitOfWork, garde: Organisme, doublon: Organisme) -> Organisme:
    """Move what names `doublon` under `garde`, in every table, complete `garde`, and remove `doublon`."""
    for table in tables.META.tables.values():
        for cle in table.foreign_keys:
            if cle.column.table.name == "organismes":
                lignes = unite.connexion.execute(select(table).where(cle.parent == doublon.id)).mappings().all()
                for ligne in lignes:
                    unite.update(table, cle_de(table, dict(ligne)), {cle.parent.name: garde.id})
    ORGANISMES.effacer(unite, doublon)
    return ORGANISMES.ecrire(unite, reunir(garde, doublon))
