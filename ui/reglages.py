"""Réglages: how it looks, when it locks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QSpinBox, QVBoxLayout, QWidget

from app.domain.changes import Changes
from ui.poste import Poste
from ui.theme import NomPalette
from ui.theme.tokens import ECHELLE_MAX, ECHELLE_MIN, ECHELLE_PAS
from ui.widgets.champs import Champ
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
        self._taille = QSpinBox()
        self._delai = Champ("&Verrouiller sans activité après", QComboBox())
        self._ranger()
        self._brancher()
        self._suivre_apparence()

    def ouvrir(self) -> None:
        """Nothing to read: what is shown is in force."""

    def suivre(self, changes: Changes, initiateur: object) -> None:
        """Nothing here comes from the records."""

    def replier(self, *, oui: bool) -> None:
        """One column at any width."""

    def vider(self) -> None:
        """Nothing nominative here."""

    def montrer_delai(self, minutes: int) -> None:
        """Show the delay in force."""
        self._delai.montrer(str(minutes))

    def _ranger(self) -> None:
        colonne = QVBoxLayout(self)
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
        titre = etiquette("&Taille du texte", "second")
        titre.setTextFormat(titre.textFormat())
        titre.setBuddy(self._taille)
        dedans.addWidget(titre)
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
        self._taille.setRange(ECHELLE_MIN, ECHELLE_MAX)
        self._taille.setSingleStep(ECHELLE_PAS)
        self._taille.setSuffix("\u00a0%")
        self._taille.setAccessibleName("Taille du texte")
        self._taille.setKeyboardTracking(False)
        choix = self._delai.editeur
        if isinstance(choix, QComboBox):
            for minutes in DELAIS:
                choix.addItem(f"{minutes}\u00a0minutes", str(minutes))
            choix.activated.connect(lambda _: self.delai_choisi.emit(int(self._delai.valeur)))
        for nom, bouton in self._palettes.items():
            bouton.clicked.connect(lambda _=False, voulue=nom: self._apparence.choisir(voulue))
        self._taille.valueChanged.connect(lambda taille: self._apparence.appliquer(self._apparence.nom, taille))
        self._apparence.changee.connect(self._suivre_apparence)

    def _suivre_apparence(self) -> None:
        self._palettes[self._apparence.nom].setChecked(True)
        self._taille.blockSignals(True)  # noqa: FBT003 - Qt
        self._taille.setValue(self._apparence.echelle)
        self._taille.blockSignals(False)  # noqa: FBT003 - Qt
