"""A field with its words above it, what is wrong under it, kept by itself."""

from collections.abc import Callable, Mapping
from itertools import count

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.etiquettes import courte, etiquette, habiller, redire

REPOS_MS = 2_000
"""Silence after which what was typed is kept."""
OUI = "1"
"""Value of a box that is checked; "" when it is not."""
_VISITES = count(1)
Editeur = QLineEdit | QPlainTextEdit | QComboBox | QCheckBox


class Champ(QWidget):
    """One labelled editor; `quitte` when its new value should be kept."""

    quitte = Signal()

    def __init__(self, nom: str, editeur: Editeur) -> None:
        super().__init__()
        self.editeur = editeur
        self._visite = next(_VISITES)
        self._garde = self.valeur
        self._repos = QTimer(self, singleShot=True, interval=REPOS_MS)
        self._signe = courte("!", "signe")
        self._dit = etiquette(genre="second")
        self._titre = QLabel(nom)
        self._titre.setProperty("genre", "second")
        editeur.setAccessibleName(nom.replace("&", ""))
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(4)
        for partie in (self._titre, editeur):
            colonne.addWidget(partie)
        ligne = QHBoxLayout()
        ligne.setSpacing(6)
        ligne.addWidget(self._signe, 0, Qt.AlignmentFlag.AlignTop)
        ligne.addWidget(self._dit, 1)
        colonne.addLayout(ligne)
        colonne.addStretch()
        if isinstance(editeur, QCheckBox):
            editeur.setText(nom)
            self._titre.hide()
        else:
            self._titre.setBuddy(editeur)
        self._dit.hide()
        self._signe.hide()
        self._repos.timeout.connect(self._quitter)
        editeur.installEventFilter(self)
        _change(editeur)(self._repos.start)

    @property
    def valeur(self) -> str:
        """What is typed, the code chosen, or whether the box is checked."""
        if isinstance(self.editeur, QComboBox):
            return str(self.editeur.currentData() or "")
        if isinstance(self.editeur, QCheckBox):
            return OUI if self.editeur.isChecked() else ""
        return self.editeur.toPlainText() if isinstance(self.editeur, QPlainTextEdit) else self.editeur.text()

    @property
    def visite(self) -> str:
        """Name of this visit of the field: what it saves from entering to leaving is one step to undo."""
        return f"champ-{self._visite}"

    def montrer(self, valeur: str) -> None:
        """Show what is kept; what is being typed is not touched."""
        if self._repos.isActive() or valeur == self.valeur:
            return
        self.editeur.blockSignals(True)  # noqa: FBT003 - Qt
        if isinstance(self.editeur, QComboBox):
            self.editeur.setCurrentIndex(max(0, self.editeur.findData(valeur)))
        elif isinstance(self.editeur, QCheckBox):
            self.editeur.setChecked(valeur == OUI)
        elif isinstance(self.editeur, QPlainTextEdit):
            self.editeur.setPlainText(valeur)
        else:
            self.editeur.setText(valeur)
            self.editeur.setCursorPosition(0)
        self.editeur.blockSignals(False)  # noqa: FBT003 - Qt
        self._garde = valeur
        self.dire("")

    def proposer(self, choix: Mapping[str, str]) -> None:
        """Offer these codes with their words; the one chosen stays if it is among them."""
        if isinstance(self.editeur, QComboBox):
            code = self.valeur
            self.editeur.blockSignals(True)  # noqa: FBT003 - Qt
            self.editeur.clear()
            for valeur, dit in choix.items():
                self.editeur.addItem(dit, valeur)
            self.editeur.setCurrentIndex(max(0, self.editeur.findData(code)))
            self.editeur.blockSignals(False)  # noqa: FBT003 - Qt
            if not self._repos.isActive():
                self._garde = self.valeur

    def dire(self, phrase: str, etat: str = "erreur") -> None:
        """Say under the field what is wrong or worth knowing; nothing to clear."""
        redire(self._dit, phrase, etat if phrase else "")
        self._dit.setVisible(bool(phrase))
        habiller(self._signe, "etat", etat)
        self._signe.setVisible(bool(phrase))
        habiller(self.editeur, "etat", etat if phrase else "")
        self.editeur.setAccessibleDescription(phrase)

    def vider(self) -> None:
        """Forget what is typed."""
        self._repos.stop()
        self.montrer("")

    def achever(self) -> None:
        """Keep now what waits to be kept."""
        self._quitter()

    def aussitot(self) -> "Champ":
        """Keep what is chosen in the list, or checked, at once; return itself."""
        if isinstance(self.editeur, QComboBox):
            self.editeur.activated.connect(lambda _: self._quitter())
        elif isinstance(self.editeur, QCheckBox):
            self.editeur.toggled.connect(lambda _: self._quitter())
        return self

    def eventFilter(self, _objet: QObject, evenement: QEvent) -> bool:
        if evenement.type() == QEvent.Type.FocusIn:
            self._visite = next(_VISITES)
        elif evenement.type() == QEvent.Type.FocusOut:
            self._quitter()
        return False

    def _quitter(self) -> None:
        self._repos.stop()
        if self.valeur != self._garde:
            self._garde = self.valeur
            self.quitte.emit()


def _change(editeur: Editeur) -> Callable[[Callable[[], None]], object]:
    if isinstance(editeur, QCheckBox):
        return lambda faire: editeur.toggled.connect(lambda _: faire())
    signal = editeur.currentIndexChanged if isinstance(editeur, QComboBox) else editeur.textChanged
    return lambda faire: signal.connect(lambda *_: faire())
