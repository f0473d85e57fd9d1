"""The frozen snapshot: all that a bilan may know of one entreprise and one period, taken in one read transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from app.domain.entreprises import Effectif
from app.domain.nomenclatures import Entree, Liste


class PersonneFigee(NamedTuple):
    """One person with at least one individual act in the period; its rank in the snapshot is its only name.

    `age` and `anciennete` are whole years (None: unknown); the other texts are codes, `site` an id as text
    ("" or "NR": unknown); those of work are of the last act of the period. `theme` and `origine` are those of the
    accompagnement first active in the period, `suite` its state at the end. `recue`: at least one entretien.
    """

    sexe: str
    age: int | None
    csp: str
    statut_emploi: str
    anciennete: int | None
    site: str
    beneficiaire: str
    theme: str
    origine: str
    suite: str
    recue: bool
    nouvelle: bool


class ActesFiges(NamedTuple):
    """Individual acts of one person, one by one or added up.

    `personne` is a rank in `Instantane.personnes`; `categorie` the category of the organisme ("" without);
    `compte` is False on the rows of the second and later persons of a shared act, which adds to the person's part
    but not to the totals.
    """

    personne: int
    nature: str
    canal: str
    categorie: str
    actes: int
    minutes: int
    compte: bool = True


EN_ATTENTE = "ATT"
"""Result of the démarches that no answer came to by the end of the period, whatever they wait for."""


TUS = frozenset({"BAJ", "CRIP", "HOP", "PARQUET", "POLICE", "PRUD", "TJ"})
AUTRE = "AUT"
"""Organismes of justice, police and care: a reader is never told that one was approached, they count as another one.

A claim before the conseil de prud’hommes is against the reader; the others name what the person lives through.
"""


class DemarcheFigee(NamedTuple):
    """One démarche answered in the period, or sent and unanswered at its end.

    `personne` is a rank; those after the persons of the snapshot had no act in the period. `resultat` is a code of
    suites.csv; `aides` what was granted or taken off a debt, in cents, neither lent nor paid by the entreprise or
    its CSE.
    """

    personne: int
    resultat: str
    aides: int


class PresenceFigee(NamedTuple):
    """Permanences of one site and one month (1..12), in number and in minutes."""

    site: str
    annee: int
    mois: int
    prevues: int
    tenues: int
    minutes_prevues: int
    minutes_tenues: int


class SeanceFigee(NamedTuple):
    """One collective or company act; `participants` None when nobody counted."""

    nature: str
    participants: int | None
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Instantane:
    """What was true of one entreprise over one period on the day `gele_le`.

    `effectifs` are the dated headcounts retained, one date per axis; `nouvelles_connues` tells that 24 months of
    data precede the period (else the new persons are n.c.). `commentaires` are her own words by section, read again.
    """

    entreprise: str
    exemple: bool
    praticienne: str
    titre: str
    du: date
    au: date
    gele_le: date
    contrats: tuple[str, ...] = ()
    personnes: tuple[PersonneFigee, ...] = ()
    actes: tuple[ActesFiges, ...] = ()
    collectif: tuple[SeanceFigee, ...] = ()
    demarches: tuple[DemarcheFigee, ...] = ()
    presence: tuple[PresenceFigee, ...] = ()
    effectifs: tuple[Effectif, ...] = ()
    sites: Mapping[str, str]
    nouvelles_connues: bool = False
    nomenclatures: Mapping[Liste, tuple[Entree, ...]]
    commentaires: Mapping[str, str] = field(default_factory=dict)
