"""The named styles of a letter for word processors: the same measures as on the PDF, in points and mm."""

from dataclasses import dataclass
from typing import Final

from app.documents.fenetre import INTERLIGNE, mm
from app.documents.typography import CORPS, CORPS_NOTE

FAMILLE: Final = "Source Sans 3"
PAS_EXPEDITEUR: Final = 12.4
_DATE: Final = 87.5
_MARGE: Final = 17.0


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style: size, line pitch, space before and after in points, indents in mm."""

    corps: float = CORPS
    pas: float = 14.9
    avant: float = 0
    apres: float = 0
    gras: bool = False
    retrait: float = 0
    alinea: float = 0
    solidaire: bool = False


STYLES: Final[dict[str, Style]] = {
    "Normal": Style(apres=8),
    "Heading 1": Style(17, 22, 26, 10, gras=True, solidaire=True),
    "Heading 2": Style(avant=10, apres=3, gras=True, solidaire=True),
    "Expéditeur nom": Style(pas=PAS_EXPEDITEUR, gras=True),
    "Expéditeur": Style(9, PAS_EXPEDITEUR),
    "Destinataire": Style(pas=INTERLIGNE),
    "Lieu et date": Style(retrait=84),
    "Objet": Style(avant=13, apres=3, gras=True),
    "Référence": Style(),
    "Appel": Style(avant=9, apres=8),
    "Énumération": Style(apres=2, retrait=4, alinea=-4),
    "Tableau tête": Style(9.5, 13, 2, 2, gras=True, solidaire=True),
    "Tableau": Style(9.5, 13, 2, 2),
    "Après tableau": Style(4, 6),
    "Dernier paragraphe": Style(apres=8, solidaire=True),
    "Formule": Style(apres=8, solidaire=True),
    "Place de signature": Style(4, 40, solidaire=True),
    "Signataire": Style(retrait=85, solidaire=True),
    "Cosignataire": Style(avant=14, apres=46, retrait=85),
    "Pièces jointes": Style(CORPS_NOTE, 11.4, 10),
}
"""The styles of every letter, by the name the word processor shows."""


def avant_la_date(lignes: int) -> float:
    """Return the space, in points, between the sender's last line and the date, which stands below the window."""
    return max(0.0, (_DATE - _MARGE) * mm - lignes * PAS_EXPEDITEUR)
