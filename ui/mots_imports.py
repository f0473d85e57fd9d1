"""The words of the assistant."""

from app.classeurs.correspondance import Sorte
from app.domain.imports import Comptes, Constat
from app.messages.nombres import milliers

SORTES = {
    Sorte.INTERVENTIONS: "Des interventions",
    Sorte.PERSONNES: "Des personnes",
    Sorte.ENTREPRISES: "Des entreprises et contrats",
    Sorte.EFFECTIFS: "Des effectifs",
    Sorte.IGNOREE: "Rien à reprendre",
}
CONSTATS = {
    Constat.REFUSE: "Refusées",
    Constat.A_DECIDER: "À décider",
    Constat.AVERTISSEMENT: "À vérifier",
    Constat.INTERPRETE: "Interprétées",
    Constat.MODIFIE: "Modifiées",
    Constat.IGNORE: "Ignorées",
}
LISTES = {
    "types": "Type d’intervention",
    "themes": "Thème",
    "canaux": "Canal",
    "origines": "Origine",
    "entreprises": "Entreprise",
    "sexe": "Sexe",
    "csp": "Catégorie socioprofessionnelle",
    "statut_emploi": "Contrat de travail",
    "situation_familiale": "Situation familiale",
    "situation_travail": "Situation au travail",
    "statut_beneficiaire": "Lien avec l’entreprise",
    "logement": "Logement",
    "enfants": "Enfants à charge",
}
_UNE = {
    "entreprises": ("entreprise", "entreprises"),
    "sites": ("site", "sites"),
    "contrats": ("contrat", "contrats"),
    "conditions": ("jeu de conditions", "jeux de conditions"),
    "effectifs": ("effectif", "effectifs"),
    "personnes": ("personne", "personnes"),
    "emplois": ("emploi", "emplois"),
    "organismes": ("organisme", "organismes"),
    "accompagnements": ("accompagnement", "accompagnements"),
    "interventions": ("intervention", "interventions"),
}


def compte(sorte: str, nombre: int) -> str:
    """Return « 150 personnes »."""
    une, plusieurs = _UNE.get(sorte, (sorte, sorte))
    return f"{milliers(nombre)}\u00a0{plusieurs if nombre > 1 else une}"


def resume(comptes: dict[str, Comptes]) -> str:
    """Return what an import adds, the main kinds first."""
    neufs = [compte(s, comptes[s].nouveaux) for s in ("interventions", "personnes", "entreprises") if s in comptes]
    return ", ".join(dit for dit in neufs if not dit.startswith("0"))


def nom(sorte: str) -> str:
    """Return the plural noun of a kind, capitalised."""
    pluriel = _UNE.get(sorte, (sorte, sorte))[1]
    return pluriel[0].upper() + pluriel[1:]
