"""The tagged blocks a story is made of: paragraphs, headings, key figures, table of contents."""

from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from app.documents.polices import LEGER, NORMAL, imprimable, largeur
from app.documents.tagging import Element, artefact, marquer
from app.documents.toile import Toile
from app.documents.typography import (
    BLEU,
    CORPS,
    CORPS_NOTE,
    ENCRE,
    FILET,
    FILET_FIN,
    GRIS,
    TITRE_1,
    TITRE_2,
    TITRE_3,
    couper,
    tenir,
)

_STYLES = {"H1": TITRE_1, "H2": TITRE_2, "H3": TITRE_3}


class Paragraphe(Paragraph):  # type: ignore[misc]
    """A paragraph that marks itself as content of its element; its text is plain, never markup."""

    element: Element
    signet: tuple[int, str] | None = None

    def draw(self) -> None:
        """Draw inside a mark, and leave a bookmark when this is a heading."""
        if self.signet:
            self.canv.suivi.signets.append((*self.signet, self.canv.getPageNumber() - 1))
        with marquer(self.canv, self.element):
            super().draw()

    def split(self, largeur_: float, hauteur: float) -> list[Flowable]:
        """Split as usual; both parts stay content of the one element."""
        parties: list[Flowable] = super().split(largeur_, hauteur)
        for partie in parties:
            partie.element = self.element
        return parties


def paragraphe(texte: str, style: ParagraphStyle, element: Element) -> Paragraphe:
    """Return one paragraph of plain `texte`."""
    bloc = Paragraphe(escape(imprimable(texte)), style)
    bloc.element = element
    return bloc


def titre(texte: str, type_: str, parent: Element, *, style: ParagraphStyle | None = None) -> Paragraphe:
    """Return a heading (H1, H2, H3) that will also be a bookmark."""
    bloc = paragraphe(texte, style or _STYLES[type_], parent.ajouter(type_))
    if type_ in {"H1", "H2"}:
        bloc.signet = (int(type_[1]), imprimable(texte))
    return bloc


class ChiffresCles(Flowable):  # type: ignore[misc]
    """A row of key figures between two rules: (value, label, second label) each."""

    _CORPS, _HAUT, _BAS, _INTERLIGNE = 21, 27, 10, 11.2

    def __init__(self, chiffres: Sequence[tuple[str, str, str]], parent: Element) -> None:
        super().__init__()
        self._chiffres = [tuple(map(imprimable, c)) for c in chiffres]
        self._elements = [parent.ajouter("P") for _ in chiffres]
        self.spaceBefore, self.spaceAfter = 4, 12

    def wrap(self, largeur_: float, _hauteur: float) -> tuple[float, float]:
        """Share the width between the figures."""
        self.width = largeur_
        self._pas = largeur_ / max(1, len(self._chiffres))
        self._textes = [self._lignes(c) for c in self._chiffres]
        lignes = max((len(t) for t in self._textes), default=0)
        self.height = self._HAUT + lignes * self._INTERLIGNE + self._BAS
        return largeur_, self.height

    def draw(self) -> None:
        """Draw the rules, then each figure."""
        with artefact(self.canv):
            self.canv.filet(0, self.height, self.width, ENCRE, 0.9)
            self.canv.filet(0, 0, self.width, FILET, 0.6)
        for n, (chiffre, element) in enumerate(zip(self._chiffres, self._elements, strict=True)):
            with marquer(self.canv, element):
                self._dessiner(n * self._pas, chiffre[0], self._textes[n])

    def _lignes(self, chiffre: tuple[str, ...]) -> list[tuple[str, object]]:
        place = self._pas - 10
        return [
            (ligne, couleur)
            for texte, couleur in zip(chiffre[1:], (ENCRE, GRIS), strict=True)
            if texte
            for ligne in couper(texte, NORMAL, CORPS_NOTE + 0.4, place)
        ]

    def _dessiner(self, x: float, valeur: str, lignes: list[tuple[str, object]]) -> None:
        y = self.height - self._HAUT + 4
        corps = min(self._CORPS, self._CORPS * (self._pas - 8) / max(1, largeur(valeur, LEGER, self._CORPS)))
        self.canv.texte(x, y, valeur, LEGER, corps, BLEU)
        for n, (ligne, couleur) in enumerate(lignes, 1):
            self.canv.texte(x, y - 3 - n * self._INTERLIGNE, ligne, NORMAL, CORPS_NOTE + 0.4, couleur)


class Sommaire(Flowable):  # type: ignore[misc]
    """The headings of level 1 with their page, filled in once the pages are numbered."""

    _PAS = 17.5

    def __init__(self, titres: Sequence[str], parent: Element) -> None:
        super().__init__()
        self._titres = [imprimable(t) for t in titres]
        sommaire = parent.ajouter("TOC")
        self._elements = [sommaire.ajouter("TOCI") for _ in titres]

    def wrap(self, largeur_: float, _hauteur: float) -> tuple[float, float]:
        """Take one line per heading."""
        self.width, self.height = largeur_ * 0.62, self._PAS * len(self._titres)
        return self.width, self.height

    def draw(self) -> None:
        """Leave word to be called back, at this very place, when the pages are known."""
        x, y = self.canv.absolutePosition(0, 0)
        page = self.canv.getPageNumber() - 1
        self.canv.suivi.differes.setdefault(page, []).append(self._differer(x, y))

    def _differer(self, x: float, y: float) -> Callable[[Toile], None]:
        def ecrire(toile: Toile) -> None:
            pages = {texte: page + 1 for niveau, texte, page in toile.suivi.signets if niveau == 1}
            for n, (texte, element) in enumerate(zip(self._titres, self._elements, strict=True)):
                self._ligne(toile, x, y + self.height - (n + 1) * self._PAS, (texte, str(pages[texte])), element)

        return ecrire

    def _ligne(self, toile: Toile, x: float, y: float, entree: tuple[str, str], element: Element) -> None:
        with marquer(toile, element):
            toile.texte(x, y + 5, tenir(entree[0], NORMAL, CORPS, self.width - 40), NORMAL, CORPS, ENCRE)
            toile.texte_droit(x + self.width, y + 5, entree[1], NORMAL, CORPS, GRIS)
        with artefact(toile):
            toile.filet(x, y, x + self.width, FILET_FIN, 0.6)
