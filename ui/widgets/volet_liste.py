"""The pane on the left of a page: a title, a filter, two-line rows, a sentence when there is none."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme import Apparence
from ui.widgets.deux_lignes import ModeleRangees, RangeeDeuxLignes
from ui.widgets.etiquettes import etiquette, pictogramme
from ui.widgets.longue_liste import LongueListe

_LARGEUR = 240


class VoletListe(QFrame):
    """Rows found as one types; `choisie` tells the id of the current one, which stays when the rows are read again."""

    choisie = Signal(int)

    def __init__(self, apparence: Apparence, modele: ModeleRangees, titre: str) -> None:
        super().__init__()
        self.setObjectName("liste")
        self._apparence = apparence
        self._rangees = modele
        self._voulue: int | None = None
        self._delegue = RangeeDeuxLignes(apparence)
        self._titre = etiquette(titre, "volet")
        self.filtre = QLineEdit()
        self.vue = LongueListe(self._delegue, apparence)
        self._vide = etiquette(genre="second")
        self.vue.setObjectName("liste_rangees")
        self.vue.setAccessibleName(titre)
        self.vue.setModel(modele)
        self.vue.selectionModel().currentChanged.connect(self._choisir)
        self._vide.hide()
        self._loger_loupe()

    def filtrable(self, invite: str, nom: str) -> None:
        """Say what the filter looks into: on the field, and to a screen reader."""
        self.filtre.setPlaceholderText(invite)
        self.filtre.setAccessibleName(nom)

    def empiler(self, parties: Iterable[QWidget]) -> None:
        """Lay out the pane: title, filter, the parts that this list adds, then the rows."""
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 12, 0, 0)
        colonne.setSpacing(8)
        haut = QVBoxLayout()
        haut.setContentsMargins(14, 0, 14, 4)
        haut.setSpacing(8)
        for partie in (self._titre, self.filtre, *parties, self._vide):
            haut.addWidget(partie)
        colonne.addLayout(haut)
        colonne.addWidget(self.vue, 1)
        self.setMinimumWidth(self._apparence.px(_LARGEUR))

    def dire_vide(self, phrase: str) -> None:
        """Say why no row is shown, "" when there are some."""
        self._vide.setText(phrase)
        self._vide.setVisible(bool(phrase))

    def viser(self, ident: int) -> bool:
        """Make a record the current one, now or when it is read; tell whether it is among the rows."""
        self._voulue = ident
        return self.retrouver()

    def retrouver(self) -> bool:
        """Bring back the current row after the rows changed; tell whether it is still there."""
        rang = self._rangees.rang(self._voulue) if self._voulue is not None else -1
        if rang >= 0:
            self.vue.setCurrentIndex(self._rangees.index(rang))
        return rang >= 0

    def vider(self) -> None:
        """Forget every name; the list forgets its rows."""
        self._voulue = None
        self.filtre.clear()

    def _loger_loupe(self) -> None:
        loupe = QHBoxLayout(self.filtre)
        loupe.setContentsMargins(10, 0, 0, 0)
        loupe.addWidget(pictogramme(self._apparence, "search", cote=16), 0, Qt.AlignmentFlag.AlignLeft)
        self._creuser()
        self._apparence.changee.connect(self._creuser)

    def _creuser(self) -> None:
        """Leave the place of the icon before the words."""
        self.filtre.setTextMargins(self._apparence.px(24), 0, 0, 0)

    def _choisir(self, index: QModelIndex) -> None:
        if index.isValid():
            self._voulue = self._rangees.ident(index.row())
            self.choisie.emit(self._voulue)
