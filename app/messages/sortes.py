"""Kinds of records as a person names them, in number."""

from app.messages.nombres import accord, compter

_NOMS = {
    "accompagnements": ("accompagnement", "accompagnements"),
    "accords": ("accord", "accords"),
    "acheteurs": ("adresse de facturation", "adresses de facturation"),
    "approbations": ("réponse sur un dépassement", "réponses sur un dépassement"),
    "bilans": ("bilan arrêté", "bilans arrêtés"),
    "budgets": ("budget", "budgets"),
    "commentaires": ("commentaire de bilan", "commentaires de bilan"),
    "conditions": ("ligne de conditions de contrat", "lignes de conditions de contrat"),
    "contacts": ("contact", "contacts"),
    "contrats": ("contrat", "contrats"),
    "conventions": ("document du contrat", "documents du contrat"),
    "copies": ("copie d’un document", "copies de documents"),
    "courriers": ("courrier", "courriers"),
    "demarches": ("démarche", "démarches"),
    "documents": ("document", "documents"),
    "effectifs": ("effectif", "effectifs"),
    "emplois": ("emploi", "emplois"),
    "entrees": ("ligne de liste", "lignes de listes"),
    "entreprises": ("entreprise", "entreprises"),
    "factures": ("facture", "factures"),
    "fonds": ("fonds", "fonds"),
    "foyers": ("foyer", "foyers"),
    "imports": ("import", "imports"),
    "interventions": ("intervention", "interventions"),
    "lettres_word": ("lettre Word", "lettres Word"),
    "modeles_lettre": ("lettre type", "lettres types"),
    "modeles_word": ("modèle Word", "modèles Word"),
    "nomenclatures": ("ligne de liste", "lignes de listes"),
    "organismes": ("organisme", "organismes"),
    "paiements": ("paiement", "paiements"),
    "permanences": ("permanence", "permanences"),
    "personnes": ("personne", "personnes"),
    "pieces": ("pièce gardée", "pièces gardées"),
    "publications": ("bilan arrêté", "bilans arrêtés"),
    "publications_fichiers": ("fichier d’un bilan arrêté", "fichiers de bilans arrêtés"),
    "reglages": ("réglage", "réglages"),
    "releves": ("relevé d’activité remis", "relevés d’activité remis"),
    "releves_fichiers": ("fichier d’un relevé", "fichiers de relevés"),
    "remises": ("remise d’un bilan", "remises de bilans"),
    "rendezvous": ("rendez-vous", "rendez-vous"),
    "sites": ("site", "sites"),
}


def denombrer(sorte: str, nombre: int) -> str:
    """Return « 1 personne », « 3 lignes de conditions de contrat »."""
    return compter(nombre, *_NOMS.get(sorte, (sorte, sorte)))


def nommer(sorte: str, nombre: int) -> str:
    """Return « personne » or « personnes », without its number."""
    return accord(nombre, *_NOMS.get(sorte, (sorte, sorte)))
