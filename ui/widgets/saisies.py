"""Kinds of value a field holds: how each is typed, read, and shown."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit

from app.domain.calendrier import duree, heure
from app.domain.dates import lire_date, lire_naissance
from app.domain.durees import lire_cumul, lire_duree
from app.domain.errors import ChampManquant, NombreHorsBornes
from app.domain.foyers import ANNEES
from app.domain.montants import dire_montant, lire_heure, lire_montant
from ui.temps import aujourd_hui
from ui.widgets.champs import OUI, Editeur
from ui.widgets.choix import Choix
from ui.widgets.texte_long import TexteLong

_SIECLE = 100
_CHIFFRES = 4
"""Digits of a year."""


@dataclass(frozen=True, slots=True)
class Genre:
    """`lire` raises a `Refus` for words it does not understand; `dire` gives words that `lire` reads back."""

    editeur: Callable[[], Editeur]
    lire: Callable[[str], Any]
    dire: Callable[[Any], str]


def dire_jour(jour: date | None) -> str:
    """Return « 17/11/2026 », "" for no day."""
    return jour.strftime("%d/%m/%Y") if jour else ""


def _lire_jour(texte: str) -> date:
    jour = aujourd_hui()
    return lire_date(texte, annee=jour.year, annee_max=jour.year + 1)


def _lire_annee(texte: str) -> int:
    premiere, derniere = ANNEES
    if not (texte.isascii() and texte.isdigit() and len(texte) == _CHIFFRES and premiere <= int(texte) <= derniere):
        raise NombreHorsBornes(champ="annee", minimum=premiere, maximum=derniere)
    return int(texte)


def _lire_pourcent(texte: str) -> int:
    """Return hundredths of a percent."""
    part = lire_montant(texte.replace("%", ""))
    if not 0 < part <= _SIECLE * _SIECLE:
        raise NombreHorsBornes(champ="part", minimum=1, maximum=_SIECLE)
    return part


def _facultatif(lire: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda texte: lire(texte) if texte.strip() else None


def _exige(lire: Callable[[str], Any], champ: str) -> Callable[[str], Any]:
    def lire_exige(texte: str) -> Any:  # noqa: ANN401
        if not texte.strip():
            raise ChampManquant(champ=champ)
        return lire(texte)

    return lire_exige


def _nombre(texte: Callable[[int], str]) -> Callable[[int | None], str]:
    return lambda valeur: "" if valeur is None else texte(valeur)


def _lire_naissance(texte: str) -> tuple[date | None, int | None]:
    """Return the day, when it is known, and the year."""
    return lire_naissance(texte, annee_max=aujourd_hui().year) if texte.strip() else (None, None)


def _dire_naissance(connue: date | int | None) -> str:
    return dire_jour(connue) if isinstance(connue, date) else str(connue or "")


TEXTE = Genre(QLineEdit, str.strip, str)
LONG = Genre(TexteLong, str.strip, str)
JOUR = Genre(QLineEdit, _facultatif(_lire_jour), dire_jour)
JOUR_EXIGE = Genre(QLineEdit, _exige(_lire_jour, "date"), dire_jour)
NAISSANCE = Genre(QLineEdit, _lire_naissance, _dire_naissance)
HEURE = Genre(QLineEdit, _facultatif(lire_heure), _nombre(heure))
DUREE = Genre(QLineEdit, _exige(lire_duree, "durée"), _nombre(str))
DUREE_LIBRE = Genre(QLineEdit, _facultatif(lire_cumul), _nombre(duree))
EUROS = Genre(QLineEdit, _facultatif(lire_montant), _nombre(dire_montant))
ANNEE = Genre(QLineEdit, _facultatif(_lire_annee), _nombre(str))
POURCENT = Genre(QLineEdit, _exige(_lire_pourcent, "part"), lambda part: dire_montant(part) if part else "")
CASE = Genre(QCheckBox, lambda valeur: valeur == OUI, lambda oui: OUI if oui else "")
CODE = Genre(Choix, str, str)
NUMERO = Genre(Choix, lambda valeur: int(valeur) if valeur else None, _nombre(str))
