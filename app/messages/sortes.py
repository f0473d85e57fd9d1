"""Kinds of records as a person names them, in number."""

from app.messages.nombres import compter

_NOMS = {
    "accompagnements": ("accompagnement", "accompagnements"),
    "acheteurs": ("adresse de facturation", "adresses de facturation"),
    "accords": ("accord", "accords"),
    "bilans": ("bilan arrêté", "bilans arrêtés"),
    "budgets": ("budget", "budgets"),
    "conditions": ("ligne de conditions de contrat", "lignes de conditions de contrat"),
    "contacts": ("contact", "contacts"),
    "contrats": ("contrat", "contrats"),
    "courriers": ("courrier", "courriers"),
    "demarches": ("démarche", "démarches"),
    "effectifs": ("effectif", "effectifs"),
    "emplois": ("emploi", "emplois"),
    "entreprises": ("entreprise", "entreprises"),
    "factures": ("facture", "factures"),
    "foyers": ("foyer", "foyers"),
    "imports": ("import", "imports"),
    "interventions": ("intervention", "interventions"),
    "modeles_word": ("modèle Word", "modèles Word"),
    "organismes": ("organisme", "organismes"),
    "paiements": ("paiement", "paiements"),
    "permanences": ("permanence", "permanences"),
    "personnes": ("personne", "personnes"),
    "publications": ("bilan arrêté", "bilans arrêtés"),
    "sites": ("site", "sites"),
}


def denombrer(sorte: str, nombre: int) -> str:
    """Return « 1 personne », « 3 lignes de conditions de contrat »."""
    return compter(nombre, *_NOMS.get(sorte, (sorte, sorte)))
