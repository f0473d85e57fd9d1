"""Small numbers written in a French text, in figures or in words."""

import re
from collections.abc import Iterator
from typing import Final

_MOTS: Final = "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()  # noqa: SIM905 - words
_GRANDS: Final = ("dix-sept", "dix-huit", "dix-neuf")
_VALEURS: Final = {mot: rang for rang, mot in enumerate((*_MOTS, *_GRANDS), start=2)}
_BLANC = "[ \u00a0\u202f]"
_EN_CHIFFRES = rf"\d{{1,3}}(?:{_BLANC}\d{{3}})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_EN_LETTRES = "|".join(sorted(_VALEURS, key=len, reverse=True))
_NOMBRE = re.compile(rf"(?<![\w-])(?:(?P<chiffres>{_EN_CHIFFRES})|(?P<lettres>{_EN_LETTRES}))(?![\w-])", re.IGNORECASE)
_PERMIS = r"(?:réunions?|permanences?|sites?|actions?|semaines?|mois|pages?)"
_ADJECTIF = r"(?:(?:nouve(?:lles?|aux)|autres?|premi(?:ers|ères)|derni(?:ers|ères)|grande?s)\s+)?"
_AVANT = re.compile(rf"\s*{_ADJECTIF}{_PERMIS}(?!\w)|\s*(?:quarts?|tiers|fois)(?!\w)", re.IGNORECASE)
_APRES = re.compile(r"(?:réunion|permanence|site|action|semaine|mois|pages?|articles?)\s+(?:n°\s*)?$", re.IGNORECASE)
_DIZAINES = "vingt|trente|quarante|cinquante|soixante|quatre-vingt|cent|mille"
_COMPOSE = re.compile(rf"(?:{_DIZAINES})s?(?:[ -]et)?[ -]$", re.IGNORECASE)
_SUITE = re.compile(r"\s+(?:cents?|mille|millions?)(?!\w)", re.IGNORECASE)
_RECUL = 24


def petits_nombres(texte: str, k: int) -> Iterator[tuple[int, int]]:
    """Yield the place of each number from 1 to k - 1; « 3 réunions » and « page 3 » are not about persons."""
    for trouve in _NOMBRE.finditer(texte):
        if 0 < _valeur(trouve) < k and not _permis(texte, trouve):
            yield trouve.start(), trouve.end()


def _valeur(trouve: re.Match[str]) -> float:
    if trouve["lettres"]:
        return _VALEURS[trouve["lettres"].lower()]
    return float(re.sub(_BLANC, "", trouve["chiffres"]).replace(",", "."))


def _permis(texte: str, trouve: re.Match[str]) -> bool:
    avant = texte[max(0, trouve.start() - _RECUL) : trouve.start()]
    composes = _COMPOSE.search(avant) or _SUITE.match(texte, trouve.end())
    return bool(_AVANT.match(texte, trouve.end()) or _APRES.search(avant) or composes)
