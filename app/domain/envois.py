"""What a letter that went tells of the démarche it was written for: its clock starts, or starts again."""

from dataclasses import replace
from typing import Final

from app.domain.courriers import Courrier, Envoi
from app.domain.demarches import CONTESTABLES, Demarche

CANAUX: Final = {
    Envoi.SIMPLE: "ECR",
    Envoi.RECOMMANDE: "ECR",
    Envoi.COURRIEL: "MEL",
    Envoi.PORTAIL: "POR",
    Envoi.MAIN_PROPRE: "LIE",
}
"""The channel of a démarche (a code of canaux.csv) for each way a letter goes."""
RECOURS: Final = frozenset({"recours_cra"})
"""Models by which a decision is appealed."""


def apres_envoi(demarche: Demarche, courrier: Courrier) -> Demarche:
    """Return the démarche once that letter went: sent by it, chased by it, or appealed by it.

    What was noted by hand stays: the first letter sets the day it was sent, a later one chases; none of them touches
    a démarche that is over, except an appeal against its decision.
    """
    jour = courrier.envoye_le
    if jour is None:
        return demarche
    if courrier.modele in RECOURS and demarche.etat in CONTESTABLES:
        return demarche if demarche.recours_le else replace(demarche, recours_le=jour)
    if demarche.close:
        return demarche
    attendue = courrier.reponse_avant or demarche.attendue_le
    if demarche.envoyee_le is None:
        canal = CANAUX[courrier.envoi] if courrier.envoi else demarche.canal
        return replace(demarche, envoyee_le=jour, canal=canal, attendue_le=attendue)
    if jour <= demarche.envoyee_le or (demarche.relancee_le and jour <= demarche.relancee_le):
        return demarche
    return replace(demarche, relancee_le=jour, attendue_le=attendue)


def apres_reponse(demarche: Demarche, courrier: Courrier) -> Demarche:
    """Return the démarche once that letter was answered: the reply that this letter awaited is awaited no more.

    What the answer decides is hers to note; a day that she set by hand stays.
    """
    attendue = courrier.reponse_avant is not None and demarche.attendue_le == courrier.reponse_avant
    return replace(demarche, attendue_le=None) if attendue and not demarche.close else demarche
