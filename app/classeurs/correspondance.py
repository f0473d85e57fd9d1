"""The mapping of a workbook: which sheet is what, which column holds what, which word means which code."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.domain.durees import UniteDuree


class Sorte(StrEnum):
    """What a sheet lists."""

    ENTREPRISES = "entreprises"
    PERSONNES = "personnes"
    EFFECTIFS = "effectifs"
    INTERVENTIONS = "interventions"
    IGNOREE = "ignorer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colonne:
    """One column: `rang` from 0, its title, and the field it fills ("" when it is not taken).

    A headcount column holds "effectif:<axe>:<code>".
    """

    rang: int
    titre: str
    champ: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeuilleLue:
    """How one sheet is read.

    `entete` is the row of the titles as the spreadsheet numbers it. `annee` completes dates typed without a
    year, `entreprise` stands for a missing column, `unite_duree` says what bare numbers count.
    """

    nom: str
    sorte: Sorte
    entete: int = 1
    colonnes: tuple[Colonne, ...] = ()
    annee: int | None = None
    entreprise: str = ""
    unite_duree: UniteDuree = UniteDuree.MINUTES
    nom_d_abord: bool = True

    def rang(self, champ: str) -> int | None:
        """Return the column of a field, None when the sheet has none."""
        return next((c.rang for c in self.colonnes if c.champ == champ), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Valeur:
    """What one typed word means; `code` is "" when it is left to decide. `par` says how it was understood."""

    mot: str
    code: str
    par: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correspondance:
    """The whole mapping; `valeurs` goes by list (« types », « themes », « entreprises »…)."""

    feuilles: tuple[FeuilleLue, ...] = ()
    valeurs: dict[str, tuple[Valeur, ...]] = field(default_factory=dict)

    def avec(self, valeurs: dict[str, tuple[Valeur, ...]]) -> "Correspondance":
        """Return the same mapping with these words."""
        return replace(self, valeurs=valeurs)


def lettres(rang: int) -> str:
    """Return the letters of a column, « A » for 0."""
    texte = ""
    rang += 1
    while rang:
        rang, reste = divmod(rang - 1, 26)
        texte = chr(65 + reste) + texte
    return texte
