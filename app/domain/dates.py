"""French dates as people type them in a workbook."""

import re
from datetime import date, datetime, timedelta
from typing import ClassVar

from app.domain.texte import fold
from app.errors import Refus

_ORIGINE_TABLEUR = date(1899, 12, 30)
_SERIE_MIN, _SERIE_MAX = 10_000, 80_000
_AN_MIN, _AN_MAX = 1900, 2100
_AGE_MIN = 14
_COMPACTE_MAX = 99_999_999
ANNEE_ABSENTE = "année absente"
_MOIS = {
    "janvier": 1, "janv": 1, "jan": 1, "fevrier": 2, "fevr": 2, "fev": 2, "mars": 3, "mar": 3, "avril": 4,
    "avr": 4, "mai": 5, "juin": 6, "jun": 6, "juillet": 7, "juil": 7, "jul": 7, "aout": 8, "aou": 8,
    "septembre": 9, "sept": 9, "sep": 9, "octobre": 10, "oct": 10, "novembre": 11, "nov": 11, "decembre": 12,
    "dec": 12,
}  # fmt: skip
_JOURS = r"(?:(?:lun|mar|mer|jeu|ven|sam|dim)(?:di|credi|dredi|edi|anche)?\.?,?\s+)?(?:le\s+)?"
_HEURE = r"(?:[\sta,]+(?P<h>\d{1,2})\s*[h:]\s*(?P<min>\d{2})?(?::\d{2}(?:\.\d+)?)?z?)?"
_SEP = r"\s*[/.\-\s]\s*"
_CHIFFRES = re.compile(rf"^{_JOURS}(\d{{1,2}}){_SEP}(\d{{1,2}})(?:{_SEP}(\d{{2}}|\d{{4}}))?{_HEURE}$")
_ISO = re.compile(rf"^(\d{{4}})[/.\-](\d{{1,2}})[/.\-](\d{{1,2}}){_HEURE}$")
_LETTRES = re.compile(
    rf"^{_JOURS}(\d{{1,2}})(?:er)?[\s.\-/]*([a-z]{{3,9}})\.?(?:[\s.\-/,]*(\d{{2}}|\d{{4}}))?{_HEURE}$"
)
_COMPACTE = re.compile(r"^\d{8}$")
_NOMBRE = re.compile(r"^\d{4,5}(?:[.,]\d+)?$")


class DateRefusee(Refus):
    """A cell that is not a date one can be sure of; `details["raison"]` says why, in French."""

    code: ClassVar[str] = "date_refusee"


def lire_date(valeur: object, *, annee: int | None = None, annee_max: int = _AN_MAX) -> date:
    """Return the day written in `valeur`: a date, a spreadsheet serial, or text in a French spelling.

    Day comes before month, always. `annee` completes a date typed without its year; a two-digit year is the
    latest one not after `annee_max`. Raises `DateRefusee`.
    """
    return lire_instant(valeur, annee=annee, annee_max=annee_max)[0]


def lire_instant(valeur: object, *, annee: int | None = None, annee_max: int = _AN_MAX) -> tuple[date, int | None]:
    """Return the day and, when typed with it, the time in minutes after midnight. Raises `DateRefusee`."""
    if isinstance(valeur, datetime):
        minutes = valeur.hour * 60 + valeur.minute
        return _plausible(valeur.date()), minutes or None
    if isinstance(valeur, date):
        return _plausible(valeur), None
    if isinstance(valeur, (int, float)) and not isinstance(valeur, bool):
        return _depuis_nombre(float(valeur)), None
    if not isinstance(valeur, str):
        raise DateRefusee(raison="n’est pas une date")
    return _depuis_texte(fold(valeur).strip(" .,;"), annee, annee_max)


def lire_naissance(valeur: object, *, annee_max: int) -> tuple[date | None, int]:
    """Return the birth date, None when only the year is known, and the birth year. Raises `DateRefusee`.

    `annee_max` is the current year: nobody followed is younger than fourteen.
    """
    plafond = annee_max - _AGE_MIN
    seule = _annee_seule(valeur)
    if seule is not None:
        jour, an = None, seule
    else:
        jour = lire_date(valeur, annee_max=plafond)
        an = jour.year
    if an > plafond:
        raise DateRefusee(raison=f"naissance en {an}, moins de {_AGE_MIN} ans")
    return jour, an


def _annee_seule(valeur: object) -> int | None:
    texte = str(valeur).strip().removesuffix(".0")
    trouve = re.fullmatch(r"(?:(?:vers|env\.?|ca|en|~)\s*)?(?:\d{1,2}/)?(\d{4})", texte)
    if trouve and _AN_MIN <= int(trouve[1]) <= _AN_MAX:
        return int(trouve[1])
    return None


def _depuis_nombre(nombre: float) -> date:
    if _SERIE_MIN <= nombre <= _SERIE_MAX:
        return _ORIGINE_TABLEUR + timedelta(days=int(nombre))
    if nombre.is_integer() and 1_000_000 <= nombre <= _COMPACTE_MAX:
        return _compacte(str(int(nombre)).zfill(8))
    raise DateRefusee(raison="un nombre qui n’est pas une date")


def _compacte(chiffres: str) -> date:
    if _AN_MIN <= int(chiffres[:4]) <= _AN_MAX and int(chiffres[4:6]) <= 12:
        return _calendrier(int(chiffres[:4]), int(chiffres[4:6]), int(chiffres[6:]))
    return _calendrier(int(chiffres[4:]), int(chiffres[2:4]), int(chiffres[:2]))


def _depuis_texte(texte: str, annee: int | None, annee_max: int) -> tuple[date, int | None]:
    if _COMPACTE.match(texte):
        return _compacte(texte), None
    if _NOMBRE.match(texte):
        return _depuis_nombre(float(texte.replace(",", "."))), None
    if iso := _ISO.match(texte):
        return _calendrier(int(iso[1]), int(iso[2]), int(iso[3])), _minutes(iso)
    if trouve := _CHIFFRES.match(texte):
        mois = int(trouve[2])
    elif trouve := _LETTRES.match(texte):
        if trouve[2] not in _MOIS:
            raise DateRefusee(raison="mois inconnu")
        mois = _MOIS[trouve[2]]
    else:
        raise DateRefusee(raison="n’est pas une date" if texte else "date absente")
    return _calendrier(_an(trouve[3], annee, annee_max), mois, int(trouve[1])), _minutes(trouve)


def _an(texte: str | None, annee: int | None, annee_max: int) -> int:
    if texte is None:
        if annee is None:
            raise DateRefusee(raison=ANNEE_ABSENTE)
        return annee
    if len(texte) == 4:
        return int(texte)
    siecle = annee_max // 100 * 100
    return siecle + int(texte) - (100 if siecle + int(texte) > annee_max else 0)


def _minutes(trouve: re.Match[str]) -> int | None:
    if trouve["h"] is None or int(trouve["h"]) > 23 or int(trouve["min"] or 0) > 59:
        return None
    return (int(trouve["h"]) * 60 + int(trouve["min"] or 0)) or None


def _calendrier(annee: int, mois: int, jour: int) -> date:
    if not 1 <= mois <= 12:
        raise DateRefusee(raison=f"le mois {mois} n’existe pas")
    try:
        return _plausible(date(annee, mois, jour))
    except ValueError:
        raise DateRefusee(raison=f"le {jour:02}/{mois:02}/{annee} n’existe pas") from None


def _plausible(jour: date) -> date:
    if not _AN_MIN <= jour.year <= _AN_MAX:
        raise DateRefusee(raison=f"année {jour.year} hors de portée")
    return jour
