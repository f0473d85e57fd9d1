"""The words of a relevé on screen."""

from app.bilan.formats import typographier
from app.bilan.releves import Releve
from app.documents.releve_grilles import dire_periode
from app.services.releves import ReleveRemis

VIDE = "Aucun contrat. L’onglet Contrats ouvre le premier\u202f; ses relevés s’établissent ensuite ici."
PRESENTATION = (
    "Ce que le contrat a consommé sur des mois terminés, les permanences et, quand rien ne s’en déduit, les actes par "
    "nature, par site et par jour. Aucun nom."
)
POUR_VOUS = "Visible de vous seule\u00a0: ces petits nombres ne sont jamais imprimés."
ATTENTE = "Aucun mois de ce contrat n’est terminé."
ENGAGE = (
    "L’enregistrer, c’est le remettre\u00a0: les relevés suivants et le bilan de l’année ne diront rien qui, rapproché "
    "de lui, désignerait quelqu’un. Ce qu’il réunit ne se redécoupe plus."
)
AUCUN = "Aucun relevé remis."


def titre(releve: Releve) -> str:
    """Return « Relevé de mars 2024 »."""
    return f"Relevé {dire_periode(releve.du, releve.au)}"


def total(releve: Releve) -> str:
    """Return the sentence of the total."""
    return typographier(f"Total de la période : {releve.dire(releve.total)}.")


def remis(releve: ReleveRemis, contrats: dict[int, str]) -> tuple[str, str, str]:
    """Return the day a relevé was handed out, its period, its contrat."""
    quand = releve.instant[:10]
    dit = f"{quand[8:10]}/{quand[5:7]}/{quand[:4]}"
    contrat = contrats.get(releve.contrat_id) or "sans référence"
    return dit, f"Relevé {dire_periode(releve.du, releve.au)}", f"contrat {contrat}"
