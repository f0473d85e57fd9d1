"""From nothing to the lock screen."""

import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.context import AppScope, durcir
from ui.main_window import MainWindow
from ui.memoire import Memoire
from ui.reference import garder_singuliers
from ui.relance import relancer
from ui.theme import Apparence, NomPalette
from ui.theme.polices import charger
from ui.veille import surveiller


def preparer(
    application: QApplication, palette: NomPalette = NomPalette.CLAIR, echelle: int = 100
) -> Apparence:
    """Give the application its style, its fonts, its language; return the look, applied."""
    garder_singuliers()
    application.setApplicationName("Vis-à-vis")
    application.setDesktopFileName("visavis")
    application.setStyle("Fusion")
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    traduction = QTranslator(application)
    if traduction.load("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(traduction)
    charger()
    apparence = Apparence()
    apparence.appliquer(palette, echelle)
    return apparence


def montrer(scope: AppScope, exemple: Path | None = None, phrase: str = "") -> int:
    """Show the window until it is closed, on the fictional coffre given or on the lock; return the exit status."""
    application = QApplication(sys.argv[:1])
    memoire = Memoire()
    souvenir = memoire.lire()
    apparence = preparer(application, NomPalette(souvenir.palette), souvenir.echelle)
    fenetre = MainWindow(scope, apparence, memoire, relancer=relancer)
    if (veille := surveiller(fenetre)) is not None:
        fenetre.suivre(veille)
    if exemple is not None:
        fenetre.ouvrir(scope.ouvrir(exemple, phrase=phrase), exemple=True)
    fenetre.show()
    return application.exec()


def main() -> int:
    """Open the window on the lock; return the exit status."""
    durcir()
    return montrer(AppScope())
