"""Table of the relevés handed out: what each one says, and the months it told as one, which no later one cuts."""

from sqlalchemy import CheckConstraint, Column, Index, Text

from app.store.tables.types import Jour, identifiant, lien, table

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
releves.info["definitif"] = True
