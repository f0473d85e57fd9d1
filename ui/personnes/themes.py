"""The other themes of a follow-up: chips that one takes away, a list that adds one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme import Apparence
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import bouton
from ui.widgets.flux import Flux


class Themes(QWidget):
    """`change` gives the codes, in order."""

    change = Signal(object)

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self._apparence = apparence
        self._codes: tuple[str, ...] = ()
        self._libelles: Mapping[str, str] = {}
        self._puces: list[QWidget] = []
        self._flux = Flux(self, espace=8, en_bas=True)
        self.ajout = Champ("Autres thèmes", Choix())
        self._flux.addWidget(self.ajout)
        self.ajout.setMinimumWidth(apparence.px(220))
        self.ajout.quitte.connect(self._ajouter)

    def montrer(self, codes: Sequence[str], libelles: Mapping[str, str], principal: str) -> None:
        """Show the themes held; the principal one is not offered twice."""
        self._codes = tuple(codes)
        self._libelles = libelles
        offerts = {code: dit for code, dit in libelles.items() if code not in (*codes, principal, "NR")}
        self.ajout.proposer({"": "Ajouter un thème…", **offerts})
        self.ajout.montrer("")
        for puce in self._puces:
            self._flux.removeWidget(puce)
            puce.hide()
            puce.deleteLater()
        self._puces = [self._puce(code) for code in self._codes]

    def vider(self) -> None:
        """Forget the themes."""
        self.montrer((), {}, "")

    def _puce(self, code: str) -> QWidget:
        dit = self._libelles.get(code, code)
        puce = bouton(dit, "puce", f"Retirer le thème {dit}")
        self._apparence.icones.poser(puce, "x", "secondaire")
        puce.clicked.connect(lambda: self._garder(tuple(autre for autre in self._codes if autre != code)))
        self._flux.addWidget(puce)
        return puce

    def _ajouter(self) -> None:
        if self.ajout.valeur:
            self._garder((*self._codes, self.ajout.valeur))

    def _garder(self, codes: tuple[str, ...]) -> None:
        self.ajout.editeur.setFocus()
        self.change.emit(codes)
        self.montrer(codes, self._libelles, "")
