"""What she writes herself in a bilan: one text per section, entreprise and civil year."""

from dataclasses import dataclass
from enum import StrEnum


class Section(StrEnum):
    """Where a text is printed."""

    ANALYSE = "analyse"
    PRECONISATIONS = "preconisations"
    PERSPECTIVES = "perspectives"


@dataclass(frozen=True, slots=True)
class Commentaire:
    """One text; `relu` says that she read its remarks and prints it all the same."""

    texte: str = ""
    relu: bool = False

    def ecrire(self, texte: str) -> "Commentaire":
        """Return the text changed: what was read again is no longer this text."""
        propre = texte.strip()
        return self if propre == self.texte else Commentaire(propre)
