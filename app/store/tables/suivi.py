"""Tables of the follow-up: personnes, emplois, foyers, accompagnements, documents, organismes."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, Text, UniqueConstraint

from app.store.tables.types import Jour, ajoutee, booleen, enfants, identifiant, lien, plein, positif, table, texte

ANNEES = "BETWEEN 1850 AND 2200"

personnes = table(
    "personnes",
    identifiant(),
    texte("nom"),
    texte("prenom"),
    texte("code"),
    plein("sexe"),
    Column("naissance", Jour),
    Column("naissance_annee", Integer, CheckConstraint(f"naissance_annee {ANNEES}", name="annee_bornes")),
    texte("telephone"),
    texte("courriel"),
    texte("adresse"),
    texte("code_postal"),
    texte("ville"),
    plein("situation_familiale"),
    plein("enfants"),
    plein("logement"),
    texte("discretion"),
    texte("note"),
    # Folded « nom prénom code »: sort key, and first reading of a search by name.
    Column("tri", Text, nullable=False),
    Index("personnes_tri", "tri"),
)

emplois = table(
    "emplois",
    identifiant(),
    lien("personne_id", "personnes"),
    lien("entreprise_id", "entreprises"),
    lien("site_id", "sites", vide=True),
    Column("du", Jour),
    Column("au", Jour),
    plein("csp"),
    plein("statut_emploi"),
    Column("entree", Jour),
    plein("statut_beneficiaire"),
    plein("situation_travail"),
    texte("poste"),
    CheckConstraint("du IS NULL OR au IS NULL OR au >= du", name="au_apres_du"),
    Index("emplois_personne", "personne_id", "entreprise_id"),
    Index("emplois_entreprise", "entreprise_id"),
    Index("emplois_site", "site_id"),
)

foyers = table(
    "foyers",
    identifiant(),
    lien("personne_id", "personnes"),
    Column("au", Jour, nullable=False),
    plein("logement"),
    positif("loyer", vide=True),
    texte("note"),
    UniqueConstraint("personne_id", "au", name="foyers_un_par_jour"),
)

foyers_membres = enfants(
    "foyers_membres",
    "foyer_id",
    texte("prenom"),
    texte("lien"),
    Column("annee_naissance", Integer, CheckConstraint(f"annee_naissance {ANNEES}", name="annee_bornes")),
    lien("personne_id", "personnes", vide=True),
    booleen("a_charge"),
    positif("revenus", vide=True),
    Index("foyers_membres_personne", "personne_id"),
    sorte="foyers",
    cle_rang=True,
)

accompagnements = table(
    "accompagnements",
    identifiant(),
    lien("personne_id", "personnes"),
    lien("contrat_id", "contrats"),
    Column("demande_le", Jour),
    Column("ouvert_le", Jour, nullable=False),
    plein("theme"),
    plein("origine"),
    texte("demande"),
    texte("diagnostic"),
    Column("clos_le", Jour),
    plein("suite"),
    CheckConstraint("clos_le IS NULL OR clos_le >= ouvert_le", name="clos_apres_ouvert"),
    Index("accompagnements_personne", "personne_id", "contrat_id", "ouvert_le"),
    Index("accompagnements_contrat", "contrat_id", "ouvert_le"),
)

accompagnements_themes = enfants(
    "accompagnements_themes",
    "accompagnement_id",
    Column("theme", Text, CheckConstraint("theme <> ''", name="theme_renseigne"), primary_key=True),
    sorte="accompagnements",
)

accompagnements_objectifs = enfants(
    "accompagnements_objectifs",
    "accompagnement_id",
    texte("texte"),
    texte("qui"),
    Column("pour_le", Jour),
    texte("resultat"),
    sorte="accompagnements",
    cle_rang=True,
)

documents = table(
    "documents",
    identifiant(),
    lien("personne_id", "personnes"),
    plein("nom"),
    Column("jour", Jour, nullable=False),
    texte("note"),
    lien("piece_id", "pieces"),
    UniqueConstraint("piece_id", name="documents_piece"),
    Index("documents_personne", "personne_id", "jour"),
)

organismes = table(
    "organismes",
    identifiant(),
    plein("nom"),
    plein("categorie"),
    texte("adresse"),
    texte("code_postal"),
    texte("ville"),
    texte("telephone"),
    texte("courriel"),
    texte("horaires"),
    texte("note"),
    booleen("actif"),
    ajoutee(texte("service"), "''"),
    ajoutee(texte("contact"), "''"),
    ajoutee(texte("civilite"), "''"),
    ajoutee(texte("canal"), "'NR'"),
    ajoutee(texte("portail"), "''"),
)
