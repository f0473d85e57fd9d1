"""Table of her own versions of the models: which model, and her words."""

from sqlalchemy import Column, Index

from app.store.tables.types import Jour, Json, identifiant, plein, positif, table, texte

modeles_lettre = table(
    "modeles_lettre",
    identifiant(),
    plein("base"),
    plein("titre"),
    texte("objet"),
    Column("corps", Json(), nullable=False),
    positif("version"),
    Column("ecrit_le", Jour, nullable=False),
    Index("modeles_lettre_titre", "titre", unique=True),
)
