"""Tables of the paperwork: démarches and their sums, accords, budgets and their lines."""

from sqlalchemy import CheckConstraint, Column, Index, Integer

from app.domain.accords import Forme
from app.domain.budgets import Bloc, Periode, StatutDette
from app.domain.demarches import NatureMontant
from app.store.tables.types import Choix, Jour, enfants, identifiant, lien, partiel, plein, positif, table, texte

demarches = table(
    "demarches",
    identifiant(),
    lien("personne_id", "personnes"),
    lien("accompagnement_id", "accompagnements", vide=True),
    lien("organisme_id", "organismes", vide=True),
    plein("type"),
    texte("objet"),
    texte("reference"),
    Column("ouverte_le", Jour, nullable=False),
    Column("pour_le", Jour),
    Column("envoyee_le", Jour),
    plein("canal"),
    Column("recue_le", Jour),
    Column("attendue_le", Jour),
    Column("relancee_le", Jour),
    Column("decidee_le", Jour),
    Column("notifiee_le", Jour),
    plein("etat"),
    texte("motif_refus"),
    Column("recours_avant", Jour),
    Column("recours_le", Jour),
    texte("papiers"),
    texte("note"),
    Index("demarches_personne", "personne_id", "ouverte_le"),
    Index("demarches_etat", "etat"),
    partiel("demarches_accompagnement", "accompagnement_id"),
    partiel("demarches_organisme", "organisme_id"),
)

demarches_montants = enfants(
    "demarches_montants",
    "demarche_id",
    plein("source"),
    texte("libelle"),
    Column("nature", Choix(NatureMontant), nullable=False),
    positif("demande", vide=True),
    positif("accorde", vide=True),
    sorte="demarches",
    cle_rang=True,
)

demarches_documents = enfants(
    "demarches_documents",
    "demarche_id",
    lien("document_id", "documents", cle=True),
    Index("demarches_documents_document", "document_id"),
    sorte="demarches",
)

accords = table(
    "accords",
    identifiant(),
    lien("personne_id", "personnes"),
    plein("categorie"),
    lien("organisme_id", "organismes", vide=True),
    Column("donne_le", Jour, nullable=False),
    Column("forme", Choix(Forme), nullable=False),
    texte("portee"),
    texte("comment"),
    Column("retire_le", Jour),
    lien("document_id", "documents", vide=True),
    CheckConstraint("retire_le IS NULL OR retire_le >= donne_le", name="retire_apres_donne"),
    Index("accords_personne", "personne_id", "categorie"),
    partiel("accords_organisme", "organisme_id"),
    partiel("accords_document", "document_id"),
)

budgets = table(
    "budgets",
    identifiant(),
    lien("personne_id", "personnes"),
    Column("au", Jour, nullable=False),
    Column("personnes", Integer, CheckConstraint("personnes >= 1", name="personnes_bornes"), nullable=False),
    Column("parts", Integer, CheckConstraint("parts >= 50", name="parts_bornes"), nullable=False),
    plein("regle"),
    texte("note"),
    Index("budgets_personne", "personne_id", "au"),
)

budgets_lignes = enfants(
    "budgets_lignes",
    "budget_id",
    Column("bloc", Choix(Bloc), nullable=False),
    plein("poste"),
    texte("libelle"),
    positif("montant"),
    Column("periode", Choix(Periode), nullable=False),
    positif("solde", vide=True),
    positif("arrieres", vide=True),
    Column("statut", Choix(StatutDette), nullable=False),
    sorte="budgets",
    cle_rang=True,
)
