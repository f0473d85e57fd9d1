"""The window as the command opens it: every page walked, locked, closed; to be watched from outside.

Its coffre is made in the same process: invoices are issued there, their files written.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.coffre.kdf import Cout
from app.context import AppScope
from ui import galerie, main, temps
from ui.main_window import MainWindow
from ui.veille import surveiller

_PAS_MS = 60


class Promenade:
    """Takes one step at each beat, as a person would, with the real tasks and their threads."""

    def __init__(self, dossier: Path) -> None:
        self.vues: list[str] = []
        self.scope = AppScope(Cout(8, 1, 1), galerie.horloge)
        self._coffre = dossier / "Exemple.coffre"
        galerie.preparer_cabinet(self.scope, self._coffre).close()

    def partir(self, fenetre: MainWindow) -> object:
        """Begin once the window is shown; stands where its sleep begins to be watched."""
        etapes = self._marcher(fenetre)
        battement = QTimer(fenetre, interval=_PAS_MS)
        battement.timeout.connect(lambda: next(etapes, None))
        battement.start()
        return surveiller(fenetre)

    def _marcher(self, fenetre: MainWindow) -> Iterator[None]:
        fenetre.ouvrir(self.scope.ouvrir(self._coffre, phrase=galerie.PHRASE))
        bureau = fenetre.bureau
        for page in tuple(bureau.rail._boutons):
            bureau.aller(page)
            self.vues.append(page)
            yield
            yield
        fenetre._relancer = None
        fenetre.verrouiller()
        yield
        assert fenetre.verrou is not None
        fenetre.close()
        QApplication.quit()


def marcher(dossier: Path) -> list[str]:
    """Run the window and return the pages seen."""
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(dossier)}
    temps.fixer(galerie.JOUR)
    promenade = Promenade(dossier)
    main.surveiller = promenade.partir
    main.montrer(promenade.scope)
    return promenade.vues


if __name__ == "__main__":
    vues = marcher(Path(sys.argv[1]))
    sys.stdout.write(" ".join(vues))
    sys.exit(len(vues) < 5)
