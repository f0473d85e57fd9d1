"""Source Sans 3 for reportlab, and the text that can be printed with it."""

import unicodedata
from functools import cache
from typing import cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.paths import resources

LEGER = "SourceSans3-Light"
NORMAL = "SourceSans3-Regular"
DEMI = "SourceSans3-Semibold"
GRAS = "SourceSans3-Bold"
ITALIQUE = "SourceSans3-It"

FINE = "\u202f"
FINE_INTERNE = "\uf202"
"""Stands for U+202F while reportlab breaks lines (it would break there); `metadata` restores it in ToUnicode."""

_ABSENT = "□"


@cache
def charger() -> None:
    """Register the five faces with reportlab, once per process."""
    for nom in (LEGER, NORMAL, DEMI, GRAS, ITALIQUE):
        fonte = TTFont(nom, str(resources() / "fonts" / f"{nom}.ttf"), shapable=False)
        fonte.face.charToGlyph[ord(FINE_INTERNE)] = fonte.face.charToGlyph[ord(FINE)]
        fonte.face.charWidths[ord(FINE_INTERNE)] = fonte.face.charWidths[ord(FINE)]
        pdfmetrics.registerFont(fonte)
    pdfmetrics.registerFontFamily(NORMAL, normal=NORMAL, bold=DEMI, italic=ITALIQUE, boldItalic=DEMI)


def largeur(texte: str, police: str, corps: float) -> float:
    """Return the width of `texte` in points."""
    return cast("float", pdfmetrics.stringWidth(texte, police, corps))


@cache
def imprimable(texte: str) -> str:
    """Return `texte` as one harmless run: no control or direction mark, every character drawn by the fonts.

    A character the fonts lack becomes □; U+202F becomes `FINE_INTERNE`.
    """
    return "".join(_glyphe(c) for c in unicodedata.normalize("NFC", texte))


def _glyphe(caractere: str) -> str:
    if caractere == FINE:
        return FINE_INTERNE
    categorie = unicodedata.category(caractere)
    if categorie in {"Cf", "Cs", "Co", "Cn"} or unicodedata.combining(caractere):
        return ""
    if categorie in {"Cc", "Zl", "Zp"}:
        return " "
    return caractere if ord(caractere) in _dessines() else _ABSENT


@cache
def _dessines() -> frozenset[int]:
    charger()
    tables = [set(pdfmetrics.getFont(nom).face.charToGlyph) for nom in (LEGER, NORMAL, DEMI, GRAS, ITALIQUE)]
    return frozenset(set.intersection(*tables))
