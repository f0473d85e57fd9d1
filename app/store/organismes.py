"""Organismes in their table."""

from app.domain.organismes import Organisme
from app.store import tables
from app.store.fiches import Fiche
from app.store.search import Copie

ORGANISMES = Fiche(
    Organisme,
    tables.organismes,
    copie=Copie("organismes", lambda o: f"{o.nom} {o.ville}"),
)
