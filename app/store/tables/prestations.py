"""Tables of what is sold: entreprises, sites, effectifs, contacts, contrats, conditions, permanences."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, UniqueConstraint, text

from app.domain.contrats import Depassement, Mode, Report, Unite
from app.domain.permanences import EtatPermanence
from app.store.tables.types import (
    Choix,
    Jour,
    Json,
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
    CheckConstraint("fin IS NULL OR fin >= debut", name="fin_apres_debut"),
    Index("contrats_entreprise", "entreprise_id"),
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
    CheckConstraint("fin > debut", name="fin_apres_debut"),
    Index("permanences_contrat", "contrat_id", "jour"),
    Index("permanences_jour", "jour"),
    partiel("permanences_deplacee", "deplacee_vers_id"),
    partiel("permanences_site", "site_id"),
)
