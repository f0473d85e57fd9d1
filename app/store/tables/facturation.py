"""Tables of billing: acheteurs, factures with their lines, paiements."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, UniqueConstraint, text

from app.domain.factures import NatureFacture, Tva, UniteFacture
from app.store.tables.types import (
    Choix,
    Jour,
    ajoutee,
    booleen,
    enfants,
    identifiant,
    lien,
    partiel,
    positif,
    table,
    texte,
)

acheteurs = table(
    "acheteurs",
    identifiant(),
    lien("entreprise_id", "entreprises"),
    texte("raison_sociale"),
    texte("siren"),
    texte("adresse"),
    texte("code_postal"),
    texte("ville"),
    texte("service"),
    texte("engagement"),
    texte("reference"),
    texte("numero_tva"),
    CheckConstraint("siren = '' OR length(siren) = 9", name="siren_9"),
    UniqueConstraint("entreprise_id", name="acheteurs_entreprise"),
)

factures = table(
    "factures",
    identifiant(),
    Column("nature", Choix(NatureFacture), nullable=False),
    lien("entreprise_id", "entreprises"),
    lien("contrat_id", "contrats", vide=True),
    lien("origine_id", "factures", vide=True),
    texte("serie"),
    Column("annee", Integer),
    Column("rang", Integer, CheckConstraint("rang >= 1", name="rang_bornes")),
    texte("numero"),
    Column("jour", Jour),
    Column("echeance", Jour),
    Column("du", Jour, nullable=False),
    Column("au", Jour, nullable=False),
    texte("engagement"),
    texte("reference"),
    texte("service"),
    texte("note"),
    booleen("relu"),
    lien("pdf_piece_id", "pieces", vide=True),
    lien("xml_piece_id", "pieces", vide=True),
    CheckConstraint("au >= du", name="au_apres_du"),
    CheckConstraint(
        "numero = '' OR (serie <> '' AND annee IS NOT NULL AND rang IS NOT NULL AND jour IS NOT NULL"
        " AND pdf_piece_id IS NOT NULL AND xml_piece_id IS NOT NULL)",
        name="numero_entier",
    ),
    Index("factures_numero", "serie", "annee", "rang", unique=True, sqlite_where=text("rang IS NOT NULL")),
    Index("factures_entreprise", "entreprise_id"),
    partiel("factures_contrat", "contrat_id"),
    partiel("factures_origine", "origine_id"),
    partiel("factures_pdf", "pdf_piece_id"),
    partiel("factures_xml", "xml_piece_id"),
)

factures_lignes = enfants(
    "factures_lignes",
    "facture_id",
    texte("libelle"),
    texte("detail"),
    Column("quantite", Integer, nullable=False),
    Column("unite", Choix(UniteFacture), nullable=False),
    positif("prix"),
    Column("tva", Choix(Tva), nullable=False),
    booleen("genere"),
    # No foreign key: SQLite adds none to a table that stands; the service keeps an answer that a line rests on.
    ajoutee(Column("approbation_id", Integer)),
    ajoutee(positif("approuvees"), "0"),
    partiel("factures_lignes_approbation", "approbation_id"),
    sorte="factures",
    cle_rang=True,
)

paiements = table(
    "paiements",
    identifiant(),
    lien("facture_id", "factures"),
    Column("jour", Jour, nullable=False),
    positif("montant"),
    texte("moyen"),
    Index("paiements_facture", "facture_id"),
)
