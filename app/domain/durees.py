"""Lengths of acts as people type them, in integer minutes."""

import re
from datetime import datetime, time, timedelta
from enum import StrEnum
from math import isfinite
from typing import ClassVar

from app.domain.texte import fold
from app.errors import Refus

_JOUR = 24 * 60
_FRACTIONS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3"}
_MOTS = {
    "une demi-heure": 30, "demi-heure": 30, "demi heure": 30, "une demi heure": 30, "un quart d'heure": 15,
    "quart d'heure": 15, "trois quarts d'heure": 45, "3 quarts d'heure": 45, "une heure": 60,
    "une heure et demie": 90, "deux heures": 120, "une heure et quart": 75,
}  # fmt: skip
_FLOU = re.compile(r"^(?:env(?:iron)?\.?|~|≈|approx\.?|a peu pres|±)\s*|\s*(?:env(?:iron)?\.?|approx\.?)$")
_H = r"\s*(?:h|hr|hrs|heure|heures)\.?\s*"
_M = r"(?:m|mn|min|mins|minute|minutes|'|′)\.?"
_HEURES_MINUTES = re.compile(rf"^(\d{{1,2}}){_H}(?:et\s+)?(\d{{1,2}})\s*(?:{_M})?$")
_FRACTION = re.compile(rf"^(?:(\d{{1,2}})(?:\s+|{_H})(?:et\s+)?)?(\d)\s*/\s*(\d)\s*(?:{_H}|d'heure)?$")
_HEURES = re.compile(rf"^(\d{{1,2}}(?:[.,]\d+)?){_H}$")
_MINUTES = re.compile(rf"^(\d{{1,4}}(?:[.,]0+)?)\s*{_M}$")
_HORLOGE = re.compile(r"^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$")
_CUMUL = re.compile(r"^(\d{1,5})h(?:eures?)?(?:([0-5]?\d)(?:mn|min|minutes?)?)?$", re.ASCII)
_ENTIER = re.compile(r"^\d{1,6}$", re.ASCII)
_NOMBRE = re.compile(r"^-?\d+(?:[.,]\d+)?$")


class UniteDuree(StrEnum):
    """What a number without unit counts."""

    MINUTES = "minutes"
    HEURES = "heures"
    JOURS = "jours"


class DureeRefusee(Refus):
    """A cell that is not a length of time; `details["raison"]` says why, in French."""

    code: ClassVar[str] = "duree_refusee"


def lire_duree(valeur: object, unite: UniteDuree = UniteDuree.MINUTES) -> int:
    """Return the minutes written in `valeur`; `unite` is what a bare number counts.

    Decimal hours are brought to the nearest five minutes when that is within one minute (0,33 h is 20 minutes,
    0,17 h is 10). Raises `DureeRefusee` below zero and above a day.
    """
    return _borne(_minutes(valeur, unite))


def lire_cumul(texte: str) -> int:
    """Return the minutes of a length that many acts make, which may be more than a day: « 1 494 h 30 », « 90 »."""
    nu = "".join(texte.split()).lower()
    if trouve := _CUMUL.match(nu):
        return int(trouve[1]) * 60 + int(trouve[2] or 0)
    return int(nu) if _ENTIER.match(nu) else lire_duree(texte)


def deviner_unite(nombres: list[float]) -> UniteDuree:
    """Return what the bare numbers of a column most likely count, from their distribution."""
    positifs = [n for n in nombres if n > 0]
    if not positifs or max(positifs) > 12:
        return UniteDuree.MINUTES
    if max(positifs) < 0.5 and all(abs(n * _JOUR - round(n * _JOUR)) < 0.02 for n in positifs):
        return UniteDuree.JOURS
    entiers = sum(n == int(n) for n in positifs)
    return UniteDuree.MINUTES if entiers == len(positifs) and min(positifs) >= 5 else UniteDuree.HEURES


def _minutes(valeur: object, unite: UniteDuree) -> float:
    if isinstance(valeur, datetime):
        valeur = valeur - datetime(1899, 12, 31 if valeur.year == 1899 else 30)
    if isinstance(valeur, timedelta):
        return valeur.total_seconds() / 60
    if isinstance(valeur, time):
        return valeur.hour * 60 + valeur.minute + round(valeur.second / 60)
    if isinstance(valeur, (int, float)) and not isinstance(valeur, bool):
        return _nombre(float(valeur), unite)
    if isinstance(valeur, str):
        return _texte(valeur, unite)
    raise DureeRefusee(raison="n'est pas une durée")


def _nombre(nombre: float, unite: UniteDuree) -> float:
    if unite is UniteDuree.HEURES:
        return _heures(nombre)
    return nombre * _JOUR if unite is UniteDuree.JOURS else nombre


def _heures(heures: float) -> float:
    exact = heures * 60
    if not isfinite(exact):
        return exact
    rond = 5 * round(exact / 5)
    return rond if abs(exact - rond) <= 1 else exact


def _texte(texte: str, unite: UniteDuree) -> float:
    for signe, fraction in _FRACTIONS.items():
        texte = texte.replace(signe, f" {fraction}")
    nu = _FLOU.sub("", fold(texte)).strip()
    if nu in _MOTS:
        return _MOTS[nu]
    if trouve := (_HEURES_MINUTES.match(nu) or _HORLOGE.match(nu)):
        if int(trouve[2]) > 59:
            raise DureeRefusee(raison=f"{trouve[2]} minutes après l'heure")
        return int(trouve[1]) * 60 + int(trouve[2])
    if trouve := _MINUTES.match(nu):
        return float(trouve[1].replace(",", "."))
    if trouve := _HEURES.match(nu):
        return _heures(float(trouve[1].replace(",", ".")))
    if trouve := _FRACTION.match(nu):
        return _fraction(trouve)
    if _NOMBRE.match(nu):
        return _nombre(float(nu.replace(",", ".")), unite)
    raise DureeRefusee(raison="n'est pas une durée" if nu else "durée absente")


def _fraction(trouve: re.Match[str]) -> float:
    if trouve[3] == "0":
        raise DureeRefusee(raison="n'est pas une durée")
    return int(trouve[1] or 0) * 60 + 60 * int(trouve[2]) / int(trouve[3])


def _borne(minutes: float) -> int:
    if not isfinite(minutes):
        raise DureeRefusee(raison="n'est pas une durée")
    if minutes < 0:
        raise DureeRefusee(raison="durée négative")
    if minutes > _JOUR:
        raise DureeRefusee(raison="plus de 24 heures")
    return int(minutes + 0.5)
