"""Erasing one person: nothing of hers is left in a row, an index or a free page."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Table, select, update

from app.domain.personnes import Personne
from app.store import courriers, documents, reglages, tables
from app.store.accompagnements import ACCOMPAGNEMENTS
from app.store.accords import ACCORDS
from app.store.budgets import BUDGETS
from app.store.demarches import DEMARCHES
from app.store.fiches import Fiche
from app.store.foyers import FOYERS
from app.store.interventions import INTERVENTIONS, de_personne
from app.store.personnes import EMPLOIS, PERSONNES
from app.store.rendezvous import RENDEZVOUS
from app.store.unit_of_work import UnitOfWork


def effacer_personne(unite: UnitOfWork, personne: Personne) -> None:
    """Remove a person with all that is hers alone, documents included; an act or a foyer shared loses her."""
    _effacer_de(unite, RENDEZVOUS, personne.id)
    for acte in de_personne(unite.connexion, personne.id):
        autres = tuple(ident for ident in acte.personnes if ident != personne.id)
        if autres:
            INTERVENTIONS.ecrire(unite, replace(acte, personnes=autres, accompagnement_id=None))
        else:
            INTERVENTIONS.effacer(unite, acte)
    _quitter_les_foyers(unite, personne.id)
    courriers.retirer_de(unite, personne.id)
    _effacer_de(unite, DEMARCHES, personne.id)
    _effacer_de(unite, ACCORDS, personne.id)
    _effacer_de(unite, BUDGETS, personne.id)
    documents.retirer_de(unite, personne.id)
    reglages.oublier(unite, reglages.brouillon(personne.id))
    for fiche in (ACCOMPAGNEMENTS, FOYERS, EMPLOIS):
        _effacer_de(unite, fiche, personne.id)
    PERSONNES.effacer(unite, personne)
    _oublier_les_imports(unite)


def _effacer_de(unite: UnitOfWork, fiche: Fiche[Any], personne_id: int) -> None:
    table: Table = fiche.table
    for record in fiche.tous(unite.connexion, table.c.personne_id == personne_id):
        fiche.effacer(unite, record)


def _quitter_les_foyers(unite: UnitOfWork, personne_id: int) -> None:
    """Take the person out of the foyers of others."""
    membres = tables.foyers_membres
    ids = select(membres.c.foyer_id).where(membres.c.personne_id == personne_id)
    for foyer in FOYERS.tous(unite.connexion, tables.foyers.c.id.in_(ids)):
        restants = tuple(membre for membre in foyer.membres if membre.personne_id != personne_id)
        FOYERS.ecrire(unite, replace(foyer, membres=restants))


def _oublier_les_imports(unite: UnitOfWork) -> None:
    """Blank what an import kept to restore the rows just removed: it holds her words."""
    lignes = tables.imports_lignes
    for sorte, ids in unite.changes().ids.items():
        vises = lignes.c.sorte == sorte, lignes.c.objet_id.in_(ids)
        unite.connexion.execute(update(lignes).where(*vises).values(avant=None))
