"""The window of a real screen, in its own process: tells on standard output what an eye would see, line by line."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from app.coffre.kdf import Cout
from app.context import AppScope
from ui import galerie, temps
from ui.main import preparer
from ui.main_window import MainWindow
from ui.memoire import Memoire

_CADENCE_MS = 50


def montrer(dossier: Path) -> int:
    """Open the fictional coffre of `dossier` and print what has the focus each time it changes."""
    application = QApplication(sys.argv[:1])
    temps.fixer(galerie.JOUR)
    fenetre = MainWindow(
        scope := AppScope(Cout(8, 1, 1), galerie.horloge), preparer(application), Memoire(dossier / "memoire.json")
    )
    fenetre.ouvrir(scope.ouvrir(dossier / "Exemple.coffre", phrase=galerie.PHRASE), exemple=True)
    fenetre.show()
    dits = [""]

    def regarder() -> None:
        dit = _vu(fenetre)
        if dit != dits[-1]:
            dits.append(dit)
            print(dit, flush=True)

    cadence = QTimer(fenetre, interval=_CADENCE_MS)
    cadence.timeout.connect(regarder)
    cadence.start()
    return application.exec()


def _vu(fenetre: MainWindow) -> str:
    if fenetre.bureau is None:
        return "verrou"
    devant = next((d for d in fenetre.findChildren(QDialog) if d.isVisible()), None)
    champ = QApplication.focusWidget()
    ecrit = champ.text() if isinstance(champ, QLineEdit) else ""
    discret = " discret" if fenetre.bureau.poste.discretion.active else ""
    return f"{devant.windowTitle() if devant else fenetre.bureau.ident}|{ecrit}|{discret.strip()}"


if __name__ == "__main__":
    sys.exit(montrer(Path(sys.argv[1])))
