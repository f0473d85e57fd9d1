"""What is said of the lists left out, and why: a headcount never given, a fact never noted, numbers too small.

The first reason is known to the entreprise, the second holds for every person received: neither tells of a few.
Whatever else kept a list out, a headcount too low or given in part, is told by the one fixed sentence.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.bilan.formats import enumerer


class Cause(StrEnum):
    """Why a list is left out."""

    SANS_EFFECTIF = "l’effectif de l’entreprise par groupe n’est pas connu"
    NON_RECUEILLIE = "information non recueillie"
    FAIBLE = "effectifs trop faibles pour garantir l’anonymat"


PUBLIC: Final[Mapping[str, str]] = {
    "sexe": "sexe",
    "age": "âge",
    "csp": "catégorie socioprofessionnelle",
    "statut_emploi": "statut d’emploi",
    "anciennete": "ancienneté",
    "site": "site",
}
PROBLEMATIQUES: Final[Mapping[str, str]] = {
    "theme_principal": "problématique",
    "famille_principale": "famille de problématiques",
    "bloc_principal": "problématique",
    "theme_x_sexe": "problématique et par sexe",
}
RESULTATS: Final[Mapping[str, str]] = {"suites": "situation de l’accompagnement"}
ORIGINE: Final[Mapping[str, str]] = {"origine": "origine de la demande"}


def dire(absents: Mapping[str, Cause], noms: Mapping[str, str]) -> list[str]:
    """Say of each list left out that it was, and why; those that share a known reason share a sentence."""
    phrases = []
    for cause in (Cause.SANS_EFFECTIF, Cause.NON_RECUEILLIE):
        ensemble = [noms[a] for a, pourquoi in absents.items() if a in noms and pourquoi is cause]
        if ensemble:
            pluriel = "s" * (len(ensemble) > 1)
            phrases.append(f"Répartition{pluriel} par {enumerer(ensemble)} non présentée{pluriel} : {cause}.")
    faibles = [noms[a] for a, pourquoi in absents.items() if a in noms and pourquoi is Cause.FAIBLE]
    return [*phrases, *(f"Répartition par {nom} non présentée : {Cause.FAIBLE}." for nom in faibles)]
