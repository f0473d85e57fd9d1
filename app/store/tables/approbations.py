"""Table of what the entreprises answered about the hours beyond their volume."""

from sqlalchemy import CheckConstraint, Column, Index

from app.domain.contrats.approbations import Reponse
from app.store.tables.types import Choix, Jour, identifiant, lien, plein, positif, table, texte

approbations = table(
    "approbations",
    identifiant(),
    lien("contrat_id", "contrats"),
    Column("reponse", Choix(Reponse), nullable=False),
    Column("du", Jour, nullable=False),
    Column("au", Jour, nullable=False),
    positif("minutes", vide=True),
    Column("decide_le", Jour, nullable=False),
    plein("par"),
    texte("note"),
    CheckConstraint("au >= du", name="au_apres_du"),
    Index("approbations_contrat", "contrat_id"),
)
