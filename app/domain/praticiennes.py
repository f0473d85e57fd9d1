"""Who signs the documents."""

from dataclasses import dataclass

from stdnum.fr import siret

from app.domain.errors import SiretInvalide


@dataclass(frozen=True, slots=True, kw_only=True)
class Praticienne:
    """The identity printed on bilans and letters; every field may be empty (« passer »)."""

    nom: str = ""
    titre: str = "assistante de service social diplômée d’État"
    adresse: str = ""
    code_postal: str = ""
    ville: str = ""
    telephone: str = ""
    courriel: str = ""
    siret: str = ""
    exemple: bool = False


def verifier(praticienne: Praticienne) -> None:
    """Raise `SiretInvalide` when her number is neither empty nor 14 right digits; a fictional one may be anything."""
    numero = praticienne.siret
    if numero and not praticienne.exemple and not (numero.isdigit() and siret.is_valid(numero)):
        raise SiretInvalide(champ="siret")
