"""Twelve invoices of a fictional practice, all different in what EN 16931 looks at."""

from dataclasses import replace
from datetime import date

from app.domain.entreprises import Entreprise
from app.domain.facturation import Acheteur, Edition, Facturation, Regime, acheteur_de
from app.domain.factures import Facture, LigneFacture, NatureFacture, Tva, UniteFacture
from app.domain.praticiennes import Praticienne

ELLE = Praticienne(
    nom="Claire Fontanel",
    adresse="12 rue de l'Exemple",
    code_postal="69000",
    ville="Lyon",
    telephone="01 99 00 12 34",
    courriel="cabinet@exemple.invalid",
    siret="00000001800010",
    exemple=True,
)
ENTREPRISE = Entreprise(
    id=1,
    nom="Clinique des Tilleuls & associés",
    siret="00000002600013",
    adresse="1 place de l'Exemple",
    code_postal="38000",
    ville="Grenoble",
)
FRANCHISE = Facturation(regime=Regime.FRANCHISE, iban="FR7630006000011234567890189", bic="AGRIFRPP")
NORMAL = replace(FRANCHISE, regime=Regime.NORMAL, numero_tva="FR83404833048", penalites=1215)
FACTURE = Facture(
    entreprise_id=1,
    serie="F",
    annee=2026,
    rang=1,
    numero="F-2026-0001",
    jour=date(2026, 2, 3),
    echeance=date(2026, 3, 5),
    du=date(2026, 1, 1),
    au=date(2026, 1, 31),
)
FORFAIT = LigneFacture(libelle="Prestation de service social au forfait, du 01/01/2026 au 31/01/2026", prix=208_000)
HEURES = LigneFacture(
    libelle="Heures d’intervention sociale", quantite=80, unite=UniteFacture.MINUTES, prix=6_555, detail="sur appel"
)
TETES = LigneFacture(
    libelle="Service social par salarié, effectif au 31/12/2025",
    quantite=21_400,
    unite=UniteFacture.SALARIES,
    prix=600,
)
DEMIES = LigneFacture(
    libelle="Permanences sociales tenues", quantite=350, unite=UniteFacture.DEMI_JOURNEES, prix=26_033
)
JOURS = LigneFacture(libelle="Journées d’action collective", quantite=200, unite=UniteFacture.JOURS, prix=64_000)
FORMATION = LigneFacture(libelle="Formation de l’encadrement", prix=90_000, tva=Tva.EXONEREE)
REPRISE = LigneFacture(
    libelle="Permanence annulée, reprise", quantite=-100, unite=UniteFacture.DEMI_JOURNEES, prix=26_033
)


def edition(facturation, *lignes, acheteur=None, **champs):
    """Return what such an invoice prints."""
    franchise = facturation.regime is Regime.FRANCHISE
    siennes = tuple(replace(ligne, tva=Tva.FRANCHISE) if franchise else ligne for ligne in lignes)
    return Edition(
        facture=replace(FACTURE, lignes=siennes, **champs),
        vendeur=ELLE,
        facturation=facturation,
        acheteur=acheteur_de(ENTREPRISE, acheteur),
        siret_acheteur="" if acheteur else ENTREPRISE.siret,
        contrat="EX-2023-02",
    )


def _avoir(facturation, *lignes):
    avoir = edition(
        facturation, *lignes, nature=NatureFacture.AVOIR, serie="A", numero="A-2026-0001", origine_id=1, echeance=None
    )
    return replace(avoir, origine=FACTURE)


SERVICE = Acheteur(
    entreprise_id=1,
    raison_sociale="Groupe des Tilleuls",
    siren="000000042",
    adresse="4 quai de l'Exemple",
    code_postal="69007",
    ville="Lyon",
)
FACTURES = {
    "franchise": edition(FRANCHISE, FORFAIT),
    "franchise_heures": edition(FRANCHISE, HEURES),
    "franchise_par_salarie": edition(FRANCHISE, TETES),
    "franchise_mixte": edition(FRANCHISE, FORFAIT, HEURES, TETES, DEMIES, JOURS),
    "franchise_sans_iban": edition(replace(FRANCHISE, iban="", bic=""), DEMIES),
    "normal": edition(NORMAL, FORFAIT),
    "normal_heures_et_tetes": edition(NORMAL, HEURES, TETES),
    "normal_et_exoneree": edition(NORMAL, DEMIES, FORMATION),
    "normal_avec_reprise": edition(NORMAL, DEMIES, REPRISE, JOURS),
    "normal_au_service": edition(
        NORMAL, FORFAIT, acheteur=SERVICE, service="Service fournisseurs", engagement="ENG-77", reference="CMD 12"
    ),
    "avoir_franchise": _avoir(FRANCHISE, FORFAIT),
    "avoir_normal_partiel": _avoir(NORMAL, HEURES),
}
