"""Address book of the fiction: one body per category, none with a real number."""

from app.demo.fiction import Fiction
from app.domain.organismes import Organisme

_NOMS = {
    "BDF": "Banque de France",
    "BANQUE": "Banque (exemple)",
    "ENERGIE": "Fournisseur d’énergie (exemple)",
    "DGFIP": "Service des impôts des particuliers",
    "AL": "Action Logement",
    "BAILLEUR": "Bailleur social (exemple)",
    "FSL": "Fonds de solidarité logement",
    "SIAO": "SIAO du département",
    "CCAS": "CCAS",
    "CAF": "Caisse d’allocations familiales",
    "CPAM": "Caisse primaire d’assurance maladie",
    "PREF": "Préfecture",
    "FS": "Maison France services",
    "TJ": "Tribunal judiciaire",
    "CRECHE": "Crèche municipale",
    "CD": "Maison du département",
    "MDPH": "Maison départementale des personnes handicapées",
    "PREV": "Institution de prévoyance (exemple)",
    "CARSAT_R": "Carsat, retraite",
    "CARSAT_SS": "Service social de la Carsat",
    "MUT": "Mutuelle (exemple)",
    "POLICE": "Intervenante sociale en gendarmerie",
    "CAPEMPLOI": "Cap emploi",
    "SPST": "Service de prévention et de santé au travail",
    "HOP": "Centre médico-psychologique",
    "TP": "Transitions Pro",
    "PRUD": "Conseil de prud’hommes",
    "AGIRC": "Agirc-Arrco, action sociale",
}
_ASSOCIATIONS = {"CRESUS": "Crésus", "CIDFF": "CIDFF"}


def ecrire(fiction: Fiction) -> dict[str, int]:
    """Add the organismes to `fiction` and return the id of each by its key in `themes.ORGANISMES`."""
    ids: dict[str, int] = {}
    for cle, nom in (_NOMS | _ASSOCIATIONS).items():
        categorie = "ASSO" if cle in _ASSOCIATIONS else cle
        ids[cle] = len(fiction.organismes) + 1
        fiction.organismes.append(Organisme(id=ids[cle], nom=nom, categorie=categorie))
    return ids
