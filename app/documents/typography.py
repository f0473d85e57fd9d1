"""The look of every document: page, colours, sizes, line breaking (8-look)."""

from functools import cache
from typing import Final

import pyphen
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from app.documents import polices
from app.documents.polices import DEMI, GRAS, LEGER, NORMAL, largeur

PAGE: Final[tuple[float, float]] = A4
MARGE_X: Final = 20 * mm
MARGE_Y: Final = 17 * mm
JUSTIFICATION: Final = PAGE[0] - 2 * MARGE_X

ENCRE = HexColor("#1A1F27")
GRIS = HexColor("#596273")
FILET = HexColor("#C3C9D2")
FILET_FIN = HexColor("#E3E7EC")
BLEU = HexColor("#0072B2")
GRIS_BARRE = HexColor("#9AA2AE")
FILIGRANE = HexColor("#E7EBF0")

CORPS = 10.5
CORPS_TABLEAU = 9.5
CORPS_NOTE = 8.4
INTERLIGNE = 1.42

_COUPE_MINIMALE = 7


def _style(nom: str, police: str, corps: float, **autres: object) -> ParagraphStyle:
    reglages = {"textColor": ENCRE, "leading": round(corps * INTERLIGNE, 2), "splitLongWords": 1, **autres}
    return ParagraphStyle(nom, fontName=police, fontSize=corps, **reglages)


TEXTE = _style(
    "texte",
    NORMAL,
    CORPS,
    spaceAfter=7,
    allowWidows=0,
    allowOrphans=0,
    hyphenationLang="fr",
    hyphenationMinWordLength=14,
)
CHAPEAU = _style("chapeau", NORMAL, 12, spaceAfter=5, hyphenationLang="fr", hyphenationMinWordLength=14)
NOTE = _style("note", NORMAL, CORPS_NOTE, textColor=GRIS, leading=11.4, spaceBefore=5, spaceAfter=4)
TITRE_1 = _style("titre1", GRAS, 23, leading=28, spaceBefore=26, spaceAfter=11, keepWithNext=1)
TITRE_2 = _style("titre2", DEMI, 14, leading=18, spaceBefore=17, spaceAfter=5, keepWithNext=1)
TITRE_3 = _style("titre3", DEMI, CORPS, leading=15, spaceBefore=10, spaceAfter=3, keepWithNext=1)
COUVERTURE = _style("couverture", GRAS, 34, leading=39, spaceAfter=10)
SURTITRE = _style("surtitre", DEMI, 12, textColor=BLEU, leading=16, spaceAfter=8)
PERIODE = _style("periode", LEGER, 17, leading=24, spaceAfter=4)


@cache
def _coupeur() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="fr", left=3, right=3)


def charger() -> None:
    """Load the faces and the hyphenation of French, which the first document waits for otherwise."""
    polices.charger()
    _coupeur()


def couper(texte: str, police: str, corps: float, place: float) -> list[str]:
    """Break `texte` into lines no wider than `place` points, hyphenating only a word that cannot fit alone."""
    lignes = [""]
    for mot in texte.split(" "):
        essai = f"{lignes[-1]} {mot}".strip()
        if largeur(essai, police, corps) <= place:
            lignes[-1] = essai
        else:
            lignes.extend(_morceaux(mot, police, corps, place))
    return [ligne for ligne in lignes if ligne] or [""]


def _morceaux(mot: str, police: str, corps: float, place: float) -> list[str]:
    morceaux = []
    while largeur(mot, police, corps) > place:
        debut, mot = _tete(mot, police, corps, place)
        morceaux.append(debut)
    return [*morceaux, mot]


def _tete(mot: str, police: str, corps: float, place: float) -> tuple[str, str]:
    if len(mot) >= _COUPE_MINIMALE:
        for debut, fin in _coupeur().iterate(mot):
            if largeur(debut + "-", police, corps) <= place:
                return debut + "-", fin
    n = next((n for n in range(len(mot) - 1, 1, -1) if largeur(mot[:n], police, corps) <= place), 1)
    return mot[:n], mot[n:]


def tenir(texte: str, police: str, corps: float, place: float) -> str:
    """Return `texte`, its end replaced by … when it is wider than `place` points (running headers only)."""
    if largeur(texte, police, corps) <= place:
        return texte
    n = next((n for n in range(len(texte), 0, -1) if largeur(texte[:n] + "…", police, corps) <= place), 0)
    return texte[:n].rstrip() + "…"
