"""Tables of the acts.

Built for two readings at a million acts: the timeline of a person and the year of one contrat. Links carry the
day, and texts live apart so that counting never reads them.
"""

from sqlalchemy import CheckConstraint, Column, Index, Integer, Text, text

from app.domain.interventions import Portee
from app.store.tables.prestations import JOUR_EN_MINUTES
from app.store.tables.types import Choix, Jour, booleen, enfants, identifiant, lien, partiel, plein, positif, table

interventions = table(
    "interventions",
    identifiant(),
    Column("seq", Integer, nullable=False),
    Column("jour", Jour, nullable=False),
    positif("heure", vide=True, maximum=JOUR_EN_MINUTES - 1),
    positif("minutes", maximum=JOUR_EN_MINUTES),
    plein("nature"),
    plein("canal"),
    Column("portee", Choix(Portee), nullable=False),
    lien("accompagnement_id", "accompagnements", vide=True),
    lien("permanence_id", "permanences", vide=True),
    lien("site_id", "sites", vide=True),
    lien("organisme_id", "organismes", vide=True),
    positif("participants", vide=True),
    plein("theme"),
    plein("origine"),
    booleen("a_completer"),
    booleen("facturable"),
    Index("interventions_jour", "jour"),
    Index("interventions_a_completer", "jour", sqlite_where=text("a_completer = 1")),
    partiel("interventions_accompagnement", "accompagnement_id"),
    partiel("interventions_permanence", "permanence_id"),
    partiel("interventions_site", "site_id"),
    partiel("interventions_organisme", "organisme_id"),
)

interventions_textes = table(
    "interventions_textes",
    lien("intervention_id", "interventions", cle=True),
    Column("note", Text, nullable=False),
    Column("note_travail", Text, nullable=False),
    Column("note_travail_le", Jour),
    CheckConstraint("note_travail = '' OR note_travail_le IS NOT NULL", name="note_travail_datee"),
    partiel("interventions_note_travail", "note_travail_le"),
    sorte="interventions",
    cle="intervention_id",
)

interventions_parts = enfants(
    "interventions_parts",
    "intervention_id",
    lien("contrat_id", "contrats", cle=True),
    Column(
        "pour_dix_mille",
        Integer,
        CheckConstraint("pour_dix_mille BETWEEN 1 AND 10000", name="part_bornes"),
        nullable=False,
    ),
    Column("jour", Jour, nullable=False),
    Index("interventions_parts_contrat", "contrat_id", "jour", "pour_dix_mille"),
    sorte="interventions",
)

interventions_personnes = enfants(
    "interventions_personnes",
    "intervention_id",
    lien("personne_id", "personnes", cle=True),
    Column("jour", Jour, nullable=False),
    Index("interventions_personnes_personne", "personne_id", "jour"),
    sorte="interventions",
)
