"""Who signs the documents."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Praticienne:
    """The identity printed on bilans and letters; every field may be empty (« passer »)."""

    nom: str = ""
    titre: str = "assistante de service social diplômée d'État"
    adresse: str = ""
    code_postal: str = ""
    ville: str = ""
    telephone: str = ""
    courriel: str = ""
    siret: str = ""
    exemple: bool = False
