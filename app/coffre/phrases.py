"""The strength of a passphrase, and seven words to propose."""

import math
import re
import secrets
import string
import unicodedata
from functools import cache

from app import paths
from app.coffre.errors import PhraseFaible

MINIMUM = 80
"""Bits of entropy asked by CNIL deliberation 2022-100 where nothing slows the guesses."""

MOTS = 7
_LETTRES = re.compile(r"[^\W\d_]{3,}")
_ANNEE = re.compile(r"(?:19|20)\d\d")
_SUITES = ("azertyuiopqsdfghjklmwxcvbn", "qwertyuiopasdfghjklzxcvbnm", string.ascii_lowercase, "0123456789" * 2)
_BITS_INCONNU = 12.0
_BITS_COURT = 5.0
_BITS_ANNEE = 7.0
_BITS_SUITE = 1.0
_SYMBOLES = 37


@cache
def mots() -> tuple[str, ...]:
    """Return the French words from which a phrase is drawn: plain, distinct, without accents."""
    return tuple((paths.resources() / "phrases" / "mots.txt").read_text(encoding="utf-8").split())


def proposer() -> str:
    """Return seven different words drawn at random, joined by spaces: 84 bits."""
    return " ".join(secrets.SystemRandom().sample(mots(), MOTS))


def bits(phrase: str) -> float:
    """Return a cautious estimate of the entropy of a passphrase, in bits.

    A word counts as one drawn from a dictionary, not letter by letter; a word already said, a keyboard
    run and a repeated sign count for almost nothing.
    """
    propre = unicodedata.normalize("NFKC", phrase)
    vus: set[str] = set()
    total = 0.0
    trouves = [mot for mot in _LETTRES.findall(propre) if _est_mot(mot)]
    for mot in trouves:
        plie = mot.lower()
        total += _BITS_SUITE if plie in vus else _mot(mot)
        vus.add(plie)
    reste = _LETTRES.sub(lambda lu: " " if _est_mot(lu[0]) else lu[0], propre)
    total += _BITS_ANNEE * len(set(_ANNEE.findall(reste)))
    return total + _signes(_ANNEE.sub(" ", reste), propre)


def exiger_forte(phrase: str) -> None:
    """Refuse a passphrase under 80 bits; raises `PhraseFaible` with the `bits` found."""
    trouves = round(bits(phrase))
    if trouves < MINIMUM:
        raise PhraseFaible(bits=trouves, minimum=MINIMUM)


def _est_mot(lettres: str) -> bool:
    """Tell whether letters in a row may be a word: not when capitals come in the middle."""
    return lettres.islower() or lettres.isupper() or lettres[1:].islower()


def _mot(mot: str) -> float:
    plie = mot.lower()
    majuscule = 0.0 if mot.islower() else 1.0
    if plie in _connus():
        return math.log2(len(mots())) + majuscule
    if _est_suite(plie):
        return 2 * _BITS_SUITE
    if len(plie) == 3:  # noqa: PLR2004  (les, des, une)
        return _BITS_COURT
    lettres = len(set(plie)) * math.log2(26)
    return min(lettres, _BITS_INCONNU + 1.5 * max(0, len(plie) - 8)) + majuscule


@cache
def _connus() -> frozenset[str]:
    return frozenset(mots())


def _est_suite(mot: str) -> bool:
    return len(set(mot)) <= 2 or any(mot in suite or mot in suite[::-1] for suite in _SUITES)  # noqa: PLR2004


def _signes(reste: str, phrase: str) -> float:
    """Count what is not a word sign by sign, at the rate of the kinds of signs the phrase uses."""
    rate = math.log2(max(2, _alphabet(phrase)))
    total, avant, vus = 0.0, "", set()
    for signe in reste:
        redit = signe in vus and not signe.isalnum()
        total += 0.0 if signe.isspace() else _BITS_SUITE if redit or _suit(avant, signe) else rate
        avant = (avant + signe)[-2:]
        vus.add(signe)
    return total


def _suit(avant: str, signe: str) -> bool:
    """Tell whether a sign repeats the one before, or goes on with a keyboard run of three."""
    trois = (avant + signe).lower()
    return avant[-1:] == signe or (len(trois) == 3 and any(trois in suite for suite in _SUITES))  # noqa: PLR2004


def _alphabet(phrase: str) -> int:
    sortes = (
        (26, str.islower),
        (26, str.isupper),
        (10, str.isdigit),
        (_SYMBOLES, lambda signe: not signe.isalnum() and not signe.isspace()),
    )
    return sum(taille for taille, est in sortes if any(est(signe) for signe in phrase))
