"""Tables of what is sold: entreprises, sites, effectifs, contacts, contrats, conditions, permanences."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, UniqueConstraint, text

from app.domain.contrats import Assiette, Decompte, Depassement, Exercice, Mode, Report, Unite
from app.domain.contrats.signaux import Signal
from app.domain.permanences import EtatPermanence, Initiative
from app.store.tables.types import (
    Choix,
    Jour,
    Json,
    ajoutee,
    booleen,
    enfants,
    identifiant,
    lien,
    partiel,
    plein,
    positif,
    table,
    texte,
)

JOUR_EN_MINUTES = 1440

entreprises = table(
    "entreprises",
    identifiant(),
    plein("nom"),
    texte("siret"),
    texte("adresse"),
    texte("code_postal"),
    texte("ville"),
    texte("note"),
    booleen("active"),
    CheckConstraint("siret = '' OR length(siret) = 14", name="siret_14"),
    Index("entreprises_siret", "siret", unique=True, sqlite_where=text("siret <> ''")),
)

sites = table(
    "sites",
    identifiant(),
    lien("entreprise_id", "entreprises"),
    plein("nom"),
    texte("code_postal"),
    texte("ville"),
    booleen("actif"),
    positif("trajet_minutes", vide=True, maximum=JOUR_EN_MINUTES),
    positif("trajet_km", vide=True),
    Index("sites_entreprise", "entreprise_id"),
)

effectifs = table(
    "effectifs",
    identifiant(),
    lien("entreprise_id", "entreprises"),
    Column("au", Jour, nullable=False),
    plein("axe"),
    texte("modalite"),
    positif("nombre"),
    booleen("plancher"),
    texte("source"),
    UniqueConstraint("entreprise_id", "au", "axe", "modalite", name="effectifs_une_fois"),
)

contacts = table(
    "contacts",
    identifiant(),
    lien("entreprise_id", "entreprises"),
    texte("nom"),
    texte("fonction"),
    texte("telephone"),
    texte("courriel"),
    texte("note"),
    Index("contacts_entreprise", "entreprise_id"),
)

contrats = table(
    "contrats",
    identifiant(),
    lien("entreprise_id", "entreprises"),
    texte("reference"),
    Column("debut", Jour, nullable=False),
    Column("fin", Jour),
    booleen("tacite_reconduction"),
    texte("libelle"),
    ajoutee(Column("exercice", Choix(Exercice), nullable=False), "'anniversaire'"),
    ajoutee(positif("reconduction"), "12"),
    CheckConstraint("fin IS NULL OR fin >= debut", name="fin_apres_debut"),
    Index("contrats_entreprise", "entreprise_id"),
)

contrats_sourdines = enfants(
    "contrats_sourdines",
    "contrat_id",
    Column("signal", Choix(Signal), nullable=False),
    Column("repere", Jour, nullable=False),
    Column("jusqu_au", Jour),
    UniqueConstraint("contrat_id", "signal", "repere", name="sourdines_une_fois"),
    sorte="contrats",
    cle_rang=True,
)

conditions = table(
    "conditions",
    identifiant(),
    lien("contrat_id", "contrats"),
    Column("a_partir_du", Jour, nullable=False),
    Column("mode", Choix(Mode), nullable=False),
    positif("volume", vide=True),
    Column("unite", Choix(Unite), nullable=False),
    positif("prix", vide=True),
    Column("report", Choix(Report), nullable=False),
    positif("report_valeur"),
    Column("depassement", Choix(Depassement), nullable=False),
    positif("preavis", vide=True),
    texte("trajet"),
    Column("natures_incluses", Json(tuple), nullable=False),
    positif("bilan_rythme"),
    Column("seuil", Integer, CheckConstraint("seuil BETWEEN 3 AND 20", name="seuil_bornes")),
    texte("destinataires"),
    ajoutee(positif("demi_journee"), "210"),
    ajoutee(Column("decompte", Choix(Decompte), nullable=False), "'entiere'"),
    Column("assiette", Choix(Assiette)),
    positif("report_plafond", vide=True),
    positif("report_duree", vide=True),
    positif("prix_depassement", vide=True),
    ajoutee(booleen("trajet_compte"), "0"),
    positif("prix_km", vide=True),
    positif("annulation_delai", vide=True),
    ajoutee(positif("annulation_part", maximum=100), "100"),
    ajoutee(booleen("preavis_fin_de_mois"), "0"),
    positif("revision_effectif", vide=True, maximum=12),
    ajoutee(positif("indexation"), "0"),
    ajoutee(texte("indice"), "''"),
    positif("indice_base", vide=True),
    UniqueConstraint("contrat_id", "a_partir_du", name="conditions_une_par_jour"),
)

conditions_sites = enfants(
    "conditions_sites",
    "condition_id",
    lien("site_id", "sites", cle=True),
    Index("conditions_sites_site", "site_id"),
    sorte="conditions",
)

permanences = table(
    "permanences",
    identifiant(),
    lien("contrat_id", "contrats"),
    lien("site_id", "sites", vide=True),
    Column("jour", Jour, nullable=False),
    positif("debut", maximum=JOUR_EN_MINUTES),
    positif("fin", maximum=JOUR_EN_MINUTES),
    Column("etat", Choix(EtatPermanence), nullable=False),
    texte("annulee_par"),
    lien("deplacee_vers_id", "permanences", vide=True),
    texte("note"),
    Column("initiative", Choix(Initiative)),
    Column("decidee_le", Jour),
    CheckConstraint("fin > debut", name="fin_apres_debut"),
    Index("permanences_contrat", "contrat_id", "jour"),
    Index("permanences_jour", "jour"),
    partiel("permanences_deplacee", "deplacee_vers_id"),
    partiel("permanences_site", "site_id"),
)
