"""Address book of organismes."""

from dataclasses import dataclass

from app.domain import regles


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisme:
    """A body she writes to or calls; `categorie` is a code of organismes.csv."""

    id: int = 0
    nom: str
    categorie: str = "AUT"
    adresse: str = ""
    code_postal: str = ""
    ville: str = ""
    telephone: str = ""
    courriel: str = ""
    horaires: str = ""
    note: str = ""
    actif: bool = True


def verifier(organisme: Organisme) -> None:
    """Raise when the name is missing."""
    regles.renseigne("nom", organisme.nom.strip())
