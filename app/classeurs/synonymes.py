"""Understanding typed words: exact synonym, then near match, then a single known word; else nothing."""

import csv
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from rapidfuzz import fuzz, process

from app.domain.texte import fold, mots
from app.paths import resources

_PROCHE = 88
_ECART = 4
_COURT = 5
_VIDES = frozenset(
    "de du des d l la le les un une au aux en par et ou avec sur pour aupres son sa ses chez qu que".split()
)
_FLEXIONS = frozenset({"e", "s", "es", "ne", "ve"})


def cle(texte: str) -> str:
    """Return what two spellings of one label share: no accent, case, punctuation, plural, article, « (e) »."""
    tous = mots(texte)
    utiles = [m for i, m in enumerate(tous) if m not in _VIDES and not (i and m in _FLEXIONS)] or tous
    return " ".join(m[:-1] if len(m) > 3 and m[-1] in "sx" else m for m in utiles)


def cle_tranche(texte: str) -> str:
    """Return the key of a band (« 55 ans et + »): here signs carry meaning."""
    return fold(texte).replace(" ", "").replace("ans", "").replace("–", "-")


@dataclass(frozen=True, slots=True)
class Trouve:
    """A code, and the synonym that led to it when the words were not the very same (`par`, else "")."""

    code: str
    par: str = ""


class Lexique:
    """Synonyms of the codes of one list; the first pair given for a key wins."""

    def __init__(self, paires: Iterable[tuple[str, str]], cle_de: Callable[[str], str] = cle) -> None:
        self._cle_de = cle_de
        self._codes: dict[str, str] = {}
        for code, synonyme in paires:
            self._codes.setdefault(cle_de(synonyme), code)
        if self._codes.get("") != "NR":
            self._codes.pop("", None)
        self._cles = list(self._codes)

    def exact(self, texte: str) -> str | None:
        """Return the code whose synonym is `texte`, spelling apart."""
        return self._codes.get(self._cle_de(texte))

    def chercher(self, texte: str) -> Trouve | None:
        """Return the code meant by `texte`, or None when no single code is close enough."""
        if (code := self.exact(texte)) is not None:
            return Trouve(code)
        if self._cle_de is cle_tranche:
            return None
        cherche = self._cle_de(texte)
        return self._proche(cherche) or self._contenu(cherche)

    def _proche(self, cherche: str) -> Trouve | None:
        if len(cherche) < _COURT:
            return None
        proches = process.extract(cherche, self._cles, scorer=fuzz.ratio, score_cutoff=_PROCHE, limit=4)
        if not proches:
            return None
        meilleur, score, _ = proches[0]
        code = self._codes[meilleur]
        rivaux = [c for c, s, _ in proches if self._codes[c] != code and score - s < _ECART]
        return None if rivaux or len(meilleur) < _COURT else Trouve(code, meilleur)

    def _contenu(self, cherche: str) -> Trouve | None:
        """Find the synonyms standing as whole words in the text, when they all mean one code."""
        mots_lus = cherche.split()
        suites = {
            " ".join(mots_lus[i:j]) for i in range(len(mots_lus)) for j in range(i + 1, min(i + 5, len(mots_lus)) + 1)
        }
        presents = {s for s in suites if len(s) > 2 and s in self._codes and self._codes[s] not in ("NR", "AUT")}
        codes = {self._codes[s] for s in presents}
        return Trouve(codes.pop(), max(presents, key=len)) if len(codes) == 1 else None


@cache
def synonymes() -> dict[str, list[tuple[str, str]]]:
    """Return the (code, synonym) pairs of every list of resources/synonymes/valeurs.csv."""
    listes: dict[str, list[tuple[str, str]]] = {}
    for ligne in _csv("valeurs"):
        paires = listes.setdefault(ligne["liste"], [])
        paires += [(ligne["code"], synonyme) for synonyme in ligne["synonymes"].split("|")]
    return listes


@cache
def types() -> tuple[tuple[str, str, str], ...]:
    """Return (nature, canal, synonym) for every kind of act known."""
    return tuple((t["nature"], t["canal"], s) for t in _csv("types") for s in t["synonymes"].split("|"))


@cache
def canaux() -> tuple[tuple[str, str], ...]:
    """Return (canal, synonym)."""
    return tuple((t["canal"], s) for t in _csv("canaux") for s in t["synonymes"].split("|"))


@cache
def organismes() -> tuple[tuple[str, str, str], ...]:
    """Return (category, usual name, synonym)."""
    return tuple((t["organisme"], t["nom"], s) for t in _csv("organismes") for s in t["synonymes"].split("|"))


@cache
def prenoms() -> frozenset[str]:
    """Return common first names, folded: one of them is never taken for a misspelling of another."""
    return frozenset((resources() / "synonymes" / "prenoms.txt").read_text("utf-8").split())


@cache
def entetes() -> dict[str, dict[str, Any]]:
    """Return the synonyms of column titles, by kind of sheet then field."""
    return tomllib.loads((resources() / "synonymes" / "entetes.toml").read_text("utf-8"))


def _csv(nom: str) -> list[dict[str, str]]:
    with (resources() / "synonymes" / f"{nom}.csv").open(encoding="utf-8", newline="") as flux:
        return list(csv.DictReader(flux, delimiter=";"))
