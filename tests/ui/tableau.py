"""The desk as the tests handle it: the dialog in front, its fields, its buttons."""

from PySide6.QtWidgets import QApplication, QDialog, QPushButton


def dialogue(parent):
    QApplication.processEvents()
    return next(d for d in parent.findChildren(QDialog) if d.isVisible())


def champ(dialogue, nom):
    return dialogue.formulaire.champs[nom].editeur


def bouton(parent, debut):
    return next(b for b in parent.findChildren(QPushButton) if b.isVisible() and b.accessibleName().startswith(debut))


def presser(parent, texte):
    QApplication.processEvents()
    next(b for b in parent.findChildren(QPushButton) if b.isVisible() and b.text().replace("&", "") == texte).click()
    QApplication.processEvents()
