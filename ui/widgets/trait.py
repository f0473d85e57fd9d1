"""Painting words in rows: cut at the end when they must be, on several lines when they may."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen


def ecrire(
    peintre: QPainter, cadre: QRect, texte: str, police: QFont, encre: QColor, *, a_droite: bool = False
) -> int:
    """Write one line, cut with « … » at the end of the frame; return the width it took."""
    mesure = QFontMetrics(police)
    coupe = mesure.elidedText(texte, Qt.TextElideMode.ElideRight, cadre.width())
    peintre.setFont(police)
    peintre.setPen(encre)
    cote = Qt.AlignmentFlag.AlignRight if a_droite else Qt.AlignmentFlag.AlignLeft
    peintre.drawText(cadre, cote | Qt.AlignmentFlag.AlignVCenter, coupe)
    return mesure.horizontalAdvance(coupe)


def paragraphe(peintre: QPainter, cadre: QRect, texte: str, police: QFont, encre: QColor) -> None:
    """Write on as many lines as needed."""
    peintre.setFont(police)
    peintre.setPen(encre)
    peintre.drawText(cadre, Qt.TextFlag.TextWordWrap, texte)


def hauteur(texte: str, police: QFont, largeur: int) -> int:
    """Return the height of a text on as many lines as needed."""
    if not texte:
        return 0
    return QFontMetrics(police).boundingRect(QRect(0, 0, largeur, 1_000_000), Qt.TextFlag.TextWordWrap, texte).height()


def largeur(texte: str, police: QFont) -> int:
    """Return the width of one line."""
    return QFontMetrics(police).horizontalAdvance(texte)


def puce(peintre: QPainter, coin: QPoint, texte: str, police: QFont, encres: tuple[QColor, QColor], haut: int) -> int:
    """Draw a chip (ink, outline) and return its width."""
    encre, bord = encres
    large = largeur(texte, police) + haut
    peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
    peintre.setPen(QPen(bord, 1))
    peintre.setBrush(Qt.BrushStyle.NoBrush)
    peintre.drawRoundedRect(QRectF(coin.x() + 0.5, coin.y() + 0.5, large - 1, haut - 1), haut / 2, haut / 2)
    peintre.setFont(police)
    peintre.setPen(encre)
    peintre.drawText(QRect(coin.x(), coin.y(), large, haut), Qt.AlignmentFlag.AlignCenter, texte)
    return large
