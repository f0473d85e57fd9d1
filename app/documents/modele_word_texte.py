"""Fields typed in the text of a Word model: [crochets] and {{ accolades }}, even cut over several runs.

What stands between braces is a name and nothing else: an expression, a filter, a loop is refused, never computed.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from app.documents.errors import ModeleWordCalcul
from app.documents.modele_word_xml import W

_LETTRE: Final = r"[^\W\d_]"
_NOM: Final = rf"{_LETTRE}\w{{0,79}}(?:\.{_LETTRE}\w{{0,79}}){{0,3}}"
_ACCOLADES: Final = re.compile(rf"\{{\{{[ \u00a0]{{0,9}}({_NOM})[ \u00a0]{{0,9}}\}}\}}")
_CHAMP: Final = re.compile(rf"{_ACCOLADES.pattern}|\[([^\[\]{{}}\n]{{1,80}})\]")
_CALCUL: Final = re.compile(r"\{\{|\{%|%\}|\{#|\}\}")
_ESPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

Remplacant = Callable[[str, bool], str | None]
"""Gives the words for a name, told whether it stands between braces; None leaves what is written."""


@dataclass(frozen=True, slots=True)
class _Fil:
    """The text of one paragraph: its nodes, where each begins in the whole (a break counts for one)."""

    noeuds: list[Any]
    debuts: list[int]
    texte: str


def noms_texte(racine: Any) -> Iterator[tuple[str, bool]]:  # noqa: ANN401 - lxml has no types
    """Yield the names typed in a part, and whether between braces; raises `ModeleWordCalcul`."""
    for fil in _fils(racine):
        yield from (_lu(trouve) for trouve in _champs(fil))


def remplir_texte(racine: Any, remplacant: Remplacant) -> None:  # noqa: ANN401
    """Replace each field typed in the text; the words take the shape of its first letter."""
    for fil in _fils(racine):
        remplis = set()
        for trouve in reversed(_champs(fil)):
            mots = remplacant(*_lu(trouve))
            if mots is not None:
                remplis.add(_remplacer(fil, trouve, mots))
        for rang in remplis:
            poser(fil.noeuds[rang], fil.noeuds[rang].text)


def paragraphes(racine: Any) -> tuple[str, ...]:  # noqa: ANN401
    """Return the words of each paragraph of a part, the empty ones apart."""
    return tuple(filter(None, (" ".join(fil.texte.split()) for fil in _fils(racine))))


def poser(mots: Any, texte: str) -> None:  # noqa: ANN401
    """Write words in a `w:t`, a break at each line; spaces are kept."""
    premiere, *suite = texte.split("\n")
    mots.text = premiere
    mots.set(_ESPACE, "preserve")
    for ligne in suite:
        saut, suivant = mots.makeelement(f"{W}br"), mots.makeelement(f"{W}t")
        mots.addnext(saut)
        saut.addnext(suivant)
        suivant.text = ligne
        suivant.set(_ESPACE, "preserve")
        mots = suivant


def _fils(racine: Any) -> Iterator[_Fil]:  # noqa: ANN401
    par_paragraphe: dict[Any, list[Any]] = {}
    for passage in racine.iter(f"{W}r"):
        paragraphe = next(passage.iterancestors(f"{W}p"), None)
        feuilles = (enfant for enfant in passage if enfant.tag not in {f"{W}rPr", f"{W}instrText", f"{W}fldChar"})
        par_paragraphe.setdefault(paragraphe, []).extend(feuilles)
    for noeuds in par_paragraphe.values():
        yield _fil(noeuds)


def _fil(noeuds: list[Any]) -> _Fil:
    textes, debuts, place = [], [], 0
    for noeud in noeuds:
        if noeud.tag == f"{W}t":
            noeud.text = (noeud.text or "").replace("\n", " ")
        textes.append(noeud.text if noeud.tag == f"{W}t" else "\n")
        debuts.append(place)
        place += len(textes[-1])
    return _Fil(noeuds, debuts, "".join(textes))


def _champs(fil: _Fil) -> list[re.Match[str]]:
    if calcul := _CALCUL.search(_ACCOLADES.sub("", fil.texte)):
        raise ModeleWordCalcul(raison=f"{calcul.string[calcul.start() : calcul.start() + 30].strip()}…")
    return list(_CHAMP.finditer(fil.texte))


def _lu(trouve: re.Match[str]) -> tuple[str, bool]:
    return " ".join((trouve[1] or trouve[2]).split()), trouve[1] is not None


def _remplacer(fil: _Fil, trouve: re.Match[str], mots: str) -> int:
    """Put the words where the field begins, take away the rest of it; return the rank of the node that holds them."""
    premier, dernier = (bisect_right(fil.debuts, place) - 1 for place in (trouve.start(), trouve.end() - 1))
    fin = fil.noeuds[dernier].text[trouve.end() - fil.debuts[dernier] :]
    debut = fil.noeuds[premier].text[: trouve.start() - fil.debuts[premier]]
    for rang in range(premier + 1, dernier + 1):
        fil.noeuds[rang].text = fin if rang == dernier else ""
    fil.noeuds[premier].text = debut + mots + (fin if premier == dernier else "")
    return premier
