"""What to tell of a contrat: a threshold crossed, a volume that will run out, a date that comes near; each once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.calendrier import mois_apres
from app.domain.contrats.position import Position
from app.domain.contrats.prevision import Prevision
from app.domain.contrats.records import Assiette, Mode
from app.domain.contrats.signaux import Signal, Sourdine

SEUILS = ((100, Signal.VOLUME_100), (90, Signal.VOLUME_90), (75, Signal.VOLUME_75), (50, Signal.VOLUME_50))
"""Percentages of the volume, the highest first: only the last one crossed is told."""
AVANT_PREAVIS = timedelta(days=60)
AVANT_TERME = timedelta(days=30)
SANS_PERMANENCE = timedelta(days=45)
_VALIDITE_EFFECTIF = 12
_MARGE = 20
"""A shortage under a twentieth of the volume is not foretold: it is within the noise."""
_CENT = 100

ORDRE = (
    Signal.PREAVIS,
    Signal.VOLUME_100,
    Signal.MANQUE,
    Signal.VOLUME_90,
    Signal.RENOUVELLEMENT,
    Signal.EFFECTIF,
    Signal.PERMANENCES,
    Signal.VOLUME_75,
    Signal.VOLUME_50,
)
"""The most pressing first: a contrat tells one at a time on the page of the day."""


@dataclass(frozen=True, slots=True)
class Alerte:
    """`repere` ties it to a contract year or a date: read once, it stays silent; `le` is the day to look at, if any."""

    signal: Signal
    repere: date
    le: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contexte:
    """What alerts look at besides the position: the forecast, the last headcount, the next permanence planned."""

    prevision: Prevision | None = None
    dernier_effectif: date | None = None
    prochaine_permanence: date | None = None


def alerter(position: Position, contexte: Contexte) -> list[Alerte]:
    """Return everything that deserves to be told on that day, the most pressing first, read or not."""
    if position.conditions is None or position.situation is None:
        return []
    toutes = (
        *_du_volume(position, contexte.prevision),
        *_des_dates(position),
        *_de_l_effectif(position, contexte.dernier_effectif),
        *_des_permanences(position, contexte.prochaine_permanence),
    )
    return sorted(toutes, key=lambda alerte: ORDRE.index(alerte.signal))


def a_dire(alertes: Sequence[Alerte], sourdines: Sequence[Sourdine], au: date) -> list[Alerte]:
    """Return the alerts she has not read, or asked to be told again by that day."""
    muettes = {(s.signal, s.repere) for s in sourdines if s.jusqu_au is None or au < s.jusqu_au}
    return [alerte for alerte in alertes if (alerte.signal, alerte.repere) not in muettes]


def taire(sourdines: Sequence[Sourdine], alerte: Alerte, jusqu_au: date | None) -> tuple[Sourdine, ...]:
    """Return the alerts read once this one is too, for good or until a day."""
    autres = [s for s in sourdines if (s.signal, s.repere) != (alerte.signal, alerte.repere)]
    return (*autres, Sourdine(signal=alerte.signal, repere=alerte.repere, jusqu_au=jusqu_au))


def _du_volume(position: Position, prevision: Prevision | None) -> Iterator[Alerte]:
    situation = position.situation
    if situation is None or not situation.prevu:
        return
    for seuil, signal in SEUILS:
        if situation.consomme * _CENT >= seuil * situation.prevu:
            yield Alerte(signal, situation.annee.debut)
            break
    manque = prevision.manque if prevision else None
    a_venir = prevision and prevision.epuise_le and prevision.epuise_le > position.au
    if prevision and a_venir and manque and manque[0] * _MARGE >= situation.prevu:
        yield Alerte(Signal.MANQUE, situation.annee.debut, prevision.epuise_le)


def _des_dates(position: Position) -> Iterator[Alerte]:
    if position.preavis and position.preavis[0] <= position.au + AVANT_PREAVIS:
        yield Alerte(Signal.PREAVIS, position.preavis[0], position.preavis[0])
    borne = position.contrat.fin is not None
    if borne and position.au <= position.terme <= position.au + AVANT_TERME:
        yield Alerte(Signal.RENOUVELLEMENT, position.terme, position.terme)


def _de_l_effectif(position: Position, dernier: date | None) -> Iterator[Alerte]:
    """Tell that the price per head rests on a headcount more than a year old, or on none."""
    if position.conditions is None or position.conditions.mode is not Mode.PAR_SALARIE:
        return
    if dernier is None:
        yield Alerte(Signal.EFFECTIF, position.contrat.debut)
    elif mois_apres(dernier, _VALIDITE_EFFECTIF) < position.au:
        yield Alerte(Signal.EFFECTIF, dernier, dernier)


def _des_permanences(position: Position, prochaine: date | None) -> Iterator[Alerte]:
    """Tell that no permanence is planned for weeks, where permanences are what is sold; once a month at most."""
    regle = position.conditions
    if regle is None or regle.consomme_par is Assiette.ACTES or position.terme <= position.au + SANS_PERMANENCE:
        return
    if prochaine is None or prochaine > position.au + SANS_PERMANENCE:
        yield Alerte(Signal.PERMANENCES, position.au.replace(day=1), prochaine)
