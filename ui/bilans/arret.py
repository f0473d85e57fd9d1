"""Freezing a bilan: the one act of this page that nothing takes back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Apparence
from ui.widgets.etiquettes import bouton, etiquette

_SUITES = (
    "Le document est inscrit au registre avec ses fichiers, et se réimprime toujours à l’identique.",
    (
        "Il ne se modifie plus. Une autre version n’est possible que si chaque chiffre reste le même, ou change d’au "
        "moins {k}\u00a0personnes."
    ),
    "Le seuil de {k}\u00a0personnes vaut pour toute l’année. Les conditions du contrat utilisées sont figées.",
)


class ConfirmationArret(QDialog):
    """Buttons are verbs; Enter does not freeze."""

    def __init__(self, parent: QWidget, apparence: Apparence, titre: str, k: int) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Arrêter le bilan")
        self.setModal(True)
        self.arreter = bouton("&Arrêter le bilan", "primaire")
        self._renoncer = bouton("&Ne pas arrêter")
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(24, 16, 24, 16)
        colonne.setSpacing(12)
        colonne.addWidget(etiquette(f"Arrêter le {titre}\u202f?", "volet"))
        for phrase in _SUITES:
            colonne.addWidget(etiquette(phrase.format(k=k)))
        colonne.addStretch()
        bas = QHBoxLayout()
        bas.setSpacing(8)
        bas.addStretch()
        bas.addWidget(self._renoncer)
        bas.addWidget(self.arreter)
        colonne.addLayout(bas)
        self.resize(apparence.px(520), apparence.px(300))
        self._renoncer.setDefault(True)
        self._renoncer.setFocus()
        self._renoncer.clicked.connect(self.reject)
        self.arreter.clicked.connect(self.accept)
