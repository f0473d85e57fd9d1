"""How the documents of a contrat are called."""

from collections.abc import Mapping
from typing import Final

from app.domain.conventions import Genre

GENRES: Final[Mapping[Genre, str]] = {
    Genre.CAHIER: "Cahier des charges",
    Genre.DEVIS: "Devis",
    Genre.CONVENTION: "Convention",
    Genre.AVENANT: "Avenant",
}
PRESENTATIONS: Final[Mapping[Genre, str]] = {
    Genre.CAHIER: "Ouvre la discussion\u00a0: contexte, secteur, effectif, prestations attendues.",
    Genre.DEVIS: "Ce qui est proposé et à quel prix, avec l’échelle de ce que le bilan dira.",
    Genre.CONVENTION: "Toutes les clauses. L’entreprise y lit, avant de signer, ce que le bilan présentera.",
    Genre.AVENANT: "Compare les dernières conditions à celles d’avant, et ne change que cela.",
}
