"""Table of the Word documents of letters: the file, and what its fields mean."""

from sqlalchemy import Column, Index

from app.store.tables.types import Json, identifiant, lien, table

lettres_word = table(
    "lettres_word",
    identifiant(),
    lien("courrier_id", "courriers"),
    lien("piece_id", "pieces"),
    Column("correspondance", Json(), nullable=False),
    Index("lettres_word_courrier", "courrier_id", unique=True),
    Index("lettres_word_piece", "piece_id"),
)
