"""Short editable lists: themes, natures, canaux, origines, suites, population, categories of organismes."""

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from app.domain.texte import mots

NECESSAIRES = frozenset({"AUT", "NR"})
"""Codes every list keeps: what fits nowhere, and what was not said."""
LONGUE = 16
"""Lines offered from which a list is slower to use than free words."""


class Liste(StrEnum):
    """The lists of the vault; population axes are lists of their own, prefixed."""

    THEMES = "themes"
    NATURES = "natures"
    CANAUX = "canaux"
    ORIGINES = "origines"
    SUITES_ACCOMPAGNEMENT = "suites_accompagnement"
    SUITES_DEMARCHE = "suites_demarche"
    ORGANISMES = "organismes"
    SEXE = "sexe"
    AGE = "age"
    CSP = "csp"
    STATUT_EMPLOI = "statut_emploi"
    ANCIENNETE = "anciennete"
    SITUATION_FAMILIALE = "situation_familiale"
    ENFANTS = "enfants"
    LOGEMENT = "logement"
    STATUT_BENEFICIAIRE = "statut_beneficiaire"
    SITUATION_TRAVAIL = "situation_travail"


AXES_EFFECTIF: Final = {
    Liste.SEXE: "Sexe",
    Liste.AGE: "Âge",
    Liste.CSP: "CSP",
    Liste.STATUT_EMPLOI: "Contrat de travail",
    Liste.ANCIENNETE: "Ancienneté",
}
"""Axes by which a headcount is asked and given back, with the words that the import reads."""

FONCTION_PUBLIQUE: Final = {
    Liste.CSP: frozenset({"CAT_A", "CAT_B", "CAT_C"}),
    Liste.STATUT_EMPLOI: frozenset({"TIT", "CTR"}),
}
"""Groups that only a public employer has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entree:
    """One line of a list.

    `code` never changes and is what records hold; renaming changes `libelle` only. `fusionnee_dans` is the code
    that a merged line now counts as: old records keep their own code. `attributs` are the other columns of the
    seed file (famille, bloc, sensible, compte_comme_entretien, ligne_bilan, sous_themes…), as text.
    `version` grows at every change of the line.
    """

    id: int = 0
    liste: Liste
    code: str
    libelle: str
    ordre: int = 0
    attributs: dict[str, str] = field(default_factory=dict)
    active: bool = True
    fusionnee_dans: str | None = None
    version: int = 1


def code_neuf(libelle: str, pris: Collection[str]) -> str:
    """Return a code for a new line, three letters of its words when they are free: « LOG », then « LOG2 »."""
    racine = "".join(mots(libelle))[:3].upper() or "LIG"
    suites = [racine, *(f"{racine}{rang}" for rang in range(2, len(pris) + 3))]
    return next(code for code in suites if code not in pris)
