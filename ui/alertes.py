"""What the page of the day says of the contrats: one alert each, until it is read or put off."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from app.domain.contrats.alertes import Alerte
from app.domain.contrats.phrases import dire_alerte
from app.services.aujourdhui import SEMAINE
from app.services.comptes import Suivi
from ui.poste import Poste
from ui.widgets.cartes import Carte, Rangee, Tuile

Alertes = Sequence[tuple[Suivi, Alerte]]


def tuile(alertes: Alertes, voir: Callable[[], None]) -> Tuile:
    """Return how many contrats have something new to say."""
    nombre = len(alertes)
    dit = "contrats à surveiller" if nombre > 1 else "contrat à surveiller"
    resultat = Tuile(nombre, dit, "attention")
    resultat.lien("Tous les contrats", "Voir tous les contrats", voir)
    return resultat


def carte(alertes: Alertes, poste: Poste) -> Carte:
    """Return the alerts, each with its two answers."""
    resultat = Carte("Contrats à surveiller", "chaque alerte une fois")
    for suivi, alerte in alertes:
        resultat.ajouter(_rangee(suivi, alerte, poste))
    return resultat


def _rangee(suivi: Suivi, alerte: Alerte, poste: Poste) -> Rangee:
    dit = dire_alerte(alerte, suivi.position, suivi.prevision)
    rangee = Rangee(suivi.contrat.reference, suivi.entreprise.nom, f"{dit}.")
    for texte, nom, jusqu_au in (
        ("C’est vu", "C’est vu", None),
        ("Dans 7 jours", "Rappeler dans 7 jours", suivi.position.au + SEMAINE),
    ):
        dire = f"{nom}\u00a0: {suivi.entreprise.nom}, {dit}"
        rangee.lien(texte, dire, partial(taire, poste, suivi.contrat.id, alerte, jusqu_au))
    return rangee


def taire(poste: Poste, contrat_id: int, alerte: Alerte, jusqu_au: date | None, *_: object) -> None:
    """Keep that an alert was read, for good or until a day."""
    positions = poste.session.positions
    poste.taches.command(lambda: (None, positions.taire(contrat_id, alerte, jusqu_au)))
