"""Finding words and names in a text, whatever their accents, case and punctuation."""

import re
from collections.abc import Iterable

from app.domain.nir import contient_nir
from app.domain.texte import mots

_FORMES = frozenset({"sa", "sas", "sarl", "eurl", "sasu", "snc", "scop", "groupe", "societe", "ste", "ets"})
_NOM_MIN = 3
_ETIQUETTE = re.compile(r"fiscal|spi|t[ée]l[ée]d[ée]clarant|allocataire|avis d.imp[ôo]t", re.IGNORECASE)
_NUMERO = re.compile(r"\d(?:[\s.\-]?\d|[\s.\-]?[AaBb](?=[\s.\-]?\d)){12,14}(?!\d)")
_AVANT = 48
_SANS_CLE = 13


def trouves(texte: str, cherches: Iterable[str]) -> tuple[str, ...]:
    """Return those of `cherches` that stand in the text as whole words, in their order."""
    dit = f" {' '.join(mots(texte))} "
    return tuple(cherche for cherche in cherches if (nu := " ".join(mots(cherche))) and f" {nu} " in dit)


def commences(texte: str, racines: Iterable[str]) -> tuple[str, ...]:
    """Return the roots that begin a word of the text (« dépress » finds « dépressive »)."""
    dit = f" {' '.join(mots(texte))}"
    return tuple(racine for racine in racines if f" {' '.join(mots(racine))}" in dit)


def noms(texte: str, cherches: Iterable[str]) -> tuple[str, ...]:
    """Return the names found, without their legal form; one of fewer than three letters is never looked for."""
    return tuple(nom for nom in cherches if (nu := _nu(nom)) and trouves(texte, (nu,)))


def nir_dans(texte: str, dits: Iterable[str] = ()) -> bool:
    """Tell whether a NIR stands in the text.

    13 digits that follow « numéro fiscal » or « allocataire », or typed as such in their own field (`dits`), are none.
    """
    connus = frozenset(map(_chiffres, dits))
    return any(_est_nir(texte, trouve, connus) for trouve in _NUMERO.finditer(texte))


def _est_nir(texte: str, trouve: re.Match[str], connus: frozenset[str]) -> bool:
    if not contient_nir(trouve.group()):
        return False
    chiffres = _chiffres(trouve.group())
    if chiffres in connus and len(chiffres) == _SANS_CLE:
        return False
    etiquette = texte[max(0, trouve.start() - _AVANT) : trouve.start()]
    return len(chiffres) > _SANS_CLE or not _ETIQUETTE.search(etiquette)


def _chiffres(dit: str) -> str:
    return re.sub(r"[\s.\-]", "", dit)


def _nu(nom: str) -> str:
    restants = [mot for mot in mots(nom) if mot not in _FORMES]
    nu = " ".join(restants)
    return nu if len(nu) >= _NOM_MIN else ""
