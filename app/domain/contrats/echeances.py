"""How one says the dates of a contrat, and why nothing of it can be counted or foretold."""

from datetime import timedelta

from app.domain.contrats.phrases import en_heures
from app.domain.contrats.position import Position
from app.domain.typographie import INSECABLE, jour


def dire_echeance(position: Position) -> str:
    """Return the end of the term that runs with its own notice, or what follows when that notice is past."""
    limite = position.preavis_du_terme
    fin = f"échéance {jour(position.terme)}"
    if limite is None or position.terme < position.au:
        return fin
    if limite >= position.au:
        return f"{fin}, préavis avant le {jour(limite)}"
    passe = f"préavis passé le {jour(limite)}"
    if position.contrat.fin is not None and not position.contrat.tacite_reconduction:
        return f"{fin}, {passe}"
    suite = "se poursuit" if position.contrat.fin is None else "se reconduit"
    return f"{passe}{INSECABLE}: le contrat {suite} au {jour(position.terme + timedelta(days=1))}"


def dire_sans_compte(position: Position, actes_sans_permanence: int) -> str:
    """Return why nothing can be counted, or foretold, in the year; "" when something can.

    `actes_sans_permanence` are the minutes of acts of a year whose permanences, which alone consume, are not recorded.
    """
    situation = position.situation
    if situation is None or situation.consomme:
        return ""
    depuis = f"depuis le {jour(situation.annee.debut)}"
    if actes_sans_permanence:
        actes = f"{en_heures(actes_sans_permanence)} d’actes enregistrés"
        return f"Rien ne peut être compté{INSECABLE}: aucune permanence enregistrée {depuis} ({actes})"
    return f"Rien n’est compté {depuis}{INSECABLE}: pas de prévision"
