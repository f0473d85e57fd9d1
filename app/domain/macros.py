"""Short words that stand for a whole sentence: « ;;rdv » then Tab writes « Rendez-vous pris le »."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain import regles
from app.domain.errors import MacroDouble, MacroIllisible
from app.domain.texte import fold

AMORCE = ";;"
CLE_MAX, TEXTE_MAX = 20, 2_000
"""Most characters of the short word, and of what it stands for."""
_APPEL = re.compile(r";;(\w*)$")
_CLE = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Macro:
    """`cle` is the short word, without « ;; »; `texte` replaces it."""

    cle: str = ""
    texte: str = ""


DEPART: tuple[Macro, ...] = (
    Macro(cle="att", texte="En attente d’une réponse."),
    Macro(cle="ecoute", texte="Écoute et soutien."),
    Macro(cle="ori", texte="Information sur les droits, orientation vers "),
    Macro(cle="pieces", texte="Pièces demandées\u00a0: "),
    Macro(cle="rdv", texte="Prochain rendez-vous le "),
)
"""What a new coffre starts with."""


@dataclass(frozen=True, slots=True)
class Appel:
    """What stands before the cursor: `longueur` characters to replace, and the macros they may mean."""

    longueur: int
    possibles: tuple[Macro, ...]

    @property
    def seule(self) -> Macro | None:
        """The one macro meant, None while there is a choice."""
        return self.possibles[0] if len(self.possibles) == 1 else None


def appelee(avant: str, macros: Sequence[Macro]) -> Appel | None:
    """Return what « ;;mot » at the end of `avant` calls, None when nothing is called."""
    appel = _APPEL.search(avant)
    if appel is None:
        return None
    debut = fold(appel[1])
    exacte = tuple(macro for macro in macros if fold(macro.cle) == debut)
    possibles = exacte or tuple(macro for macro in macros if fold(macro.cle).startswith(debut))
    return Appel(len(appel[0]), possibles)


def verifier(macros: Sequence[Macro]) -> None:
    """Raise when a short word or its text is missing, is too long, cannot be typed in one word, or is there twice."""
    connues: set[str] = set()
    for macro in macros:
        regles.renseigne("cle", macro.cle)
        regles.renseigne("texte", macro.texte.strip())
        if not _CLE.fullmatch(macro.cle) or len(macro.cle) > CLE_MAX or len(macro.texte) > TEXTE_MAX:
            raise MacroIllisible(maximum=CLE_MAX)
        if fold(macro.cle) in connues:
            raise MacroDouble(cle=macro.cle)
        connues.add(fold(macro.cle))
