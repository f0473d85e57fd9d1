"""How one says what the entreprise is asked, and what it answered, about the hours beyond the volume."""

from datetime import date

from app.domain.contrats.approbations import Approbation, Reponse
from app.domain.contrats.mois import dernier_du_mois, premier_du_mois
from app.domain.contrats.phrases import quantite
from app.domain.contrats.position import Position
from app.domain.contrats.records import Depassement
from app.domain.typographie import FINE, INSECABLE, jour

_VERBES = {Reponse.APPROUVE: "Approuvé", Reponse.REFUSE: "Refusé"}


def dire_attente(position: Position) -> str:
    """Return how much waits for an answer, over which whole months; "" for nothing."""
    siennes = [tranche for tranche in position.tranches if tranche.en_attente]
    if not siennes:
        return ""
    combien = quantite(position.en_attente, position.conditions)
    quand = dire_jours(premier_du_mois(siennes[0].jour), dernier_du_mois(siennes[-1].jour))
    return f"À faire approuver{INSECABLE}: {combien} au-delà du volume, {quand}"


def dire_reponse(approbation: Approbation, position: Position) -> str:
    """Return what was answered, by whom, when, about what, and how much of it served so far."""
    a, regle = approbation, position.conditions
    servies = sum(t.minutes for t in position.tranches if t.approbation == a)
    combien = "tout le dépassement" if a.minutes is None else f"{quantite(a.minutes, regle)} du dépassement"
    dit = f"{_VERBES[a.reponse]} le {jour(a.decide_le)} par {a.par}{INSECABLE}: {combien} {dire_jours(a.du, a.au)}"
    if a.minutes is None or servies < a.minutes:
        dit += f"{FINE}; {quantite(servies, regle)} à ce jour"
    return f"{dit}." + (f" {a.note}" if a.note else "")


def dire_jours(du: date, au: date) -> str:
    """Return « le 3 mai 2025 », « du 3 mai 2025 au 28 mai 2025 »."""
    return f"le {jour(du)}" if du == au else f"du {jour(du)} au {jour(au)}"


def a_demander(position: Position) -> Approbation:
    """Return the answer one is about to record: all that waits, its days; else what comes until the year ends."""
    siennes = [tranche for tranche in position.tranches if tranche.en_attente]
    situation = position.situation
    fin = situation.annee.fin if situation else position.au
    return Approbation(
        contrat_id=position.contrat.id,
        reponse=Reponse.APPROUVE,
        du=max(position.contrat.debut, premier_du_mois(siennes[0].jour if siennes else position.au)),
        au=dernier_du_mois(siennes[-1].jour if siennes else fin),
        minutes=position.en_attente or None,
        decide_le=position.au,
    )


def se_demande(position: Position) -> bool:
    """Tell whether the terms of the day, or some minutes already beyond, ask for an answer."""
    regle, situation = position.conditions, position.situation
    plafond = situation is not None and situation.accorde is not None
    return bool(position.tranches) or (plafond and regle is not None and regle.depassement is Depassement.A_APPROUVER)
