"""Table of the agenda: appointments."""

from sqlalchemy import CheckConstraint, Column, Index, text

from app.domain.rendezvous import JOUR_EN_MINUTES, EtatRendezVous
from app.store.tables.types import Choix, Jour, booleen, identifiant, lien, partiel, plein, positif, table, texte

rendezvous = table(
    "rendezvous",
    identifiant(),
    Column("jour", Jour, nullable=False),
    positif("debut", maximum=JOUR_EN_MINUTES - 1),
    positif("minutes", maximum=JOUR_EN_MINUTES),
    lien("personne_id", "personnes", vide=True),
    texte("titre"),
    lien("permanence_id", "permanences", vide=True),
    lien("contrat_id", "contrats", vide=True),
    lien("site_id", "sites", vide=True),
    Column("etat", Choix(EtatRendezVous), nullable=False),
    booleen("spontane"),
    plein("canal"),
    lien("intervention_id", "interventions", vide=True),
    texte("uid"),
    texte("note"),
    CheckConstraint("personne_id IS NOT NULL OR titre <> ''", name="qui_ou_quoi"),
    Index("rendezvous_jour", "jour", "debut"),
    Index("rendezvous_uid", "uid", unique=True, sqlite_where=text("uid <> ''")),
    partiel("rendezvous_personne", "personne_id"),
    partiel("rendezvous_permanence", "permanence_id"),
    partiel("rendezvous_contrat", "contrat_id"),
    partiel("rendezvous_site", "site_id"),
    partiel("rendezvous_intervention", "intervention_id"),
)
