"""Every table of the vault; `META` is compared with the head of the migrations by a test."""

from app.store.tables.activite import (
    interventions,
    interventions_parts,
    interventions_personnes,
    interventions_textes,
)
from app.store.tables.agenda import rendezvous
from app.store.tables.approbations import approbations
from app.store.tables.courriers import courriers, courriers_copies
from app.store.tables.demarches import (
    accords,
    budgets,
    budgets_lignes,
    demarches,
    demarches_documents,
    demarches_montants,
)
from app.store.tables.facturation import acheteurs, factures, factures_lignes, paiements
from app.store.tables.fonds import fonds, fonds_lignes
from app.store.tables.lettres_word import lettres_word
from app.store.tables.listes import compteurs, entrees, entrees_versions, reglages
from app.store.tables.modeles_lettre import modeles_lettre
from app.store.tables.modeles_word import modeles_word
from app.store.tables.prestations import (
    conditions,
    conditions_sites,
    contacts,
    contrats,
    contrats_sourdines,
    effectifs,
    entreprises,
    permanences,
    sites,
)
from app.store.tables.recherche import copies
from app.store.tables.registres import (
    imports,
    imports_lignes,
    journal,
    pieces,
    publications,
    publications_fichiers,
    publications_scellees,
)
from app.store.tables.releves import releves, releves_fichiers
from app.store.tables.suivi import (
    accompagnements,
    accompagnements_objectifs,
    accompagnements_themes,
    documents,
    emplois,
    foyers,
    foyers_membres,
    organismes,
    personnes,
)
from app.store.tables.types import META

__all__ = [
    "META",
    "accompagnements",
    "accompagnements_objectifs",
    "accompagnements_themes",
    "accords",
    "acheteurs",
    "approbations",
    "budgets",
    "budgets_lignes",
    "compteurs",
    "conditions",
    "conditions_sites",
    "contacts",
    "contrats",
    "contrats_sourdines",
    "copies",
    "courriers",
    "courriers_copies",
    "demarches",
    "demarches_documents",
    "demarches_montants",
    "documents",
    "effectifs",
    "emplois",
    "entrees",
    "entrees_versions",
    "entreprises",
    "factures",
    "factures_lignes",
    "fonds",
    "fonds_lignes",
    "foyers",
    "foyers_membres",
    "imports",
    "imports_lignes",
    "interventions",
    "interventions_parts",
    "interventions_personnes",
    "interventions_textes",
    "journal",
    "lettres_word",
    "modeles_lettre",
    "modeles_word",
    "organismes",
    "paiements",
    "permanences",
    "personnes",
    "pieces",
    "publications",
    "publications_fichiers",
    "publications_scellees",
    "reglages",
    "releves",
    "releves_fichiers",
    "rendezvous",
    "sites",
]
