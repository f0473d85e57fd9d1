"""Tables of the relevés handed out: what each says, the months it told as one, which no later one cuts, its files."""

from sqlalchemy import CheckConstraint, Column, Index, LargeBinary, Text, UniqueConstraint

from app.store.tables.types import Jour, identifiant, lien, plein, table

releves = table(
    "releves",
    identifiant(),
    lien("contrat_id", "contrats"),
    Column("du", Jour, nullable=False),
    Column("au", Jour, nullable=False),
    Column("instant", Text, nullable=False),
    Column("contenu", Text, nullable=False),
    Column("blocs", Text, nullable=False),
    CheckConstraint("au >= du", name="au_apres_du"),
    Index("releves_contrat", "contrat_id"),
)

releves_fichiers = table(
    "releves_fichiers",
    identifiant(),
    lien("releve_id", "releves"),
    plein("format"),
    lien("piece_id", "pieces"),
    Column("sha256", LargeBinary, nullable=False),
    UniqueConstraint("releve_id", "format", name="releves_fichiers_format"),
    Index("releves_fichiers_piece", "piece_id"),
)

for _registre in (releves, releves_fichiers):
    _registre.info["definitif"] = True
