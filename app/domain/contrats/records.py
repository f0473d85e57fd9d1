"""Contrats de prestation and their dated conditions."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.domain import regles
from app.domain.contrats.signaux import Sourdine


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


class Exercice(StrEnum):
    """Where the contract years begin: at each anniversary of the contrat, or on 1 January (the first one is short)."""

    ANNIVERSAIRE = "anniversaire"
    CIVIL = "civil"


class Assiette(StrEnum):
    """What consumes the volume: the acts, the permanences held, or these and the acts done outside of them."""

    ACTES = "actes"
    PERMANENCES = "permanences"
    LES_DEUX = "les_deux"


class Decompte(StrEnum):
    """What a permanence counts when the volume is in half-days or days.

    `ENTIERE`: one half-day, however short or long; `ENTAMEE`: every half-day begun; `PRORATA`: its own minutes.
    """

    ENTIERE = "entiere"
    ENTAMEE = "entamee"
    PRORATA = "prorata"


class Depassement(StrEnum):
    """What becomes of the acts beyond the volume."""

    FACTURE = "facture"
    A_APPROUVER = "a_approuver"
    INCLUS = "inclus"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrat:
    """A contract between the praticienne and one entreprise.

    With `fin` and `tacite_reconduction`, it goes on after `fin` by terms of `reconduction` months; without `fin` it
    lasts until one is written. `exercice` tells where its years begin; `sourdines` are the alerts she has read.
    """

    id: int = 0
    entreprise_id: int
    reference: str
    debut: date
    fin: date | None = None
    tacite_reconduction: bool = True
    libelle: str = ""
    exercice: Exercice = Exercice.ANNIVERSAIRE
    reconduction: int = 12
    sourdines: tuple[Sourdine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """Terms in force from `a_partir_du`; an avenant is a new row.

    `volume` counts hundredths of `unite` per contract year (220 h = 22000); `prix` is in cents, per unit; that of a
    unit forfait is the price of the year.
    A half-day is `demi_journee` minutes, a day two of them; `decompte` says what a permanence counts, `assiette`
    what consumes the volume (None: the permanences in mode permanence, else the acts).
    `report_valeur` is the percentage or the months of `report`; a percentage lives `report_duree` months (None:
    the whole next year); what is carried never exceeds `report_plafond` (hundredths of `unite`).
    Beyond the volume an hour, half-day or day costs `prix_depassement` cents (None: `prix`).
    A journey to a site consumes minutes when `trajet_compte`, and costs `prix_km` thousandths of a euro per km.
    A permanence that the entreprise calls off less than `annulation_delai` days before counts `annulation_part` %.
    `preavis` is in months, brought back to the end of a month when `preavis_fin_de_mois`.
    `revision_effectif` is the month (1 to 12) whose first day gives the headcount of the price per head (None: the
    first day of the contract year). `indexation` raises `prix` by so many hundredths of a percent at each contract
    year; `indice` names the index of the price and `indice_base` its value (hundredths) when these terms began.
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
    demi_journee: int = 210
    decompte: Decompte = Decompte.ENTIERE
    assiette: Assiette | None = None
    report_plafond: int | None = None
    report_duree: int | None = None
    prix_depassement: int | None = None
    trajet_compte: bool = False
    prix_km: int | None = None
    annulation_delai: int | None = None
    annulation_part: int = 100
    preavis_fin_de_mois: bool = False
    revision_effectif: int | None = None
    indexation: int = 0
    indice: str = ""
    indice_base: int | None = None

    @property
    def consomme_par(self) -> Assiette:
        """What consumes the volume, said or following from the mode."""
        par_mode = Assiette.PERMANENCES if self.mode is Mode.PERMANENCE else Assiette.ACTES
        return self.assiette or par_mode


BORNES: Final = {
    "volume": (0, 1_000_000_000),
    "prix": (0, 1_000_000_000),
    "prix_depassement": (0, 1_000_000_000),
    "preavis": (0, 120),
    "report_valeur": (0, 120),
    "report_plafond": (0, 1_000_000_000),
    "report_duree": (1, 120),
    "demi_journee": (30, 720),
    "prix_km": (0, 100_000),
    "annulation_delai": (0, 365),
    "annulation_part": (0, 100),
    "revision_effectif": (1, 12),
    "indexation": (0, 10_000),
    "indice_base": (1, 1_000_000_000),
    "bilan_rythme": (1, 12),
    "seuil": (3, 20),
}
"""Least and greatest values of the numbers of conditions."""


def verifier(contrat: Contrat) -> None:
    """Raise when the contrat ends before it begins."""
    regles.dans_l_ordre("fin", contrat.debut, contrat.fin)
    regles.entre("reconduction", contrat.reconduction, 1, 120)


def verifier_conditions(conditions: Conditions, contrat: Contrat) -> None:
    """Raise when terms begin out of the contrat, or hold a number that means nothing."""
    regles.dans_l_ordre("a_partir_du", contrat.debut, conditions.a_partir_du)
    regles.dans_l_ordre("a_partir_du", conditions.a_partir_du, contrat.fin)
    for champ, (minimum, maximum) in BORNES.items():
        regles.entre(champ, getattr(conditions, champ), minimum, maximum)
    if conditions.report is Report.POURCENT:
        regles.entre("report_valeur", conditions.report_valeur, 0, 100)
