"""Réglages: how it looks, when it locks."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QVBoxLayout, QWidget

from app.domain.changes import Changes
from ui.poste import Poste
from ui.theme import NomPalette
from ui.theme.tokens import ECHELLE_MAX, ECHELLE_MIN, ECHELLE_PAS
from ui.widgets.champs import Champ
from ui.widgets.defilant import Defilant
from ui.widgets.etiquettes import cadre, etiquette

_PALETTES = {NomPalette.CLAIR: "&Claire", NomPalette.SOMBRE: "&Sombre", NomPalette.CONTRASTE: "C&ontraste élevé"}
DELAIS = (5, 10, 15)
"""Minutes without a sign before the lock."""


class PageReglages(QWidget):
    """Each choice takes effect at once."""

    delai_choisi = Signal(int)

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self.setProperty("genre", "page")
        self._apparence = poste.apparence
        self._palettes = {nom: QRadioButton(texte) for nom, texte in _PALETTES.items()}
        self._groupe = QButtonGroup(self)
        self._taille = Champ("&Taille du texte", QComboBox())
        self._delai = Champ("&Verrouiller sans activité après", QComboBox())
        self._ranger()
        self._brancher()
        self._suivre_apparence()

    def ouvrir(self) -> None:
        """Read nothing: what is shown is in force."""

    def suivre(self, changes: Changes, initiateur: object) -> None:
        """Do nothing: nothing here comes from the records."""

    def replier(self, *, oui: bool) -> None:
        """Keep one column at any width."""

    def vider(self) -> None:
        """Forget nothing: nothing is nominative here."""

    def montrer_delai(self, minutes: int) -> None:
        """Show the delay in force."""
        self._delai.montrer(str(minutes))

    def _ranger(self) -> None:
        contenu = QWidget()
        dehors = QVBoxLayout(self)
        dehors.setContentsMargins(0, 0, 0, 0)
        dehors.addWidget(Defilant(contenu))
        colonne = QVBoxLayout(contenu)
        colonne.setContentsMargins(22, 16, 22, 16)
        colonne.setSpacing(16)
        colonne.addWidget(etiquette("Réglages", "titre"))
        apparence = cadre("carte")
        dedans = QVBoxLayout(apparence)
        dedans.setContentsMargins(16, 12, 16, 16)
        dedans.setSpacing(8)
        dedans.addWidget(etiquette("Apparence", "titre_carte"))
        for bouton in self._palettes.values():
            self._groupe.addButton(bouton)
            dedans.addWidget(bouton)
        dedans.addWidget(self._taille)
        verrou = cadre("carte")
        bas = QVBoxLayout(verrou)
        bas.setContentsMargins(16, 12, 16, 16)
        bas.addWidget(etiquette("Verrouillage", "titre_carte"))
        bas.addWidget(self._delai)
        for carte in (apparence, verrou):
            carte.setMaximumWidth(self._apparence.px(620))
            colonne.addWidget(carte)
        colonne.addStretch()

    def _brancher(self) -> None:
        tailles = range(ECHELLE_MIN, ECHELLE_MAX + 1, ECHELLE_PAS)
        _proposer(self._taille, {str(taille): f"{taille}\u00a0%" for taille in tailles}, self._grossir)
        delais = {str(minutes): f"{minutes}\u00a0minutes" for minutes in DELAIS}
        _proposer(self._delai, delais, lambda: self.delai_choisi.emit(int(self._delai.valeur)))
        for nom, bouton in self._palettes.items():
            bouton.clicked.connect(lambda _=False, voulue=nom: self._apparence.choisir(voulue))
        self._apparence.changee.connect(self._suivre_apparence)

    def _suivre_apparence(self) -> None:
        self._palettes[self._apparence.nom].setChecked(True)
        self._taille.montrer(str(self._apparence.echelle))

    def _grossir(self) -> None:
        self._apparence.appliquer(self._apparence.nom, int(self._taille.valeur))


def _proposer(champ: Champ, choix: dict[str, str], faire: Callable[[], None]) -> None:
    """Fill a list of choices, the code of each and its words, each taking effect at once."""
    liste = champ.editeur
    if isinstance(liste, QComboBox):
        liste.blockSignals(True)  # noqa: FBT003 - Qt
        for code, dit in choix.items():
            liste.addItem(dit, code)
        liste.blockSignals(False)  # noqa: FBT003 - Qt
        liste.activated.connect(lambda _: faire())
