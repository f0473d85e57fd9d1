"""From nothing to the lock screen."""

import sys

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.context import AppScope
from ui.main_window import MainWindow
from ui.memoire import Memoire
from ui.reference import garder_singuliers
from ui.theme import Apparence, NomPalette
from ui.theme.polices import charger
from ui.veille import surveiller


def preparer(application: QApplication) -> Apparence:
    """Give the application its style, its fonts, its language; return the look."""
    garder_singuliers()
    application.setApplicationName("Vis-à-vis")
    application.setDesktopFileName("visavis")
    application.setStyle("Fusion")
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    traduction = QTranslator(application)
    if traduction.load("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(traduction)
    charger()
    return Apparence()


def main() -> int:
    """Open the window; return the exit status."""
    application = QApplication(sys.argv)
    apparence = preparer(application)
    memoire = Memoire()
    souvenir = memoire.lire()
    apparence.appliquer(NomPalette(souvenir.palette), souvenir.echelle)
    fenetre = MainWindow(AppScope(), apparence, memoire)
    if (veille := surveiller(fenetre)) is not None:
        fenetre.suivre(veille)
    fenetre.show()
    return application.exec()
