"""What comes out of a letter. The writers are loaded with the first page, not with the register: they take a while."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection

from app.store import reglages

if TYPE_CHECKING:
    from app.documents.fenetre import Fenetre
    from app.domain.courriers.composition import Lettre

PDF, DOCX, ODT = "pdf", "docx", "odt"
GENRES: Final = (PDF, DOCX, ODT)
FENETRE: Final = "courriers.fenetre"
"""The setting of the printer: position and moves of the recipient's block."""


def lettre(composee: "Lettre", fenetre: "Fenetre", genre: str = PDF) -> bytes:
    """Return a letter in one of `GENRES`."""
    if genre == DOCX:
        from app.documents import lettre_docx

        return lettre_docx.rendre(composee, fenetre)
    if genre == ODT:
        from app.documents import lettre_odt

        return lettre_odt.rendre(composee, fenetre)
    from app.documents import lettre_pdf

    return lettre_pdf.rendre(composee, fenetre)


def relier(pages: Iterable[bytes]) -> bytes:
    """Return several PDFs as one, to print in one go."""
    from app.documents import liasse

    return liasse.relier(pages)


def page_essai(fenetre: "Fenetre") -> bytes:
    """Return the page that shows whether the window lets the whole address be seen."""
    from app.documents import enveloppe

    return enveloppe.page_essai(fenetre)


def fenetre(connexion: Connection) -> "Fenetre":
    """Return the setting of her printer."""
    from app.documents.fenetre import Fenetre, Position

    lu = reglages.lire(connexion, FENETRE) or {}
    return Fenetre(Position(lu.get("position", Position.HAUTE)), lu.get("x", 0), lu.get("y", 0))


def reglage(fenetre: "Fenetre") -> Mapping[str, Any]:
    """Return the setting as it is kept."""
    return {"position": fenetre.position.value, "x": fenetre.decalage_x, "y": fenetre.decalage_y}
