"""The words of a letter, with the styles of its blocks only; fields and agreements are chips nobody can break."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from app.domain.courriers.blocs import Bloc, Champ, Morceau
from ui.redaction.document import OPTION, SORTE, Ecriture, Sorte, format_de, lire
from ui.redaction.puces import OBJET, PuceCourrier, decrire
from ui.theme import Apparence

REPOS_MS: Final = 700


class EditeurCourrier(QTextEdit):
    """`change` when the words rest; `connues` gives the words of a field, to show in its chip."""

    change = Signal()

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self._apparence = apparence
        self._puces = PuceCourrier(apparence)
        self._repos = QTimer(self, singleShot=True, interval=REPOS_MS)
        self._silence = False
        self.setAccessibleName("Texte de la lettre")
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self.document().documentLayout().registerHandler(OBJET, self._puces)
        self._repos.timeout.connect(self.change)
        self.textChanged.connect(self._attendre)

    def montrer(self, blocs: Sequence[Bloc], connues: Mapping[str, str], sexe: str = "NR") -> None:
        """Show the words of a letter."""
        self._repos.stop()
        self._silence = True
        self._puces.connaitre(connues, sexe)
        place = self.textCursor().position()
        self.document().clear()
        Ecriture(self.document(), self._apparence).blocs(blocs)
        curseur = self.textCursor()
        curseur.setPosition(min(place, max(0, self.document().characterCount() - 1)))
        self.setTextCursor(curseur)
        self.document().clearUndoRedoStacks()
        self._silence = False
        self.setAccessibleDescription(decrire(blocs, connues))

    def connaitre(self, connues: Mapping[str, str], sexe: str = "NR") -> None:
        """Show these words in the chips; the text itself does not change."""
        self._puces.connaitre(connues, sexe)
        self.document().markContentsDirty(0, self.document().characterCount())
        self.viewport().update()

    def blocs(self) -> tuple[Bloc, ...]:
        """Return the blocks as they are written."""
        return lire(self.document())

    def vider(self) -> None:
        """Forget every word."""
        self._repos.stop()
        self._silence = True
        self._puces.connaitre({}, "NR")
        self.clear()
        self.document().clearUndoRedoStacks()
        self.setAccessibleDescription("")
        self._silence = False

    def achever(self) -> None:
        """Tell now what waits to be told."""
        if self._repos.isActive():
            self._repos.stop()
            self.change.emit()

    def inserer(self, morceaux: Sequence[Morceau]) -> None:
        """Write a field or a set phrase where the cursor is."""
        curseur = self.textCursor()
        curseur.beginEditBlock()
        Ecriture(self.document(), self._apparence).texte(curseur, morceaux)
        curseur.endEditBlock()
        self.setTextCursor(curseur)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def inserer_champ(self, code: str) -> None:
        """Write a field where the cursor is."""
        self.inserer((Champ(code),))

    def styler(self, sorte: Sorte) -> None:
        """Give the paragraph of the cursor another style."""
        curseur = self.textCursor()
        curseur.setBlockFormat(format_de(sorte, self._apparence, curseur.blockFormat().property(OPTION) or ""))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain words, chips by the words they show: nothing of the document itself leaves with them."""
        donnees = QMimeData()
        donnees.setText(self._puces.en_clair(self.textCursor()))
        return donnees

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        if evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._sort_du_titre():
            return
        super().keyPressEvent(evenement)

    def _sort_du_titre(self) -> bool:
        """After a heading comes a paragraph."""
        curseur = self.textCursor()
        if Sorte(curseur.blockFormat().property(SORTE) or Sorte.PARAGRAPHE) is not Sorte.TITRE:
            return False
        if not curseur.atBlockEnd():
            return False
        ecriture = format_de(Sorte.PARAGRAPHE, self._apparence)
        curseur.insertBlock(ecriture, QTextCharFormat())
        self.setTextCursor(curseur)
        return True

    def _attendre(self) -> None:
        if not self._silence:
            self._repos.start()
