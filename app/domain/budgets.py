"""What comes in and what goes out of a household at a date: lines, brought to the month, to the cent."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain import regles

MONTANT_MAX = 1_000_000_000
PART_ENTIERE = 100
"""Parts are kept in hundredths: half a part is 50."""


class Bloc(StrEnum):
    """Where a line stands on the sheet."""

    RESSOURCES = "ressources"
    LOGEMENT = "logement"
    FIXES = "fixes"
    DETTES = "dettes"
    COURANTE = "courante"


class Periode(StrEnum):
    """How often a sum comes back."""

    MENSUEL = "mensuel"
    TRIMESTRIEL = "trimestriel"
    ANNUEL = "annuel"


MOIS = {Periode.MENSUEL: 1, Periode.TRIMESTRIEL: 3, Periode.ANNUEL: 12}


class StatutDette(StrEnum):
    """Where a debt stands."""

    A_JOUR = "a_jour"
    RETARD = "retard"
    ECHEANCIER = "echeancier"
    SUSPENDUE = "suspendue"
    CONTENTIEUX = "contentieux"
    SURENDETTEMENT = "surendettement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ligne:
    """One line: `montant` in cents per `periode`; `poste` is a code of postes.csv.

    For a debt, `libelle` names the creditor, `montant` is the instalment, `solde` what is left to pay, `arrieres` what
    is late, in cents (None: not known).
    """

    bloc: Bloc
    poste: str = "AUT"
    libelle: str = ""
    montant: int = 0
    periode: Periode = Periode.MENSUEL
    solde: int | None = None
    arrieres: int | None = None
    statut: StatutDette = StatutDette.A_JOUR

    @property
    def par_mois(self) -> int:
        """Cents per month, each line rounded to the nearest cent, half a cent up."""
        mois = MOIS[self.periode]
        return (2 * self.montant + mois) // (2 * mois)


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The budget of a household on the day `au`.

    `personnes` live on it, `parts` counts them in hundredths of a part, `regle` is the code of the fund whose
    formulas are used.
    """

    id: int = 0
    personne_id: int
    au: date
    personnes: int = 1
    parts: int = PART_ENTIERE
    regle: str = "GENERAL"
    note: str = ""
    lignes: tuple[Ligne, ...] = ()


def verifier(budget: Budget, aujourd_hui: date) -> None:
    """Raise when the day is impossible, nobody lives on it, or a sum is out of bounds."""
    regles.jour_plausible("au", budget.au, aujourd_hui)
    regles.entre("personnes", budget.personnes, 1, 30)
    regles.entre("parts", budget.parts, 50, 30 * PART_ENTIERE)
    for ligne in budget.lignes:
        for champ in ("montant", "solde", "arrieres"):
            regles.entre(champ, getattr(ligne, champ), 0, MONTANT_MAX)


def total(lignes: Iterable[Ligne], bloc: Bloc, *postes: str) -> int:
    """Return the cents per month of a block, or of some of its lines."""
    return sum(li.par_mois for li in lignes if li.bloc is bloc and (not postes or li.poste in postes))


def dettes(budget: Budget) -> tuple[Ligne, ...]:
    """Return the debts, the largest balance first: the table of a Banque de France file."""
    toutes = (ligne for ligne in budget.lignes if ligne.bloc is Bloc.DETTES)
    return tuple(sorted(toutes, key=lambda li: (-(li.solde or 0), -li.par_mois, li.libelle)))


def avec_echeance(budget: Budget, rang: int, montant: int) -> Budget:
    """Return the budget « et si » one line came to `montant` cents a month; nothing is kept of it."""
    lignes = list(budget.lignes)
    lignes[rang] = replace(lignes[rang], montant=montant, periode=Periode.MENSUEL)
    return replace(budget, lignes=tuple(lignes))
