"""The file of a person as the tests handle it: what they hold, and how they touch it."""


from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget


def dialogue(bureau):
    QApplication.processEvents()
    return next(d for d in bureau.findChildren(QDialog) if d.isVisible())


def aller(champ):
    champ.editeur.setFocus()
    QApplication.processEvents()
    return champ.editeur


def deposer(cible, *chemins):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(chemin)) for chemin in chemins])
    evenement = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    cible.dropEvent(evenement)
    QApplication.processEvents()


def mots_de(racine):
    """Every text that the widgets hold."""
    textes = []
    for widget in racine.findChildren(QWidget):
        if isinstance(widget, QLabel | QPushButton | QLineEdit):
            textes.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            textes.append(widget.toPlainText())
        textes += [widget.accessibleName(), widget.accessibleDescription()]
    return "\n".join(textes)
