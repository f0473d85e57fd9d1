"""From nothing to the lock screen."""

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.context import AppScope, durcir
from ui import unique
from ui.main_window import MainWindow
from ui.memoire import Memoire
from ui.reference import garder_singuliers
from ui.relance import relancer
from ui.theme import Apparence, NomPalette
from ui.theme.polices import charger
from ui.veille import surveiller

_TOUR = 0.001
"""Seconds a thread keeps the interpreter while another waits: the default lets a keystroke wait five times as long."""


def preparer(
    application: QApplication, palette: NomPalette = NomPalette.CLAIR, echelle: int = 100
) -> Apparence:
    """Give the application its style, its fonts, its language; return the look, applied."""
    garder_singuliers()
    sys.setswitchinterval(_TOUR)
    # What is loaded by now is never garbage: the lock, which collects, does not walk through it.
    gc.freeze()
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
    """Show the window until it is closed, on the fictional coffre given or on the lock; return the exit status.

    When a window is there already, it comes to the front and this one ends; an example stands beside it.
    """
    application = QApplication(sys.argv[:1])
    memoire = Memoire()
    ecoute = unique.nom(str(memoire.chemin))
    if exemple is None and unique.appeler(ecoute):
        return 0
    souvenir = memoire.lire()
    apparence = preparer(application, NomPalette(souvenir.palette), souvenir.echelle)
    apparence.faciliter(oui=souvenir.facilitee)
    fenetre = MainWindow(scope, apparence, memoire, relancer=relancer)
    if (veille := surveiller(fenetre)) is not None:
        fenetre.suivre(veille)
    if exemple is not None:
        fenetre.ouvrir(scope.ouvrir(exemple, phrase=phrase), exemple=True)
    if exemple is None:
        unique.Appel(fenetre, ecoute)
    fenetre.show()
    statut = application.exec()
    # Left to the end of the interpreter, the window would go after what it leans on.
    fenetre.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return statut


def main() -> int:
    """Open the window on the lock; return the exit status."""
    durcir()
    return montrer(AppScope())
