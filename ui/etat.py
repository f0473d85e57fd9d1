"""The status bar: the lock, the last save, the last backup, in words."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar

from ui.tasks import Tache, Taches
from ui.theme import Apparence
from ui.widgets.etiquettes import bouton, courte, pictogramme


class Etat(QFrame):
    """What is safe, at a glance; a task that lasts shows itself here, with a way to stop it."""

    def __init__(self, apparence: Apparence, taches: Taches) -> None:
        super().__init__()
        self.setObjectName("etat")
        self.setAccessibleName("État")
        self._taches = taches
        self._tache: Tache | None = None
        self._verrou, self._enregistre, self._sauvegarde = (courte() for _ in range(3))
        self._etape = courte()
        self._barre = QProgressBar(textVisible=False)
        self._barre.setAccessibleName("Avancement")
        self._arreter = bouton("Arrêter", "lien")
        self._coche = pictogramme(apparence, "check")
        self._disque = pictogramme(apparence, "hard-drive")
        self._ranger(apparence)
        self._arreter.clicked.connect(self._annuler)
        taches.tardee.connect(self._montrer)
        taches.avancee.connect(self._avancer)
        taches.finie.connect(self._cacher)
        self.replier(oui=False)

    @property
    def phrase(self) -> str:
        """Everything the bar says, as one sentence."""
        dits = (self._verrou.text(), self._enregistre.text(), self._sauvegarde.text())
        return ". ".join(dit for dit in dits if dit)

    def dire_verrou(self, phrase: str) -> None:
        """Tell when the coffre locks by itself."""
        self._verrou.setText(phrase)

    def dire_enregistre(self, phrase: str) -> None:
        """Tell when the last save was."""
        _dire(self._coche, self._enregistre, phrase)

    def dire_sauvegarde(self, phrase: str) -> None:
        """Tell how old the last verified backup is."""
        _dire(self._disque, self._sauvegarde, phrase)

    def replier(self, *, oui: bool) -> None:
        """Say only the essential when the window is narrow."""
        for partie in (self._disque, self._sauvegarde):
            partie.setVisible(not oui and bool(self._sauvegarde.text()))

    def _ranger(self, apparence: Apparence) -> None:
        ligne = QHBoxLayout(self)
        ligne.setContentsMargins(16, 4, 16, 4)
        ligne.setSpacing(6)
        for partie in (pictogramme(apparence, "lock"), self._verrou):
            ligne.addWidget(partie)
        ligne.addSpacing(12)
        for partie in (self._coche, self._enregistre):
            ligne.addWidget(partie)
        ligne.addStretch()
        for widget in (self._etape, self._barre, self._arreter, self._disque, self._sauvegarde):
            ligne.addWidget(widget)
        self._barre.setFixedWidth(apparence.px(120))
        _dire(self._coche, self._enregistre, "")
        _dire(self._disque, self._sauvegarde, "")
        for widget in (self._etape, self._barre, self._arreter):
            widget.hide()

    def _montrer(self, tache: Tache) -> None:
        self._tache = tache
        self._etape.setText(f"{tache.libelle}…")
        self._barre.setRange(0, 0)
        self._etape.show()
        self._barre.show()
        self._arreter.setVisible(tache.annulable)

    def _avancer(self, tache: Tache, fait: int, total: int, etape: str) -> None:
        if tache is self._tache:
            self._barre.setRange(0, total)
            self._barre.setValue(fait)
            self._etape.setText(etape)

    def _cacher(self, tache: Tache) -> None:
        if tache is self._tache:
            self._tache = None
            for partie in (self._etape, self._barre, self._arreter):
                partie.hide()

    def _annuler(self) -> None:
        if self._tache:
            self._taches.annuler(self._tache)


def _dire(image: QLabel, label: QLabel, phrase: str) -> None:
    label.setText(phrase)
    label.setVisible(bool(phrase))
    image.setVisible(bool(phrase))
