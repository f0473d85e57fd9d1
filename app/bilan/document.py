"""The content of a bilan, field for field the public form visavis-bilan/1; writers read nothing else."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

MARGE = "*"
"""Code of the margin in the key of a cell."""

NON_COMMUNIQUE = "n.c."
"""The one marker for whatever is not given, primary and complementary alike (R10)."""


class Unite(StrEnum):
    """What a value counts."""

    PERSONNES = "personnes"
    ACTES = "actes"
    MINUTES = "minutes"
    CENTIMES = "centimes"
    POURCENT = "pourcent"
    PERMANENCES = "permanences"
    JOURS = "jours"


class Statut(StrEnum):
    """A bilan à blanc is watermarked and registers nothing; an arrêté one is in the ledger."""

    A_BLANC = "a_blanc"
    ARRETE = "arrete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicateur:
    """One figure; `valeur` None is n.c.; `n_1` the same figure of the period before, when it may be printed."""

    id: str
    libelle: str
    unite: Unite
    population: str = ""
    valeur: int | None
    affiche: str
    n_1: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """One axis of a table; `regroupe` tells which codes a folded line holds."""

    code: str
    modalites: tuple[str, ...]
    libelles: dict[str, str]
    regroupe: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mesures:
    """Derived figures of a cell: whole percentages of the base and of the group's headcount, and last year's value."""

    part: int | None = None
    part_effectif: int | None = None
    n_1: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cellule:
    """One printed cell; `minimum` is set for « 16 et plus »."""

    cle: tuple[str, ...]
    valeur: int | None
    minimum: int | None = None
    affiche: str
    mesures: Mesures = Mesures()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tableau:
    """A list (one dimension) or a cross (two, with margins keyed "*")."""

    id: str
    titre: str
    unite: Unite
    population: str = ""
    base: int | None
    partition: bool
    dimensions: tuple[Dimension, ...]
    cellules: tuple[Cellule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Texte:
    """One printed paragraph; `section` is the id of the section it stands in.

    Sections, in order: couverture, synthese, cadre, methode, moyens, activite, recours, public, problematiques,
    resultats, origine, partenaires, collectif, evolutions, analyse, preconisations, perspectives, dpo; a note
    under a table has section "note:<table id>"; the alt text of its chart "alt:<table id>"; what she wrote herself
    stands in "<section>:libre".
    """

    section: str
    texte: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilan:
    """The whole printable content; nothing outside it may be printed."""

    statut: Statut
    version: int
    entreprise: str
    exemple: bool
    du: date
    au: date
    parametres: dict[str, int | str]
    indicateurs: tuple[Indicateur, ...]
    tableaux: tuple[Tableau, ...]
    textes: tuple[Texte, ...]
