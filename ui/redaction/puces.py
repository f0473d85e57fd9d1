"""The chips of the editor: one object each, which moves, copies and goes as a whole."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPyTextObject, QTextCursor, QTextDocument, QTextFormat

from app.domain.courriers.blocs import Accord, Bloc, Champ, Morceau, textes
from app.domain.courriers.champs import definition
from app.domain.courriers.composition import accorder
from app.domain.courriers.json import lire_morceau
from ui.theme import Apparence

OBJET: Final = QTextFormat.ObjectTypes.UserObject.value + 1
PUCE: Final = QTextFormat.Property.UserProperty.value + 1
REMPLACE: Final = "\ufffc"
_MARGE, _LARGEUR_MAX = 5, 420


class PuceCourrier(QPyTextObject):
    """Paints what a field says, or what is missing, in the colours of the palette."""

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self._apparence = apparence
        self._connues: Mapping[str, str] = {}
        self._sexe = "NR"

    def connaitre(self, connues: Mapping[str, str], sexe: str) -> None:
        """Know the words of the fields."""
        self._connues, self._sexe = connues, sexe

    def intrinsicSize(self, document: QTextDocument, _position: int, forme: QTextFormat) -> QSizeF:
        mesure = QFontMetricsF(document.defaultFont())
        large = min(mesure.horizontalAdvance(self._mots(forme)) + 2 * _MARGE, _LARGEUR_MAX)
        return QSizeF(large, mesure.height())

    def drawObject(
        self, peintre: QPainter, rect: QRectF | QRect, document: QTextDocument, _position: int, forme: QTextFormat
    ) -> None:
        connu, cadre = self._connu(forme), QRectF(rect)
        couleur = self._apparence.couleur
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        peintre.setFont(document.defaultFont())
        peintre.setPen(couleur("filet") if connu else couleur("attention"))
        peintre.setBrush(couleur("teinte") if connu else Qt.BrushStyle.NoBrush)
        peintre.drawRoundedRect(cadre.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        peintre.setPen(couleur("texte") if connu else couleur("attention"))
        place = QFontMetricsF(document.defaultFont())
        mots = place.elidedText(self._mots(forme), Qt.TextElideMode.ElideRight, cadre.width() - 2 * _MARGE + 1)
        peintre.drawText(cadre, Qt.AlignmentFlag.AlignCenter, mots)
        peintre.restore()

    def en_clair(self, curseur: QTextCursor) -> str:
        """Return the words of a selection, chips by what they show."""
        lus, un = [], QTextCursor(curseur.document())
        for place in range(curseur.selectionStart(), curseur.selectionEnd()):
            un.setPosition(place)
            un.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
            lettre = un.selectedText()
            lus.append(self._mots(un.charFormat()) if lettre == REMPLACE else lettre)
        return "".join(lus).replace("\u2029", "\n")

    def _mots(self, forme: QTextFormat) -> str:
        morceau = morceau_de(forme)
        if isinstance(morceau, Accord):
            return accorder(morceau, self._sexe)
        if isinstance(morceau, Champ):
            return self._connues.get(morceau.code, "").strip() or definition(morceau.code).libelle
        return ""

    def _connu(self, forme: QTextFormat) -> bool:
        morceau = morceau_de(forme)
        return isinstance(morceau, Accord) or (
            isinstance(morceau, Champ) and (morceau.facultatif or bool(self._connues.get(morceau.code, "").strip()))
        )


def morceau_de(forme: QTextFormat) -> Morceau | None:
    """Return the field or the agreement that a chip stands for."""
    lu = forme.property(PUCE)
    return lire_morceau(lu) if isinstance(lu, str) and lu else None


def decrire(blocs: Sequence[Bloc], connues: Mapping[str, str]) -> str:
    """Return, for a screen reader, what the chips say, in order."""
    codes = [m.code for bloc in blocs for texte in textes(bloc) for m in texte if isinstance(m, Champ)]
    dits = [
        f"{definition(c).libelle}\u00a0: {connues.get(c, '').strip() or 'à compléter'}" for c in dict.fromkeys(codes)
    ]
    return f"Champs\u00a0: {', '.join(dits)}" if dits else ""
