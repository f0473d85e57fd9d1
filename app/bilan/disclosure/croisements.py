"""R8: which crosses may stand in one document, and how much of one may be hidden."""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction


class Classe(StrEnum):
    """What a variable tells of a person."""

    IDENTIFIANTE = "identifiante"
    EVENEMENT = "evenement"
    SENSIBLE = "sensible"
    ACTIVITE = "activite"


CLASSES: dict[str, Classe] = {
    **dict.fromkeys(
        ("sexe", "age", "csp", "site", "contrat", "statut_emploi", "anciennete"), Classe.IDENTIFIANTE
    ),
    **dict.fromkeys(("origine", "mois"), Classe.EVENEMENT),
    **dict.fromkeys(
        ("theme", "famille", "bloc", "suite", "aide", "situation_familiale", "enfants", "logement"),
        Classe.SENSIBLE,
    ),
    **dict.fromkeys(("actes", "minutes", "canal", "nature"), Classe.ACTIVITE),
}
"""Declared once; a variable that is not here counts as identifying."""

Arete = tuple[str, str]
_DEUX = 2


def acceptes(croises: Sequence[Arete], *, sensibles_max: int | None = None) -> bool:
    """Whether the crossed pairs of variables may be printed together.

    They must form a forest (three two-way tables may reveal the three-way one), never cross an event with a
    sensitive variable, and hold at most `sensibles_max` identifying-by-sensitive pairs (None: no limit).
    """
    if any(_classes(arete) == {Classe.EVENEMENT, Classe.SENSIBLE} for arete in croises):
        return False
    delicats = sum(_classes(arete) == {Classe.IDENTIFIANTE, Classe.SENSIBLE} for arete in croises)
    return _est_foret(croises) and (sensibles_max is None or delicats <= sensibles_max)


def trop_caches(caches: int, cellules: int, colonnes: int) -> bool:
    """Whether a cross hides so much that it is dropped: over 30 % of its inner cells, 40 % with two columns."""
    plafond = Fraction(2, 5) if colonnes <= _DEUX else Fraction(3, 10)
    return caches > plafond * cellules


def _classes(arete: Arete) -> set[Classe]:
    return {CLASSES.get(variable, Classe.IDENTIFIANTE) for variable in arete}


def _est_foret(aretes: Sequence[Arete]) -> bool:
    """Join the ends one edge after the other; an edge within one tree closes a cycle."""
    racines: dict[str, str] = {}

    def racine(sommet: str) -> str:
        while sommet in racines:
            sommet = racines[sommet]
        return sommet

    for a, b in aretes:
        bout_a, bout_b = racine(a), racine(b)
        if bout_a == bout_b:
            return False
        racines[bout_a] = bout_b
    return True
