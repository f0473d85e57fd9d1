"""Ready-made audited bilans, from the largest to the smallest, for whoever writes documents."""

from functools import cache

from app.bilan.parametres import Parametres
from app.bilan.publication import etablir
from tests.bilan.fabrique import instantane

TAILLES = {"grand": 290, "themes": 160, "petit_themes": 80, "familles": 36, "blocs": 24, "totaux": 8, "activite": 3}


@cache
def bilan(taille="themes", k=5):
    """One audited bilan with the period before it."""
    personnes = TAILLES[taille]
    avant = etablir(instantane(round(personnes * 0.9), graine=11, annee=2024), Parametres(k))
    return etablir(instantane(personnes, graine=7), Parametres(k), avant.contenu)
