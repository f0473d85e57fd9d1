"""Entreprises, sites, effectifs and contacts in their tables."""

from sqlalchemy import Connection

from app.domain.entreprises import Contact, Effectif, Entreprise, Site
from app.store import tables
from app.store.fiches import Fiche
from app.store.search import Copie

ENTREPRISES = Fiche(
    Entreprise,
    tables.entreprises,
    copie=Copie("entreprises", lambda e: f"{e.nom} {e.ville} {e.siret}"),
)
SITES = Fiche(Site, tables.sites)
EFFECTIFS = Fiche(Effectif, tables.effectifs)
CONTACTS = Fiche(Contact, tables.contacts)


def par_siret(connexion: Connection, siret: str) -> Entreprise | None:
    """Return the entreprise of that SIRET (14 digits), if any."""
    return next(iter(ENTREPRISES.tous(connexion, tables.entreprises.c.siret == siret)), None)
