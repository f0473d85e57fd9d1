"""What a clock of a démarche says, the same words on every screen."""

from datetime import date

from app.domain import delais
from app.domain.calendrier import long
from app.domain.delais import Urgence
from app.domain.demarches import Echeance, Horloge
from app.domain.types_demarches import Sens, TypeDemarche

_QUOI = {
    Horloge.ENVOI: "À envoyer avant le {jour}",
    Horloge.REPONSE: "Réponse attendue le {jour}",
    Horloge.SILENCE: "Sans réponse le {jour}, le silence vaut {sens}",
    Horloge.RECOURS: "Recours possible jusqu’au {jour}",
}
_SENS = {Sens.REJET: "rejet", Sens.ACCORD: "accord", None: "décision"}
ETATS = {
    Urgence.DEPASSE: "erreur",
    Urgence.AUJOURDHUI: "attention",
    Urgence.PROCHE: "attention",
    Urgence.LOIN: "",
}
"""State of the look for each urgency; the words say it too."""


def dire_echeance(echeance: Echeance, au: date) -> str:
    """Return « Recours possible jusqu’au lundi 20 juillet 2026 (dans 49 jours) »."""
    jour = long(echeance.jour, avec_annee=True)
    dit = _QUOI[echeance.horloge].format(jour=jour, sens=_SENS[echeance.sens])
    return f"{dit} ({_ecart(echeance.jour, au)})"


def dire_regle(sorte: TypeDemarche) -> str:
    """Return the legal time of a kind, its texts, and when they were noted; "" when none is known."""
    parties = []
    if sorte.silence and sorte.sens:
        parties.append(f"silence de {delais.dire(sorte.silence)}\u00a0: {_SENS[sorte.sens]}")
    if sorte.recours:
        franc = " francs" if sorte.recours.franc else ""
        parties.append(f"recours dans les {delais.dire(sorte.recours)}{franc} ({sorte.voie})")
    if not parties or sorte.releve_le is None:
        return ""
    dit = "\u202f; ".join(parties)
    return (
        f"{dit[0].upper()}{dit[1:]}. {sorte.source} (noté le {sorte.releve_le:%d/%m/%Y}, à vérifier). "
        "C’est une aide, pas un conseil\u00a0: la date écrite sur la décision l’emporte."
    )


def titrer(objet: str, sorte: TypeDemarche, organisme: str) -> str:
    """Return « CAF du Lac · Secours », the object if there is one, else the kind."""
    return " · ".join(dit for dit in (organisme, objet or sorte.libelle) if dit)


def _ecart(jour: date, au: date) -> str:
    jours = (jour - au).days
    if jours == 0:
        return "aujourd’hui"
    pluriel = "s" if abs(jours) > 1 else ""
    return f"dans {jours}\u00a0jour{pluriel}" if jours > 0 else f"dépassé de {-jours}\u00a0jour{pluriel}"
