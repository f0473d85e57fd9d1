"""The screen of the pause: no name on it, a code to come back, and what it does not protect from."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer, Signal

from app.domain.pauses import DUREE, Pause
from ui.poste import Poste
from ui.widgets.etape import Etape
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.secret import ChampSecret

_BATTEMENT_MS = 10_000


def maintenant() -> datetime:
    """Return the instant, with its offset."""
    return datetime.now().astimezone()


class EcranPause(Etape):
    """`rouverte` with the right code; `verrou_voulu` after three wrong ones, four hours, or when asked."""

    rouverte = Signal()
    verrou_voulu = Signal()

    def __init__(self, poste: Poste, horloge: Callable[[], datetime] = maintenant) -> None:
        super().__init__(
            poste.apparence,
            "Pause",
            "Tout est masqué. La clé du coffre reste en mémoire\u00a0: si vous vous éloignez, verrouillez.",
        )
        self._poste = poste
        self._horloge = horloge
        self._pause = Pause(horloge())
        self._essaye = False
        self.secret = ChampSecret("&Code de pause", "&Montrer le code")
        self.verrouiller = bouton("&Verrouiller")
        self.rouvrir = bouton("&Rouvrir", "primaire")
        heures = int(DUREE.total_seconds() // 3600)
        self.colonne.addWidget(self.secret)
        self.colonne.addWidget(etiquette(f"Après {heures} heures, le coffre se verrouille de lui-même.", "second"))
        self.finir([self.verrouiller, self.rouvrir])
        self._battement = QTimer(self, interval=_BATTEMENT_MS)
        self._battement.timeout.connect(self.battre)
        self._battement.start()
        self.verrouiller.clicked.connect(self.verrou_voulu)
        self.rouvrir.clicked.connect(self.essayer)
        self.secret.champ.returnPressed.connect(self.essayer)

    def commencer(self) -> None:
        self.secret.champ.setFocus()

    def oublier(self) -> None:
        self._battement.stop()
        self.secret.oublier()

    def battre(self) -> None:
        """Lock once the pause has lasted too long."""
        if self._pause.finie(self._horloge()):
            self._battement.stop()
            self.verrou_voulu.emit()

    def essayer(self) -> None:
        """Try the code typed."""
        code = self.secret.champ.text()
        juste = self._poste.session.pauses.juste
        if code and not self._essaye:
            self._essaye = True
            self._poste.taches.query(lambda: juste(code), self._juger, pour=self)

    def _juger(self, juste: bool) -> None:  # noqa: FBT001 - the result of a query
        self._essaye = False
        self.secret.champ.clear()
        if self._pause.finie(self._horloge()):
            self.verrou_voulu.emit()
        elif juste:
            self.rouverte.emit()
        else:
            self._rater()

    def _rater(self) -> None:
        self._pause = self._pause.rater()
        restants = self._pause.restants
        if restants <= 0:
            self.verrou_voulu.emit()
            return
        self.dire(
            f"Ce n’est pas le code. Il reste {restants}\u00a0essais, puis le coffre se verrouille."
            if restants > 1
            else "Ce n’est pas le code. Encore un essai, puis le coffre se verrouille."
        )
        self.secret.champ.setFocus()
