"""Mode discret by itself: a quarter of an hour before a permanence, someone may soon look at the screen."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.services.agenda import Tableau
from ui.poste import Poste

PAS_MS = 30_000


class Approche(QObject):
    """Watches the agenda; `approchee` gives each permanence once, when it is at hand or under way."""

    approchee = Signal(object)

    def __init__(self, poste: Poste, parent: QObject) -> None:
        super().__init__(parent)
        self._poste = poste
        self._dites: set[int] = set()
        self._minuterie = QTimer(self, interval=PAS_MS)
        self._minuterie.timeout.connect(self.regarder)

    def commencer(self) -> None:
        """Look now, then twice a minute."""
        self._minuterie.start()
        self.regarder()

    def regarder(self) -> None:
        """Look at the agenda."""
        self._poste.taches.query(self._poste.session.agenda.presence, self._dire, pour=self, cle="approche")

    def _dire(self, tableau: Tableau | None) -> None:
        if tableau is not None and tableau.vue.permanence.id not in self._dites:
            self._dites.add(tableau.vue.permanence.id)
            self.approchee.emit(tableau)
