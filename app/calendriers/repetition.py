"""Rules of repetition (RFC 5545, 3.3.10): those that calendars of people really use, in bounded time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

_JOURS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_CONNUES = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "WKST"}
_PAS_MAX = 400
_JOURS_MAX = 366 * 12
"""A rule that counts its days is followed twelve years at most from the first."""


@dataclass(frozen=True, slots=True)
class Regle:
    """One rule; `rangs` are (weekday, rank in the month or 0)."""

    frequence: str
    pas: int
    nombre: int | None
    jusqu_au: date | None
    rangs: tuple[tuple[int, int], ...]
    quantieme: int | None

    @classmethod
    def lire(cls, brute: Mapping[str, Sequence[Any]]) -> "Regle | None":
        """Return the rule, None when it says something this reader does not follow."""
        frequence = str(_seul(brute, "FREQ") or "").upper()
        quantiemes = list(brute.get("BYMONTHDAY", []))
        if set(map(str, brute)) - _CONNUES or frequence not in _FREQUENCES or len(quantiemes) > 1:
            return None
        if "BYMONTH" in brute and frequence != "YEARLY":
            return None
        rangs = [_rang(str(jour)) for jour in brute.get("BYDAY", [])]
        pas, nombre = int(_seul(brute, "INTERVAL", 1)), _seul(brute, "COUNT")
        if None in rangs or not 0 < pas <= _PAS_MAX or (rangs and frequence == "YEARLY"):
            return None
        connus = tuple(rang for rang in rangs if rang is not None)
        jusqu_au, quantieme = _jour(_seul(brute, "UNTIL")), int(quantiemes[0]) if quantiemes else None
        return cls(frequence, pas, None if nombre is None else int(nombre), jusqu_au, connus, quantieme)

    def jours(self, premier: date, du: date, au: date) -> list[date]:
        """Return the days of the rule from `du` to `au`; `premier`, where it begins, is always one of its days."""
        borne = min(au, self.jusqu_au or au)
        if self.nombre is None:
            return list(self._suite(premier, max(premier, du), borne))
        comptes = islice(self._suite(premier, premier, min(borne, premier + timedelta(_JOURS_MAX))), self.nombre)
        return [jour for jour in comptes if jour >= du]

    def _suite(self, premier: date, depart: date, borne: date) -> Iterator[date]:
        for rang in range((borne - depart).days + 1):
            jour = depart + timedelta(days=rang)
            if jour == premier or _FREQUENCES[self.frequence](self, premier, jour):
                yield jour

    def _quotidien(self, premier: date, jour: date) -> bool:
        return (jour - premier).days % self.pas == 0 and (not self.rangs or self._du_bon_jour(premier, jour))

    def _hebdomadaire(self, premier: date, jour: date) -> bool:
        semaines = (_lundi(jour) - _lundi(premier)).days // 7
        return semaines % self.pas == 0 and self._du_bon_jour(premier, jour)

    def _mensuel(self, premier: date, jour: date) -> bool:
        mois = (jour.year - premier.year) * 12 + jour.month - premier.month
        if mois % self.pas:
            return False
        if self.rangs:
            return any(jour.weekday() == semaine and _a_ce_rang(jour, rang) for semaine, rang in self.rangs)
        return jour.day == (self.quantieme or premier.day) or (self.quantieme == -1 and _rang_final(jour))

    def _annuel(self, premier: date, jour: date) -> bool:
        meme = (jour.month, jour.day) == (premier.month, premier.day)
        return meme and (jour.year - premier.year) % self.pas == 0

    def _du_bon_jour(self, premier: date, jour: date) -> bool:
        return jour.weekday() in ({semaine for semaine, _ in self.rangs} or {premier.weekday()})


_FREQUENCES = {
    "DAILY": Regle._quotidien,  # noqa: SLF001 - same module
    "WEEKLY": Regle._hebdomadaire,  # noqa: SLF001
    "MONTHLY": Regle._mensuel,  # noqa: SLF001
    "YEARLY": Regle._annuel,  # noqa: SLF001
}


def _seul(brute: Mapping[str, Sequence[Any]], nom: str, defaut: object = None) -> Any:  # noqa: ANN401
    valeurs = brute.get(nom)
    return valeurs[0] if valeurs else defaut


def _rang(texte: str) -> tuple[int, int] | None:
    rang, jour = texte[:-2], texte[-2:].upper()
    if jour not in _JOURS:
        return None
    return _JOURS.index(jour), int(rang) if rang else 0


def _jour(valeur: object) -> date | None:
    return valeur.date() if isinstance(valeur, datetime) else valeur if isinstance(valeur, date) else None


def _lundi(jour: date) -> date:
    return jour - timedelta(days=jour.weekday())


def _a_ce_rang(jour: date, rang: int) -> bool:
    if rang < 0:
        dernier = (jour + timedelta(days=7 * -rang)).month != jour.month
        return dernier and (rang == -1 or (jour + timedelta(days=7 * (-rang - 1))).month == jour.month)
    return rang in (0, (jour.day - 1) // 7 + 1)


def _rang_final(jour: date) -> bool:
    return (jour + timedelta(days=1)).month != jour.month
