"""Tables of the funds whose formulas she writes, one row a version."""

from sqlalchemy import CheckConstraint, Column, Index, Integer

from app.domain.resultats_budget import UniteResultat
from app.store.tables.types import Choix, Jour, booleen, enfants, identifiant, lien, partiel, plein, table, texte

fonds = table(
    "fonds",
    identifiant(),
    plein("nom"),
    texte("dit"),
    Column("version", Integer, CheckConstraint("version >= 1", name="version_bornes"), nullable=False),
    Column("depuis", Jour, nullable=False),
    lien("remplace", "fonds", vide=True),
    booleen("actif"),
    Index("fonds_nom", "nom"),
    partiel("fonds_remplace", "remplace"),
)

fonds_lignes = enfants(
    "fonds_lignes",
    "fonds_id",
    plein("libelle"),
    plein("formule"),
    Column("unite", Choix(UniteResultat), nullable=False),
    sorte="fonds",
    cle_rang=True,
)
