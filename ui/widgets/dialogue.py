"""A dialog of a few fields: nothing is lost when it is refused, it says why and stays."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.errors import Refus
from app.messages import phrase
from ui.avis import annoncer
from ui.poste import Poste
from ui.widgets.defilant import Defilant
from ui.widgets.etiquettes import bouton, etiquette, redire
from ui.widgets.flux import Flux
from ui.widgets.formulaire import Formulaire
from ui.widgets.saisies import Genre

Faire = Callable[[dict[str, Any]], tuple[Any, Changes]]
_COLONNE = 240
_RANGEE = 66
_CADRE = 180
_BORD = 40
_FIN = 8
"""Between the fields and their scroll bar; the buttons end where the fields do."""


class Dialogue(QDialog):
    """`champs` tells the fields; `demander` opens it and says what the verb does with them."""

    def __init__(
        self, parent: QWidget, poste: Poste, titre: str, verbe: str, champs: dict[str, tuple[str, Genre]]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(titre)
        self._poste = poste
        self._place = parent.window().size()
        self._faire: Faire | None = None
        self._puis: Callable[[Any], None] | None = None
        self.formulaire = Formulaire(poste.taches, champs, self)
        self.colonne = QVBoxLayout()
        self._bas = QHBoxLayout()
        self._dit = etiquette(etat="erreur")
        self._explication = etiquette(genre="second")
        self.verbe = bouton(verbe, "primaire")
        self._abandonner = bouton("A&bandonner")
        self._ranger(titre)
        self.verbe.setDefault(True)
        self.verbe.clicked.connect(self.valider)
        self._abandonner.clicked.connect(self.reject)

    def expliquer(self, phrase_: str) -> None:
        """Say what the dialog is for, above its fields."""
        self._explication.setText(phrase_)
        self._explication.show()

    def ajouter(self, texte: str, faire: Callable[[], None]) -> None:
        """Add a second verb, at the left."""
        geste = bouton(texte)
        self._bas.insertWidget(0, geste)
        geste.clicked.connect(faire)
        geste.clicked.connect(self.accept)

    def presenter(self, valeurs: dict[str, Any]) -> None:
        """Show these values."""
        self.formulaire.montrer(SimpleNamespace(**valeurs))

    def demander(self, valeurs: dict[str, Any], faire: Faire, puis: Callable[[Any], None] | None = None) -> None:
        """Open on these values; `faire` gets those typed, on the writing thread."""
        self.presenter(valeurs)
        self._faire, self._puis = faire, puis
        self.open()

    def valider(self) -> None:
        """Read the fields and act."""
        valeurs, faire = self.formulaire.lire(), self._faire
        if valeurs is not None and faire is not None:
            self._poste.taches.command(lambda: faire(valeurs), self._conclure, sinon=self._refuser)

    def _ranger(self, titre: str) -> None:
        px = self._poste.apparence.px
        contenu = QWidget()
        self.colonne = QVBoxLayout(contenu)
        self.colonne.setContentsMargins(0, 0, _FIN, 0)
        self.colonne.setSpacing(12)
        self._disposer()
        self.colonne.addStretch()
        dehors = QVBoxLayout(self)
        dehors.setContentsMargins(24, 16, 24, 16)
        dehors.setSpacing(12)
        for partie in (etiquette(titre, "volet"), self._explication, Defilant(contenu), self._dit):
            dehors.addWidget(partie)
        dehors.setStretch(2, 1)
        self._explication.hide()
        self._dit.hide()
        self._bas.setSpacing(8)
        self._bas.setContentsMargins(0, 0, _FIN, 0)
        self._bas.addStretch()
        self._bas.addWidget(self._abandonner)
        self._bas.addWidget(self.verbe)
        dehors.addLayout(self._bas)
        rangees = -(-len(self.formulaire.champs) // 2)
        place = self._place - QSize(_BORD, _BORD)
        self.resize(QSize(px(2 * _COLONNE + 100), px(_CADRE + _RANGEE * rangees)).boundedTo(place))

    def _disposer(self) -> None:
        """Put the fields in the column."""
        flux = Flux(espace=16, colonne=self._poste.apparence.px(_COLONNE))
        for champ in self.formulaire.champs.values():
            flux.addWidget(champ)
        self.colonne.addLayout(flux)

    def _conclure(self, resultat: object) -> None:
        self.accept()
        if self._puis:
            self._puis(resultat)

    def _refuser(self, erreur: Exception) -> None:
        champ = str(erreur.details.get("champ", "")) if isinstance(erreur, Refus) else ""
        if champ in self.formulaire.champs:
            self.formulaire.refuser(erreur)
            self.formulaire.champs[champ].editeur.setFocus()
        elif isinstance(erreur, Refus):
            redire(self._dit, phrase(erreur), "erreur")
            self._dit.show()
            annoncer(self, self._dit.text())
        else:
            self._poste.taches.echouee.emit(erreur)
