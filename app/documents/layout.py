"""Pages: frame, running header and footer, watermark and stamp, page n / N; story in, bytes out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from app.documents.metadata import achever
from app.documents.polices import DEMI, LEGER, NORMAL, charger, imprimable, largeur
from app.documents.tagging import Balisage, Element, artefact
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


@dataclass(slots=True)
class Suivi:
    """What one rendering learns while it draws: marks, bookmarks, and what waits for the page numbers."""

    balisage: Balisage = field(default_factory=Balisage)
    signets: list[tuple[int, str, int]] = field(default_factory=list)
    differes: dict[int, list[Callable[["Toile"], None]]] = field(default_factory=dict)


class Toile(Canvas):
    """A canvas that keeps its pages until their number is known."""

    def __init__(self, *args: Any, cadre: Cadre, suivi: Suivi, **kwargs: Any) -> None:
        super().__init__(*args, initialFontName=NORMAL, invariant=1, pageCompression=1, **kwargs)
        self.cadre = cadre
        self.suivi = suivi
        self.balisage = suivi.balisage
        self._etats: list[dict[str, Any]] = []

    def ecrire_operateur(self, operateur: str) -> None:
        """Append one raw content operator."""
        self._code.append(operateur)

    def texte(self, x: float, y: float, texte: str, police: str, corps: float, couleur: object) -> None:
        """Draw one line whose left end is at `x`."""
        self.setFont(police, corps)
        self.setFillColor(couleur)
        self.drawString(x, y, texte)

    def texte_droit(self, x: float, y: float, texte: str, police: str, corps: float, couleur: object) -> None:
        """Draw one line whose right end is at `x`."""
        self.texte(x - largeur(texte, police, corps), y, texte, police, corps, couleur)

    def filet(self, x: float, y: float, x2: float, couleur: object, epaisseur: float) -> None:
        """Draw one horizontal rule."""
        self.setStrokeColor(couleur)
        self.setLineWidth(epaisseur)
        self.line(x, y, x2, y)

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Keep the page instead of writing it."""
        self._etats.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Write every page with its number."""
        etats = self._etats
        for numero, etat in enumerate(etats, 1):
            self.__dict__.update(etat)
            for differe in self.suivi.differes.get(numero - 1, ()):
                differe(self)
            if self.cadre.numeroter:
                _pied(self, numero, len(etats))
            super().showPage()
        super().save()


def composer(story: Sequence[Flowable], cadre: Cadre, racine: Element) -> bytes:
    """Lay out `story` in A4 and return a tagged, reproducible PDF whose structure is `racine`."""
    charger()
    suivi, brut = Suivi(), BytesIO()
    gabarit = BaseDocTemplate(brut, pagesize=PAGE, pageTemplates=_gabarits())
    gabarit.build(
        list(story), canvasmaker=lambda *a, **k: Toile(*a, cadre=cadre, suivi=suivi, **_utiles(k))
    )
    return achever(brut.getvalue(), imprimable(cadre.titre), racine, suivi.signets)


def _utiles(options: dict[str, Any]) -> dict[str, Any]:
    return {nom: options[nom] for nom in ("pagesize",) if nom in options}


def _gabarits() -> list[PageTemplate]:
    cadres = {COUVERTURE: _cadre(0), COURANTE: _cadre(_BANDE_HAUTE)}
    return [
        PageTemplate(COUVERTURE, [cadres[COUVERTURE]], onPage=_fond),
        PageTemplate(COURANTE, [cadres[COURANTE]], onPage=_tour),
    ]


def _cadre(haut: float) -> Frame:
    x, y = MARGE_X, MARGE_Y + _BANDE_BASSE
    hauteur = PAGE[1] - MARGE_Y - haut - y
    return Frame(x, y, PAGE[0] - 2 * x, hauteur, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def _fond(toile: Toile, _gabarit: object) -> None:
    toile.saveState()
    if toile.cadre.filigrane:
        _filigrane(toile, toile.cadre.filigrane)
    if toile.cadre.tampon:
        _tampon(toile, toile.cadre.tampon)
    toile.restoreState()


def _tour(toile: Toile, gabarit: object) -> None:
    _fond(toile, gabarit)
    with artefact(toile, "Pagination"):
        place = PAGE[0] - 2 * MARGE_X - (90 if toile.cadre.tampon else 0)
        texte = tenir(imprimable(toile.cadre.entete), NORMAL, CORPS_NOTE, place)
        toile.texte(MARGE_X, PAGE[1] - MARGE_Y - 8, texte, NORMAL, CORPS_NOTE, GRIS)


def _pied(toile: Toile, numero: int, total: int) -> None:
    y = MARGE_Y
    with artefact(toile, "Pagination"):
        droite = " · ".join(p for p in (imprimable(toile.cadre.pied_droit), f"{numero} / {total}") if p)
        toile.filet(MARGE_X, y + 12, PAGE[0] - MARGE_X, FILET, 0.5)
        toile.texte_droit(PAGE[0] - MARGE_X, y, droite, NORMAL, CORPS_NOTE, GRIS)
        place = PAGE[0] - 2 * MARGE_X - largeur(droite, NORMAL, CORPS_NOTE) - 20
        gauche = tenir(imprimable(toile.cadre.pied_gauche), NORMAL, CORPS_NOTE, place)
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
