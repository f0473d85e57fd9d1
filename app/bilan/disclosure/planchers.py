"""R3 floors, R4 identifying groups, R7 complements: what a count of persons allows to print."""

from dataclasses import dataclass
from enum import StrEnum


class Etendue(StrEnum):
    """What may be said of persons for a number of persons met (R3)."""

    RIEN = "rien"
    TOTAL = "total"
    LISTES = "listes"
    CROISEMENTS = "croisements"


def etendue(recues: int, *, k: int, t_liste: int, t_croise: int) -> Etendue:
    """Return how far a bilan on `recues` persons may go (R3)."""
    paliers = ((t_croise, Etendue.CROISEMENTS), (t_liste, Etendue.LISTES), (k, Etendue.TOTAL))
    return next((etape for seuil, etape in paliers if recues >= seuil), Etendue.RIEN)


class Groupe(StrEnum):
    """What becomes of an identifying group (R4)."""

    IMPRIMABLE = "imprimable"
    A_FUSIONNER = "fusionner"
    SANS_VENTILATION = "aucune ventilation"


def groupe(n: int, effectif: int | None, *, k: int, h_min: int = 10) -> Groupe:
    """Tell whether a group of `effectif` persons, `n` of them met, may be printed (R4, R2).

    `effectif` is a headcount or a declared floor; None: unknown, the whole axis is not broken down.
    """
    if effectif is None:
        return Groupe.SANS_VENTILATION
    petit = 0 < n < k or effectif < h_min or effectif - n < k
    return Groupe.A_FUSIONNER if petit else Groupe.IMPRIMABLE


@dataclass(frozen=True, slots=True)
class Affichee:
    """A printed count: exact, or « minimum et plus », or nothing (both None)."""

    valeur: int | None
    minimum: int | None = None


def reponse_multiple(n: int, personnes: int, *, k: int) -> Affichee:
    """Print one line of a list where a person may count several times (R7).

    `n` of `personnes` are concerned. When fewer than k are not, the line says « N-k+1 et plus ».
    """
    if n == 0:
        return Affichee(0)
    if n < k:
        return Affichee(None)
    if personnes - n < k:
        minimum = personnes - k + 1
        return Affichee(None, minimum if minimum >= k else None)
    return Affichee(n)


def complement_sur(n: int, groupe_connu: int, *, k: int) -> bool:
    """Whether a sensitive count in a group of known size discloses neither side (R7): 100 % is a disclosure."""
    return n >= k and groupe_connu - n >= k


def derivable(n: int, *, seuil: int) -> bool:
    """Whether a count that anyone can work out is harmless: nobody, or at least `seuil` persons."""
    return n == 0 or n >= seuil
