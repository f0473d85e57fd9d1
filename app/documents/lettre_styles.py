"""The named styles of a letter for word processors: the same measures as on the PDF, in points and mm."""

from dataclasses import dataclass
from textwrap import wrap
from typing import Final

from app.documents.fenetre import INTERLIGNE, Fenetre, mm
from app.documents.typography import CORPS, CORPS_NOTE, PAGE
from app.domain.courriers.composition import Lettre

FAMILLE: Final = "Source Sans 3"
PAS_EXPEDITEUR: Final = 12.4
_DATE: Final = 87.5
_MARGE: Final = 17.0
_COTE: Final = 20.0
_LARGEUR: Final = 91.0
_NOM: Final = 44


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style: size, line pitch, space before and after in points, indents in mm.

    `solidaire` stays with the next one, `entier` is not cut between two pages.
    """

    corps: float = CORPS
    pas: float = 14.9
    avant: float = 0
    apres: float = 0
    gras: bool = False
    retrait: float = 0
    alinea: float = 0
    solidaire: bool = False
    entier: bool = False


MAIN: Final = ("", "", "")
"""Lines left for the hand, between the closing words and the name."""
SIGNATAIRE: Final = 85.0
"""Where the name of who signs begins, in mm from the left margin."""
LONG: Final = 2_000
"""Signs over which last words are cut rather than moved whole to the next page."""
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
    "Dernier point": Style(apres=8, retrait=4, alinea=-4, solidaire=True, entier=True),
    "Tableau tête": Style(9.5, 13, 2, 2, gras=True, solidaire=True),
    "Tableau": Style(9.5, 13, 2, 2),
    "Après tableau": Style(4, 6),
    "Sous le tableau": Style(4, 6, solidaire=True),
    "Dernier paragraphe": Style(apres=8, solidaire=True),
    "Formule": Style(entier=True),
    "Cosignataire": Style(avant=14, apres=46, retrait=85),
    "Pièces jointes": Style(CORPS_NOTE, 11.4, 10),
}
"""The styles of every letter, by the name the word processor shows."""


def avant_l_adresse(expediteur: int, fenetre: Fenetre) -> float:
    """Return the space, in points, between the sender's last line and the recipient, at the top of the window.

    Lines of text, not a frame: a page that bears a frame keeps no paragraph with the next one in LibreOffice, and the
    signature would go alone to the second page.
    """
    return max(0.0, (fenetre.haut - _MARGE) * mm - expediteur * PAS_EXPEDITEUR)


def avant_la_date(expediteur: int, destinataire: int, fenetre: Fenetre) -> float:
    """Return the space, in points, between the last line above and the date, which stands below the window."""
    if not destinataire:
        return max(0.0, (_DATE - _MARGE) * mm - expediteur * PAS_EXPEDITEUR)
    fin = max(fenetre.haut * mm, _MARGE * mm + expediteur * PAS_EXPEDITEUR) + destinataire * INTERLIGNE
    return max(0.0, _DATE * mm - fin)


def retraits(fenetre: Fenetre) -> tuple[float, float]:
    """Return the indents of the recipient from both margins, in mm: the right side of the window is past the text."""
    return fenetre.gauche - _COTE, PAGE[0] / mm - _COTE - (fenetre.gauche + _LARGEUR)


def signataire(lettre: Lettre) -> tuple[str, ...]:
    """Return who signs, a name too long for its place on two lines."""
    return tuple(partie for ligne in lettre.signataire for partie in wrap(ligne, _NOM))
