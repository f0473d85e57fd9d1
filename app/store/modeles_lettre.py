"""Her own versions of the models, in their table."""

from app.domain.modeles_lettre import ModeleLettre
from app.store import tables
from app.store.fiches import Fiche

MODELES_LETTRE = Fiche(ModeleLettre, tables.modeles_lettre)
