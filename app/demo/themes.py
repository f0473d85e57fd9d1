"""What people come for, and whom one then calls: the correlations that make the fiction plausible."""

from app.demo.effectif import Salarie

_BASE = {
    "BUD": 17,
    "LOG": 14,
    "MOB": 3,
    "DRO": 12,
    "FAM": 13,
    "AID": 7,
    "DEC": 3,
    "VIO": 3,
    "SAN": 13,
    "HAN": 9,
    "ADD": 3,
    "TRA": 12,
    "RET": 5,
    "SOU": 4,
    "AUT": 2,
}
_SENIOR, _JEUNE = 54, 30

ORGANISMES: dict[str, tuple[str, ...]] = {
    "BUD": ("BDF", "BANQUE", "CRESUS", "ENERGIE", "DGFIP"),
    "LOG": ("AL", "BAILLEUR", "FSL", "SIAO"),
    "MOB": ("AL", "CCAS"),
    "DRO": ("CAF", "CPAM", "PREF", "FS"),
    "FAM": ("CAF", "TJ", "CRECHE", "CD"),
    "AID": ("CD", "MDPH", "CCAS"),
    "DEC": ("PREV", "CARSAT_R", "MUT"),
    "VIO": ("CIDFF", "POLICE", "SIAO"),
    "SAN": ("CPAM", "CARSAT_SS", "PREV"),
    "HAN": ("MDPH", "CAPEMPLOI", "SPST"),
    "ADD": ("HOP", "SPST"),
    "TRA": ("SPST", "TP", "PRUD"),
    "RET": ("CARSAT_R", "AGIRC"),
    "SOU": ("HOP", "CCAS"),
    "AUT": ("FS",),
}

ORIGINES = {"LUI": 42, "COL": 11, "COM": 8, "FAM": 3, "RH": 9, "MAN": 7, "MED": 8, "INF": 5, "CSE": 4, "ASS": 3}

NOTES: dict[str, tuple[str, ...]] = {
    "BUD": ("Budget établi ensemble, trois postes à revoir.", "Échéancier demandé auprès du créancier."),
    "LOG": ("Demande de logement social à renouveler avant l’échéance.", "Plan d’apurement proposé au bailleur."),
    "MOB": ("Comparatif des aides au permis remis.",),
    "DRO": ("Ouverture de droits vérifiée, pièces listées.", "Dossier complété en ligne, récépissé reçu."),
    "FAM": ("Point sur l’organisation de la garde.", "Information donnée sur la médiation familiale."),
    "AID": ("Dossier APA expliqué, visite prévue.", "Congé de proche aidant : conditions revues."),
    "DEC": ("Liste des formalités remise, capital décès demandé.",),
    "VIO": ("Information sur les droits, orientation proposée.",),
    "SAN": ("Indemnités journalières : attestation à réclamer.", "Reprise envisagée, visite de pré-reprise expliquée."),
    "HAN": ("Formulaire RQTH commencé ensemble.", "Aménagement du poste : liste des points à évoquer."),
    "ADD": ("Orientation vers une consultation spécialisée acceptée.",),
    "TRA": ("Difficultés d’horaires exposées, pistes listées.", "Écoute ; prochaine étape choisie ensemble."),
    "RET": ("Relevé de carrière relu, deux trimestres manquants.", "Calendrier du départ posé."),
    "SOU": ("Écoute, point dans un mois.",),
    "AUT": ("Information donnée.",),
}


def poids(salarie: Salarie, annee: int) -> dict[str, int]:
    """Return the weights of the themes for one employee in `annee`."""
    age = annee - salarie.naissance
    corrections = {
        "RET": 18 if age >= _SENIOR else -3,
        "HAN": 5 if age >= _SENIOR else 0,
        "AID": 5 if age >= _SENIOR - 10 else -3,
        "LOG": 8 if age < _JEUNE else 0,
        "MOB": 5 if age < _JEUNE else 0,
        "FAM": 5 if salarie.sexe == "F" and age < _SENIOR else 0,
        "VIO": 2 if salarie.sexe == "F" else -2,
        "ADD": 2 if salarie.sexe == "H" else -1,
        "BUD": 6 if salarie.csp in {"OUV", "EMP"} else -7,
        "TRA": 9 if salarie.csp == "CAD" else 0,
    }
    return {theme: max(0, base + corrections.get(theme, 0)) for theme, base in _BASE.items()}
