"""The window in its own process, led by words on its standard input: for what is left in memory after a lock."""

import select
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.coffre.kdf import Cout
from app.context import AppScope
from app.services.repertoire import Selection
from ui import galerie, temps
from ui.main import preparer
from ui.main_window import MainWindow
from ui.memoire import Memoire
from ui.relance import relancer


class Meneur:
    """`ouvrir PHRASE`, `doux` (the soft lock), `fort`: each answers by one line once done."""

    def __init__(self, coffre: Path, filtre: str) -> None:
        self._coffre, self._filtre = coffre, filtre
        self._scope = AppScope(Cout(8, 1, 1), galerie.horloge)
        self.fenetre = MainWindow(self._scope, preparer(QApplication.instance()), Memoire(), relancer=relancer)
        self.fenetre.show()
        self._cadence = QTimer(interval=30)
        self._cadence.timeout.connect(self._ecouter)
        self._cadence.start()

    def _ecouter(self) -> None:
        if select.select([sys.stdin], [], [], 0)[0]:
            mot, _, suite = sys.stdin.readline().strip().partition(" ")
            getattr(self, mot)(suite)

    def ouvrir(self, phrase: str) -> None:
        self.fenetre.ouvrir(self._scope.ouvrir(self._coffre, phrase=phrase))
        bureau = self.fenetre.bureau
        bureau.aller("personnes")
        bureau.personnes.liste.choisir_vue(Selection.TOUTES)
        bureau.personnes.liste.filtre.setText(self._filtre)
        self._quand(lambda: bureau.personnes.liste.modele.rowCount() == 20, self._consulter)

    def doux(self, _: str) -> None:
        self.fenetre._relancer = None
        self.fenetre.verrouiller()
        self.fenetre._relancer = relancer
        print("doux", flush=True)

    def fort(self, _: str) -> None:
        print("fort", flush=True)
        self.fenetre.verrouiller()

    def _consulter(self) -> None:
        """Paint every person of the list, and open the file of the first."""
        bureau = self.fenetre.bureau
        modele = bureau.personnes.liste.modele
        self.fenetre.grab()
        bureau.ouvrir_personne(modele.ident(0))
        self._quand(lambda: self._filtre in bureau.personnes.fiche.nom.text(), lambda: print("ouvert", flush=True))

    def _quand(self, vrai, faire) -> None:
        if vrai():
            faire()
        else:
            QTimer.singleShot(30, lambda: self._quand(vrai, faire))


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    temps.fixer(galerie.JOUR)
    meneur = Meneur(Path(sys.argv[1]), sys.argv[2])
    sys.exit(application.exec())
