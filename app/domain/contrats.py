"""Contrats de prestation and their dated conditions."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain import regles


class Mode(StrEnum):
    """How the prestation is sold."""

    FORFAIT = "forfait"
    PERMANENCE = "permanence"
    HEURE = "heure"
    PAR_SALARIE = "par_salarie"


class Unite(StrEnum):
    """What the yearly volume counts."""

    HEURES = "heures"
    DEMI_JOURNEES = "demi_journees"
    JOURS = "jours"
    FORFAIT = "forfait"
    SALARIES = "salaries"


class Report(StrEnum):
    """What becomes of the volume not used at the end of a contract year."""

    PERDU = "perdu"
    POURCENT = "pourcent"
    MOIS = "mois"


class Depassement(StrEnum):
    """What becomes of the acts beyond the volume."""

    FACTURE = "facture"
    A_APPROUVER = "a_approuver"
    INCLUS = "inclus"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrat:
    """A contract between the praticienne and one entreprise, without end date when it renews tacitly."""

    id: int = 0
    entreprise_id: int
    reference: str
    debut: date
    fin: date | None = None
    tacite_reconduction: bool = True
    libelle: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """Terms in force from `a_partir_du`; an avenant is a new row.

    `volume` counts hundredths of `unite` per contract year (220 h = 22000); `prix` is in cents, per unit.
    `report_valeur` is the percentage or the months of `report`; `preavis` is in months;
    `bilan_rythme` in months between two bilans; `seuil` is the k of the bilan (None: the general setting).
    """

    id: int = 0
    contrat_id: int
    a_partir_du: date
    mode: Mode
    volume: int | None = None
    unite: Unite = Unite.HEURES
    prix: int | None = None
    report: Report = Report.PERDU
    report_valeur: int = 0
    depassement: Depassement = Depassement.A_APPROUVER
    preavis: int | None = None
    trajet: str = ""
    natures_incluses: tuple[str, ...] = ()
    sites: tuple[int, ...] = ()
    bilan_rythme: int = 12
    seuil: int | None = None
    destinataires: str = ""


def verifier(contrat: Contrat) -> None:
    """Raise when the contrat ends before it begins."""
    regles.dans_l_ordre("fin", contrat.debut, contrat.fin)


def verifier_conditions(conditions: Conditions, contrat: Contrat) -> None:
    """Raise when terms begin out of the contrat, or hold a number that means nothing."""
    regles.dans_l_ordre("a_partir_du", contrat.debut, conditions.a_partir_du)
    regles.dans_l_ordre("a_partir_du", conditions.a_partir_du, contrat.fin)
    for champ in ("volume", "prix", "preavis", "report_valeur"):
        regles.entre(champ, getattr(conditions, champ), 0, 1_000_000_000)
    regles.entre("bilan_rythme", conditions.bilan_rythme, 1, 12)
    regles.entre("seuil", conditions.seuil, 3, 20)
