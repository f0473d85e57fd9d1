"""« ;;mot » then Tab writes a whole sentence, in any field of the desk."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget
from shiboken6 import isValid

from app.domain.macros import AMORCE, Macro, appelee
from ui.poste import Poste

Editeur = QLineEdit | QPlainTextEdit
_DEBUT = 60
"""Most characters of a sentence that the menu shows."""


class Macros(QObject):
    """Watches the field that has the focus; Tab goes on as usual when nothing is called."""

    def __init__(self, poste: Poste, parent: QWidget) -> None:
        super().__init__(parent)
        self._poste = poste
        self._suivi: Editeur | None = None
        self._laisser = False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._suivre)

    def eventFilter(self, objet: QObject, evenement: QEvent) -> bool:
        if evenement.type() is not QEvent.Type.KeyPress or not isinstance(evenement, QKeyEvent):
            return False
        if evenement.key() != Qt.Key.Key_Tab or self._laisser or not isinstance(objet, QLineEdit | QPlainTextEdit):
            return False
        if AMORCE not in _avant(objet) or appelee(_avant(objet), ()) is None:
            return False
        session = self._poste.session
        self._poste.taches.query(
            session.macros.toutes, lambda macros: self._ecrire(objet, macros), pour=objet, cle="macros"
        )
        return True

    def _suivre(self, _avant: QWidget | None, devenu: QWidget | None) -> None:
        if self._suivi is not None and isValid(self._suivi):
            self._suivi.removeEventFilter(self)
        self._suivi = _ecrivable(devenu)
        if self._suivi is not None:
            self._suivi.installEventFilter(self)

    def _ecrire(self, editeur: Editeur, macros: Sequence[Macro]) -> None:
        appel = appelee(_avant(editeur), macros)
        if appel is not None and appel.seule is not None:
            _remplacer(editeur, appel.longueur, appel.seule.texte)
        elif appel is not None and appel.possibles:
            self._proposer(editeur, appel.longueur, appel.possibles)
        else:
            self._passer(editeur)

    def _proposer(self, editeur: Editeur, longueur: int, possibles: Sequence[Macro]) -> None:
        menu = QMenu(editeur)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName("Raccourcis de texte")
        for macro in possibles:
            debut = macro.texte if len(macro.texte) <= _DEBUT else f"{macro.texte[:_DEBUT]}…"
            choix = menu.addAction(f"{AMORCE}{macro.cle}   {debut}".replace("&", "&&"))
            choix.triggered.connect(lambda _=False, voulue=macro: _remplacer(editeur, longueur, voulue.texte))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(editeur.mapToGlobal(editeur.cursorRect().bottomLeft()))

    def _passer(self, editeur: Editeur) -> None:
        """Let Tab do what it does: the words call nothing."""
        self._laisser = True
        QApplication.sendEvent(
            editeur, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "\t")
        )
        self._laisser = False


def _ecrivable(widget: QWidget | None) -> Editeur | None:
    """Return the editor that shows what is typed in it, None for anything else."""
    if not isinstance(widget, QLineEdit | QPlainTextEdit) or widget.isReadOnly():
        return None
    secret = isinstance(widget, QLineEdit) and widget.echoMode() is not QLineEdit.EchoMode.Normal
    return None if secret else widget


def _avant(editeur: Editeur) -> str:
    """Return what stands before the cursor, on its line."""
    if isinstance(editeur, QLineEdit):
        return editeur.text()[: editeur.cursorPosition()]
    curseur = editeur.textCursor()
    return curseur.block().text()[: curseur.positionInBlock()]


def _remplacer(editeur: Editeur, longueur: int, texte: str) -> None:
    if isinstance(editeur, QLineEdit):
        editeur.setSelection(editeur.cursorPosition() - longueur, longueur)
        editeur.insert(" ".join(texte.splitlines()))
        return
    curseur = editeur.textCursor()
    curseur.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, longueur)
    curseur.insertText(texte)
    editeur.setTextCursor(curseur)
