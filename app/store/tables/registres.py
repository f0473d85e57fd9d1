"""Tables of what is kept as proof: imports, journal, publications; no undo reaches them. And the keys of pieces."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, LargeBinary, Text, UniqueConstraint

from app.store.tables.types import Jour, identifiant, lien, plein, positif, table, texte

imports = table(
    "imports",
    identifiant(),
    Column("instant", Text, nullable=False),
    plein("fichier_empreinte"),
    texte("libelle"),
    texte("correspondance"),
    Column("annule_le", Text),
)

imports_lignes = table(
    "imports_lignes",
    identifiant(),
    lien("import_id", "imports"),
    plein("sorte"),
    Column("objet_id", Integer),
    plein("empreinte"),
    positif("rang"),
    Column("avant", Text),
    Index("imports_lignes_empreinte", "empreinte", "rang"),
    Index("imports_lignes_import", "import_id"),
    Index("imports_lignes_objet", "sorte", "objet_id"),
)

journal = table(
    "journal",
    Column("seq", Integer, primary_key=True),
    Column("instant", Text, nullable=False),
    Column("decalage", Integer, nullable=False),
    plein("acte"),
    Column("sorte", Text),
    Column("objet_id", Integer),
    texte("details"),
    Column("precedent", LargeBinary, nullable=False),
    Column("empreinte", LargeBinary, nullable=False),
    cle="seq",
    autonumerote=True,
)

pieces = table(
    "pieces",
    identifiant(),
    plein("nom"),
    Column("cle", LargeBinary, nullable=False),
    positif("taille"),
    Column("sha256", LargeBinary, CheckConstraint("length(sha256) = 32", name="sha256_32"), nullable=False),
    texte("type"),
    Column("cree_le", Text, nullable=False),
    UniqueConstraint("nom", name="pieces_nom"),
)

publications = table(
    "publications",
    identifiant(),
    lien("entreprise_id", "entreprises"),
    Column("du", Jour, nullable=False),
    Column("au", Jour, nullable=False),
    Column("version", Integer, CheckConstraint("version >= 0", name="version_bornes"), nullable=False),
    Column("instant", Text, nullable=False),
    Column("parametres", Text, nullable=False),
    Column("contenu", Text, nullable=False),
    Column("certificat", Text, nullable=False),
    Column("precedent", LargeBinary, nullable=False),
    Column("empreinte", LargeBinary, nullable=False),
    CheckConstraint("au >= du", name="au_apres_du"),
    UniqueConstraint("entreprise_id", "du", "au", "version", name="publications_version"),
)

publications_fichiers = table(
    "publications_fichiers",
    identifiant(),
    lien("publication_id", "publications"),
    plein("nom"),
    plein("format"),
    lien("piece_id", "pieces"),
    Column("sha256", LargeBinary, nullable=False),
    Index("publications_fichiers_publication", "publication_id"),
    Index("publications_fichiers_piece", "piece_id"),
)

publications_scellees = table(
    "publications_scellees",
    identifiant(),
    lien("publication_id", "publications"),
    Column("donnees", LargeBinary, nullable=False),
    Index("publications_scellees_publication", "publication_id"),
)

for _registre in (imports, imports_lignes, journal, publications, publications_fichiers, publications_scellees):
    _registre.info["definitif"] = True
