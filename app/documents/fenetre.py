"""Where the recipient's block stands to show through the window of a DL envelope (NF Z 11-001, NF Z 10-011)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from reportlab.lib import units

from app.documents.polices import NORMAL, imprimable, largeur
from app.documents.typography import CORPS, PAGE

GAUCHE, DROITE, HAUT, BAS = 100.0, 195.0, 45.0, 85.0
"""The sides of what the window shows on A4, in mm from the left and from the top."""
INTERLIGNE: Final = 12.2
LIGNES: Final = 6

mm: Final = float(units.mm)


class Position(StrEnum):
    """The two usual windows: 45 × 100 mm, which starts higher, and 35 × 100 mm."""

    HAUTE = "haute"
    BASSE = "basse"


_DEPARTS: Final = {Position.HAUTE: (104.0, 49.0), Position.BASSE: (104.0, 57.0)}


@dataclass(frozen=True, slots=True)
class Fenetre:
    """The setting of her printer: a position, and how far to move from it, in mm."""

    position: Position = Position.HAUTE
    decalage_x: float = 0
    decalage_y: float = 0

    @property
    def gauche(self) -> float:
        """Left side of the block, in mm; whatever the move, it stays in the window."""
        return min(max(_DEPARTS[self.position][0] + self.decalage_x, GAUCHE), DROITE - 60)

    @property
    def haut(self) -> float:
        """Top of the block, in mm from the top of the page."""
        hauteur = LIGNES * INTERLIGNE / mm
        return min(max(_DEPARTS[self.position][1] + self.decalage_y, HAUT), BAS - hauteur)

    def base(self, rang: int) -> float:
        """Return the baseline of line `rang` (0-based), in points from the bottom of the page."""
        return PAGE[1] - self.haut * mm - (rang + 0.8) * INTERLIGNE

    def corps(self, lignes: tuple[str, ...]) -> float:
        """Return the size, in points, at which the longest line holds in the window."""
        place = (DROITE - self.gauche) * mm
        longue = max((largeur(imprimable(ligne), NORMAL, CORPS) for ligne in lignes), default=1)
        return min(CORPS, CORPS * place / max(longue, 1))
