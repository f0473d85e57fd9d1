"""Pages: frame, running header and footer, watermark and stamp, page n / N; story in, bytes out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from app.documents.metadata import achever
from app.documents.polices import DEMI, LEGER, NORMAL, charger, imprimable, largeur
from app.documents.tagging import Element, artefact
from app.documents.toile import Suivi, Toile
from app.documents.typography import (
    BLEU,
    CORPS_NOTE,
    FILET,
    FILIGRANE,
    GRIS,
    MARGE_X,
    MARGE_Y,
    PAGE,
    tenir,
)

COUVERTURE, COURANTE = "couverture", "courante"
_BANDE_HAUTE, _BANDE_BASSE = 24, 26
_TAMPON = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadre:
    """What stands around the text of every page; empty strings print nothing."""

    titre: str
    entete: str = ""
    pied_gauche: str = ""
    pied_droit: str = ""
    filigrane: str = ""
    tampon: str = ""
    numeroter: bool = True


def composer(story: Sequence[Flowable], cadre: Cadre, racine: Element) -> bytes:
    """Lay out `story` in A4 and return a tagged, reproducible PDF whose structure is `racine`."""
    charger()
    suivi, brut = Suivi(), BytesIO()
    gabarit = BaseDocTemplate(brut, pagesize=PAGE, pageTemplates=_gabarits(cadre))
    pied = partial(_pied, cadre) if cadre.numeroter else None
    gabarit.build(list(story), canvasmaker=lambda fichier, **_: Toile(fichier, suivi=suivi, pied=pied))
    return achever(brut.getvalue(), imprimable(cadre.titre), racine, suivi.signets)


def _gabarits(cadre: Cadre) -> list[PageTemplate]:
    return [
        PageTemplate(COUVERTURE, [_texte(0)], onPage=partial(_fond, cadre)),
        PageTemplate(COURANTE, [_texte(_BANDE_HAUTE)], onPage=partial(_tour, cadre)),
    ]


def _texte(haut: float) -> Frame:
    x, y = MARGE_X, MARGE_Y + _BANDE_BASSE
    hauteur = PAGE[1] - MARGE_Y - haut - y
    return Frame(x, y, PAGE[0] - 2 * x, hauteur, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def _fond(cadre: Cadre, toile: Toile, _gabarit: object) -> None:
    toile.saveState()
    if cadre.filigrane:
        _filigrane(toile, cadre.filigrane)
    if cadre.tampon:
        _tampon(toile, cadre.tampon)
    toile.restoreState()


def _tour(cadre: Cadre, toile: Toile, gabarit: object) -> None:
    _fond(cadre, toile, gabarit)
    with artefact(toile, "Pagination"):
        place = PAGE[0] - 2 * MARGE_X - (90 if cadre.tampon else 0)
        texte = tenir(imprimable(cadre.entete), NORMAL, CORPS_NOTE, place)
        toile.texte(MARGE_X, PAGE[1] - MARGE_Y - 8, texte, NORMAL, CORPS_NOTE, GRIS)


def _pied(cadre: Cadre, toile: Toile, numero: int, total: int) -> None:
    y = MARGE_Y
    with artefact(toile, "Pagination"):
        droite = " · ".join(p for p in (imprimable(cadre.pied_droit), f"{numero} / {total}") if p)
        toile.filet(MARGE_X, y + 12, PAGE[0] - MARGE_X, FILET, 0.5)
        toile.texte_droit(PAGE[0] - MARGE_X, y, droite, NORMAL, CORPS_NOTE, GRIS)
        place = PAGE[0] - 2 * MARGE_X - largeur(droite, NORMAL, CORPS_NOTE) - 20
        gauche = tenir(imprimable(cadre.pied_gauche), NORMAL, CORPS_NOTE, place)
        toile.texte(MARGE_X, y, gauche, NORMAL, CORPS_NOTE, GRIS)


def _filigrane(toile: Toile, texte: str) -> None:
    with artefact(toile, "Background"):
        toile.saveState()
        toile.translate(PAGE[0] / 2, PAGE[1] / 2)
        toile.rotate(54)
        corps = 760 / max(1, largeur(texte, LEGER, 1))
        toile.texte(-largeur(texte, LEGER, corps) / 2, -corps / 3, texte, LEGER, corps, FILIGRANE)
        toile.restoreState()


def _tampon(toile: Toile, texte: str) -> None:
    corps = 9
    cote = largeur(texte, DEMI, corps) + 18
    x, y = PAGE[0] - MARGE_X - cote, PAGE[1] - MARGE_Y - _TAMPON + 3
    with artefact(toile, "Pagination"):
        toile.setStrokeColor(BLEU)
        toile.setLineWidth(0.9)
        toile.roundRect(x, y, cote, _TAMPON, 3, stroke=1, fill=0)
        toile.texte(x + 9, y + 4.4, texte, DEMI, corps, BLEU)
