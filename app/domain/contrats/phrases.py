"""How one says where a contrat stands: volumes in its own unit, the forecast, the alerts."""

from datetime import date
from typing import Final

from app.domain.calendrier import MOIS
from app.domain.contrats.alertes import Alerte
from app.domain.contrats.approbations import minutes_de
from app.domain.contrats.position import Position
from app.domain.contrats.prevision import Appui, Prevision
from app.domain.contrats.records import Conditions, Unite
from app.domain.contrats.signaux import Signal
from app.domain.contrats.volumes import minutes_de_l_unite
from app.domain.repartition import arrondir
from app.domain.typographie import FINE, INSECABLE, jour

_HEURE, _DIX = 60, 10
_MOTS: Final = {Unite.DEMI_JOURNEES: ("demi-journée", "demi-journées"), Unite.JOURS: ("jour", "jours")}
_DEUX = 2
_APPUIS: Final = {
    Appui.RYTHME: "À ce rythme",
    Appui.ANNEE_PRECEDENTE: "Au rythme de l’année précédente",
    Appui.PLANIFIE: "D’après ce qui est planifié",
}


def en_heures(minutes: int) -> str:
    """Return « 203 h », « 0 h 45 », « 1 520 h 30 »."""
    heures, reste = divmod(minutes, _HEURE)
    dit = f"{heures:,}".replace(",", FINE)
    return f"{dit}{INSECABLE}h{INSECABLE}{reste:02}" if reste else f"{dit}{INSECABLE}h"


def quantite(minutes: int, conditions: Conditions | None) -> str:
    """Return minutes in the unit of the conditions: « 152 h 30 », « 12,5 demi-journées ».

    Half-days and days have one decimal, which is what one reads at a glance; less than that is told in minutes.
    """
    mots = _MOTS.get(conditions.unite) if conditions else None
    unite = minutes_de_l_unite(conditions) if conditions else None
    if mots is None or unite is None:
        return en_heures(minutes)
    dixiemes = arrondir(minutes * _DIX, unite)
    if minutes and not dixiemes:
        return en_heures(minutes)
    entier, reste = divmod(dixiemes, _DIX)
    decimale = f",{reste}" if reste else ""
    return f"{entier}{decimale}{INSECABLE}{mots[dixiemes >= _DEUX * _DIX]}"


def sur(minutes: int, total: int, conditions: Conditions | None) -> str:
    """Return « 9 h 30 sur 270 h », « 136,3 sur 160 demi-journées »."""
    petit, grand = quantite(minutes, conditions), quantite(total, conditions)
    return f"{_nombre(petit)} sur {grand}"


def environ(minutes: int, conditions: Conditions | None) -> str:
    """Return a volume as one foretells it: whole hours, or halves of half-days and days."""
    unite = minutes_de_l_unite(conditions) if conditions else None
    pas = _HEURE if unite in (None, _HEURE) else (unite or _HEURE) // _DEUX
    return quantite(arrondir(minutes, pas) * pas, conditions)


def dire_prevision(prevision: Prevision, conditions: Conditions | None, au: date) -> str:
    """Return what the forecast means: when the volume runs out, what will be missing or left, and the interval."""
    manque = prevision.manque
    if manque is None:
        terme = prevision.terme
        entre = _entre(terme.bas, terme.haut, conditions)
        return f"{_APPUIS[prevision.appui]}, environ {environ(terme.central, conditions)} au terme de l’année{entre}."
    central, bas, haut = manque
    if prevision.epuise_le is None:
        entre = _entre(max(0, -haut), -bas, conditions)
        reste = environ(-central, conditions)
        return f"{_APPUIS[prevision.appui]}, il restera environ {reste} à l’échéance{entre}."
    debut = "Volume épuisé" if prevision.epuise_le <= au else f"Volume épuisé vers le {jour(prevision.epuise_le)}"
    entre = _entre(max(0, bas), haut, conditions)
    return f"{debut}{FINE}; à l’échéance, il manquera environ {environ(central, conditions)}{entre}."


def en_bref(prevision: Prevision, conditions: Conditions | None, au: date) -> str:
    """Return « À ce rythme, il manquera 14 h : épuisé en octobre », « il restera 12 h », « environ 150 h au terme »."""
    appui = _APPUIS[prevision.appui]
    if prevision.manque is None:
        return f"{appui}, environ {environ(prevision.terme.central, conditions)} au terme"
    central = prevision.manque[0]
    if prevision.epuise_le is None:
        return f"{appui}, il restera {environ(-central, conditions)}"
    if prevision.epuise_le <= au:
        return f"Volume épuisé, {environ(central, conditions)} de plus à l’échéance"
    mois = MOIS[prevision.epuise_le.month - 1]
    return f"{appui}, il manquera {environ(central, conditions)}{INSECABLE}: épuisé en {mois}"


def dire_alerte(alerte: Alerte, position: Position, prevision: Prevision | None) -> str:
    """Return one sentence for an alert, without the name of the entreprise."""
    regle, situation = position.conditions, position.situation
    if alerte.signal in _SEUILS and situation is not None and situation.reste is not None:
        if situation.depassement:
            attend = minutes_de((t for t in position.tranches if situation.annee.contient(t.jour)), reponse=None)
            suite = f", {quantite(attend, regle)} à faire approuver" if attend else ""
            return f"Volume épuisé{INSECABLE}: {quantite(situation.depassement, regle)} au-delà{suite}"
        return f"{_SEUILS[alerte.signal]}{FINE}% du volume consommé, reste {quantite(situation.reste, regle)}"
    if alerte.signal is Signal.MANQUE and prevision is not None:
        return en_bref(prevision, regle, position.au)
    return _dates(alerte, position)


_SEUILS: Final = {Signal.VOLUME_50: 50, Signal.VOLUME_75: 75, Signal.VOLUME_90: 90, Signal.VOLUME_100: 100}


def _dates(alerte: Alerte, position: Position) -> str:
    dit = jour(alerte.le) if alerte.le else ""
    if alerte.signal is Signal.PREAVIS:
        fin = f", pour une fin le {jour(position.preavis[1])}" if position.preavis else ""
        return f"Préavis à donner avant le {dit}{fin}"
    if alerte.signal is Signal.RENOUVELLEMENT:
        suite = "se renouvelle après" if position.contrat.tacite_reconduction else "finit"
        return f"Le contrat {suite} le {dit}"
    if alerte.signal is Signal.EFFECTIF:
        return f"Effectif du {dit}, à redemander" if dit else "Aucun effectif connu, le prix par salarié en dépend"
    return f"Aucune permanence prévue avant le {dit}" if dit else "Aucune permanence prévue"


def _entre(bas: int, haut: int, conditions: Conditions | None) -> str:
    """Return « (entre 8 h et 21 h) », « (entre 3 et 5,5 demi-journées) », nothing when both are the same."""
    petit, grand = environ(bas, conditions), environ(haut, conditions)
    if petit == grand:
        return ""
    return f" (entre {_nombre(petit)} et {grand})"


def _nombre(dit: str) -> str:
    """Return a volume without its unit, when it is one word that follows."""
    nombre, _, mot = dit.partition(INSECABLE)
    return nombre if any(mot in mots for mots in _MOTS.values()) else dit
