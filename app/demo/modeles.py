"""The five entreprises of the fiction, from the large one to the one too small for any figure."""

from dataclasses import dataclass

from app.domain.contrats import Depassement, Exercice, Mode, Report, Unite


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeleSite:
    """A site: `part` of the headcount in hundredths, half-days of presence in a week (0.5: every other week)."""

    nom: str
    code_postal: str
    ville: str
    part: int
    demi_journees: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Modele:
    """What the fiction is drawn from: `suivis` follow-ups open in a year; `femmes` and `csp` are hundredths.

    `prix` is in cents, `volume` in hundredths of `unite`, as in the conditions of a contrat.
    """

    nom: str
    siret: str
    metier: str
    effectif: int
    suivis: int
    femmes: int
    csp: dict[str, int]
    sites: tuple[ModeleSite, ...]
    mode: Mode
    unite: Unite
    volume: int
    prix: int
    preavis: int
    report: Report = Report.PERDU
    report_valeur: int = 0
    depassement: Depassement = Depassement.A_APPROUVER
    exercice: Exercice = Exercice.ANNIVERSAIRE
    collectif: int = 0


MODELES: tuple[Modele, ...] = (
    Modele(
        nom="Manufacture de la Valserine",
        siret="00000001800010",
        metier="industrie",
        effectif=1840,
        suivis=262,
        femmes=38,
        csp={"OUV": 52, "EMP": 14, "TAM": 21, "CAD": 13},
        sites=(
            ModeleSite(nom="Usine d’Arlod", code_postal="01200", ville="Valserhône", part=56, demi_journees=2),
            ModeleSite(nom="Atelier de Nantua", code_postal="01130", ville="Nantua", part=28, demi_journees=1),
            ModeleSite(nom="Siège", code_postal="01000", ville="Bourg-en-Bresse", part=16, demi_journees=0.5),
        ),
        mode=Mode.PERMANENCE,
        unite=Unite.DEMI_JOURNEES,
        volume=16000,
        prix=26000,
        preavis=3,
        report=Report.POURCENT,
        report_valeur=10,
        collectif=14,
    ),
    Modele(
        nom="Clinique des Tilleuls",
        siret="00000002600013",
        metier="soin",
        effectif=426,
        suivis=78,
        femmes=81,
        csp={"OUV": 9, "EMP": 48, "TAM": 30, "CAD": 13},
        sites=(
            ModeleSite(nom="Clinique", code_postal="38000", ville="Grenoble", part=74, demi_journees=1),
            ModeleSite(nom="Rééducation", code_postal="38700", ville="La Tronche", part=26, demi_journees=0.5),
        ),
        mode=Mode.FORFAIT,
        unite=Unite.HEURES,
        volume=24000,
        prix=7800,
        preavis=3,
        exercice=Exercice.CIVIL,
        report=Report.MOIS,
        report_valeur=3,
        collectif=7,
    ),
    Modele(
        nom="Mutuelle du Confluent",
        siret="00000003400017",
        metier="bureau",
        effectif=214,
        suivis=36,
        femmes=67,
        csp={"EMP": 46, "TAM": 26, "CAD": 28},
        sites=(
            ModeleSite(nom="Siège", code_postal="69002", ville="Lyon", part=70, demi_journees=0.5),
            ModeleSite(nom="Centre d’appels", code_postal="69800", ville="Saint-Priest", part=30, demi_journees=0.25),
        ),
        mode=Mode.PAR_SALARIE,
        unite=Unite.SALARIES,
        volume=21400,
        prix=7200,
        preavis=2,
        depassement=Depassement.INCLUS,
        collectif=4,
    ),
    Modele(
        nom="Transports Garance",
        siret="00000004200010",
        metier="transport",
        effectif=96,
        suivis=15,
        femmes=22,
        csp={"OUV": 68, "EMP": 17, "TAM": 9, "CAD": 6},
        sites=(ModeleSite(nom="Dépôt", code_postal="26000", ville="Valence", part=100, demi_journees=0.25),),
        mode=Mode.HEURE,
        unite=Unite.HEURES,
        volume=5000,
        prix=8500,
        preavis=3,
        exercice=Exercice.CIVIL,
        depassement=Depassement.FACTURE,
        collectif=2,
    ),
    Modele(
        nom="Menuiserie de l’Aubépine",
        siret="00000005900014",
        metier="industrie",
        effectif=27,
        suivis=3,
        femmes=19,
        csp={"OUV": 63, "EMP": 19, "TAM": 11, "CAD": 7},
        sites=(ModeleSite(nom="Atelier", code_postal="73000", ville="Chambéry", part=100, demi_journees=0.125),),
        mode=Mode.HEURE,
        unite=Unite.HEURES,
        volume=2000,
        prix=9000,
        preavis=1,
        depassement=Depassement.FACTURE,
        collectif=1,
    ),
)
