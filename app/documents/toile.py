"""The canvas every document is drawn on: marks, rules, lines of text, pages kept until they are numbered."""

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from app.documents.contours import tracer
from app.documents.polices import NORMAL, largeur
from app.documents.tagging import Balisage
from app.documents.typography import PAGE


@dataclass(slots=True)
class Suivi:
    """What one rendering learns while it draws: marks, bookmarks, and what waits for the page numbers."""

    balisage: Balisage = field(default_factory=Balisage)
    signets: list[tuple[int, str, int]] = field(default_factory=list)
    differes: dict[int, list[Callable[["Toile"], None]]] = field(default_factory=dict)


class Toile(Canvas):  # type: ignore[misc]
    """A canvas that keeps its pages until their number is known."""

    def __init__(self, fichier: BytesIO, *, suivi: Suivi, pied: "Pied | None" = None) -> None:
        super().__init__(fichier, pagesize=PAGE, initialFontName=NORMAL, invariant=1, pageCompression=1)
        self.suivi = suivi
        self._pied = pied
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

    def dessin(self, x: float, y: float, mots: str, police: str, corps: float, couleur: object) -> None:
        """Draw one line as shapes: it looks like `texte`, and nobody can copy it or read it aloud."""
        self.setFillColor(couleur)
        self.ecrire_operateur(tracer(mots, police, corps, x, y))

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
            if self._pied:
                self._pied(self, numero, len(etats))
            super().showPage()
        super().save()


Pied = Callable[[Toile, int, int], None]
