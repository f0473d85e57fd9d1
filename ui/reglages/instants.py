"""Instants and sizes in plain words."""

from datetime import date, datetime

from app.domain.calendrier import en_clair, heure
from ui.temps import aujourd_hui

_KO = 1_024


def dire(instant: datetime | None, jamais: str = "jamais") -> str:
    """Return « aujourd’hui à 9 h 30 », « jeudi 12 novembre à 18 h », or `jamais`."""
    if instant is None:
        return jamais
    ici = instant.astimezone()
    return f"{en_clair(ici.date(), aujourd_hui())} à {heure(ici.hour * 60 + ici.minute)}"


def age(instant: datetime, jour: date | None = None) -> int:
    """Return how many days ago an instant was."""
    return ((jour or aujourd_hui()) - instant.astimezone().date()).days


def il_y_a(instant: datetime) -> str:
    """Return « aujourd’hui », « hier » or « il y a 12 jours »."""
    jours = age(instant)
    return {0: "aujourd’hui", 1: "hier"}.get(jours, f"il y a {jours}\u00a0jours")


def taille(octets: int) -> str:
    """Return « 840 Ko » or « 12,4 Mo »."""
    ko = octets / _KO
    return f"{ko / _KO:.1f}\u00a0Mo".replace(".", ",") if ko >= _KO else f"{max(1, round(ko))}\u00a0Ko"
