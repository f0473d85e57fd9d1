"""Table of her own Word models: what each is called and what its fields mean."""

from sqlalchemy import Column, Index

from app.store.tables.types import Jour, Json, identifiant, lien, plein, table

modeles_word = table(
    "modeles_word",
    identifiant(),
    plein("nom"),
    Column("correspondance", Json(), nullable=False),
    Column("ajoute_le", Jour, nullable=False),
    lien("piece_id", "pieces"),
    Index("modeles_word_nom", "nom", unique=True),
    Index("modeles_word_piece", "piece_id"),
)
