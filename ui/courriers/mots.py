"""How letters are spoken of on screen."""

from datetime import date
from typing import Final

from app.domain.calendrier import en_bref
from app.domain.courriers import Courrier, Envoi, Etat
from app.services.courriers import LigneRegistre

VUES: Final = {
    "a_envoyer": "À envoyer",
    "en_attente": "En attente",
    "en_retard": "En retard",
    "clos": "Terminés",
    "tous": "Tous",
}
ENVOIS: Final = {
    Envoi.SIMPLE: "Courrier simple",
    Envoi.RECOMMANDE: "Recommandé",
    Envoi.COURRIEL: "Courriel",
    Envoi.PORTAIL: "Portail en ligne",
    Envoi.MAIN_PROPRE: "Remis en main propre",
}
_ETATS: Final = {
    Etat.BROUILLON: "brouillon",
    Etat.A_ENVOYER: "à envoyer",
    Etat.ENVOYE: "envoyé",
    Etat.REPONDU: "répondu",
    Etat.CLOS: "classé",
}


def dire_etat(ligne: LigneRegistre | Courrier, jour: date) -> str:
    """Return where a letter is: « en retard », « réponse avant le 3 mars », « brouillon »."""
    if ligne.etat is Etat.ENVOYE and ligne.reponse_avant:
        if isinstance(ligne, LigneRegistre) and ligne.relances:
            return "relancé"
        if ligne.reponse_avant < jour:
            return "en retard"
        return f"réponse avant le {en_bref(ligne.reponse_avant, jour)}"
    return _ETATS[ligne.etat]
