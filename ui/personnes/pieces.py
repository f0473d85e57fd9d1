"""Documents of the dossier joined to a démarche: chips that one takes away, a list that joins one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme import Apparence
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.etiquettes import bouton
from ui.widgets.flux import Flux


class Pieces(QWidget):
    """`change` gives the ids, in order."""

    change = Signal(object)

    def __init__(self, apparence: Apparence) -> None:
        super().__init__()
        self._apparence = apparence
        self._ids: tuple[int, ...] = ()
        self._puces: list[QWidget] = []
        self._flux = Flux(self, espace=8, en_bas=True)
        self.ajout = Champ("Documents joints", Choix())
        self.ajout.setMinimumWidth(apparence.px(260))
        self._flux.addWidget(self.ajout)
        self.ajout.quitte.connect(self._ajouter)

    def montrer(self, ids: Sequence[int], noms: Mapping[int, str]) -> None:
        """Show the documents joined; the others of the dossier are offered."""
        self._ids = tuple(ids)
        offerts = {str(ident): nom for ident, nom in noms.items() if ident not in ids}
        invite = "Joindre un document…" if offerts else "Aucun autre document dans le dossier"
        self.ajout.proposer({"": invite, **offerts})
        self.ajout.montrer("")
        for puce in self._puces:
            self._flux.removeWidget(puce)
            puce.hide()
            puce.deleteLater()
        self._puces = [self._puce(ident, noms.get(ident, "Document")) for ident in self._ids]

    def vider(self) -> None:
        """Forget the documents."""
        self.montrer((), {})

    def _puce(self, ident: int, nom: str) -> QWidget:
        puce = bouton(nom, "puce", f"Ne plus joindre {nom}")
        self._apparence.icones.poser(puce, "x", "secondaire")
        puce.clicked.connect(lambda: self._garder(tuple(autre for autre in self._ids if autre != ident)))
        self._flux.addWidget(puce)
        return puce

    def _ajouter(self) -> None:
        if self.ajout.valeur:
            self._garder((*self._ids, int(self.ajout.valeur)))

    def _garder(self, ids: tuple[int, ...]) -> None:
        self.ajout.editeur.setFocus()
        self.change.emit(ids)
