"""The window: the lock, or the desk; nothing of the desk outlives the lock."""

import gc
import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from app.context import AppScope, Session
from app.paths import resources
from ui.actions import Actions
from ui.aide import Aide
from ui.bureau import Bureau
from ui.memoire import Memoire, Souvenir
from ui.pause import EcranPause
from ui.reglages.securite import verrouille_fort
from ui.tasks import Taches
from ui.theme import Apparence, NomPalette
from ui.urgences import CarteUrgences
from ui.veille import Veille
from ui.verrou import Verrou

_APRES = Qt.ConnectionType.QueuedConnection
"""A screen is never deleted while one of its own keys, clicks or menus is being handled."""


class MainWindow(QMainWindow):
    """Shows `Verrou`, then `Bureau` when a coffre opens."""

    def __init__(
        self,
        scope: AppScope,
        apparence: Apparence,
        memoire: Memoire,
        taches: type[Taches] = Taches,
        relancer: Callable[[], None] | None = None,
    ) -> None:
        """`relancer` replaces the process at a strong lock; without it, every lock is the soft one."""
        super().__init__()
        self._relancer = relancer
        self._scope = scope
        self.apparence = apparence
        self._memoire = memoire
        self._sorte_taches = taches
        self._session: Session | None = None
        self._jetable: Path | None = None
        self._exemple = False
        self.bureau: Bureau | None = None
        self.verrou: Verrou | None = None
        self.pause: EcranPause | None = None
        apparence.habiller(self)
        self._pile = QStackedWidget()
        self._actions = Actions(self, apparence)
        self.setCentralWidget(self._pile)
        self.setWindowTitle("Vis-à-vis")
        self.setWindowIcon(QIcon(str(resources() / "icons" / "visavis.svg")))
        self.setMinimumSize(QSize(480, 400))
        self.resize(1360, 860)
        self._brancher()
        self._montrer_verrou()

    def ouvrir(self, session: Session, jetable: Path | None = None, *, exemple: bool = False) -> None:
        """Put the desk in place of the lock; `jetable` is thrown away when it closes, an example not remembered."""
        self._session = session
        self._jetable = jetable
        self._exemple = exemple or jetable is not None
        if not self._exemple:
            self._retenir(str(session.coffre.dossier))
        self._quitter_verrou()
        self.bureau = Bureau(
            session, self._sorte_taches(), self.apparence, self._actions, exemple=self._exemple
        )
        self.bureau.verrou_voulu.connect(self.verrouiller, _APRES)
        self.bureau.pause_voulue.connect(self.mettre_en_pause, _APRES)
        self._pile.addWidget(self.bureau)

    def aider(self, ident: str = "") -> None:
        """Open help, at the page of what is shown unless another is asked for."""
        bureau = self.bureau if self.pause is None else None
        montree = bureau.ident if bureau else "pause" if self.pause else "verrou"
        Aide(bureau or self, self.apparence, ident or montree).open()

    def secourir(self) -> None:
        """Show whom to call; her own numbers too while the desk is open."""
        bureau = self.bureau if self.pause is None else None
        CarteUrgences(bureau or self, self.apparence, bureau.poste if bureau else None).open()

    def mettre_en_pause(self) -> None:
        """Mask the desk behind the code of the pause."""
        if self.bureau is None or self.pause is not None:
            return
        self.bureau.suspendre()
        self.pause = EcranPause(self.bureau.poste)
        self.pause.rouverte.connect(self._rouvrir, _APRES)
        self.pause.verrou_voulu.connect(self.verrouiller, _APRES)
        self._pile.addWidget(self.pause)
        self._pile.setCurrentWidget(self.pause)
        self.pause.commencer()

    def suivre(self, veille: Veille) -> None:
        """Lock at once whenever the computer sleeps, locks or changes hands."""

        def fermer() -> None:
            self.verrouiller()
            veille.prete()

        veille.verrou_voulu.connect(fermer)

    def verrouiller(self) -> None:
        """Keep what is typed, close the coffre, leave no name in the window; in memory neither, by the strong lock."""
        if self._session is None:
            return
        relancer = self._relancer if self._fort(self._session) else None
        try:
            self._fermer_coffre()
        finally:
            self._montrer_verrou()
        if relancer:
            self._retenir(self._memoire.lire().coffre)
            try:
                relancer()
            except OSError:
                self._dire_faible()

    def _fort(self, session: Session) -> bool:
        if self._exemple:
            return False
        try:
            return verrouille_fort(session)
        except Exception:  # noqa: BLE001 - whatever the disk does, the coffre closes
            return True

    def _dire_faible(self) -> None:
        if self.verrou is not None:
            self.verrou.etape.dire(
                "Le coffre est fermé. Le programme n’a pas pu redémarrer\u00a0: quittez-le pour vider sa mémoire."
            )

    def _fermer_coffre(self) -> None:
        self._quitter_pause()
        if self.bureau is None or self._session is None:
            return
        bureau, self.bureau = self.bureau, None
        session, self._session = self._session, None
        try:
            bureau.fermer()
        finally:
            session.close()
            self._effacer(bureau)
            del bureau, session
            gc.collect()
            if self._jetable:
                shutil.rmtree(self._jetable, ignore_errors=True)
                self._jetable = None

    def closeEvent(self, evenement: QCloseEvent) -> None:
        self._fermer_coffre()
        self._quitter_verrou()
        self._retenir(self._memoire.lire().coffre)
        super().closeEvent(evenement)

    def _brancher(self) -> None:
        gestes = {
            "aide": self.aider,
            "urgences": self.secourir,
            "quitter": lambda: QTimer.singleShot(0, self, self.close),
            "grossir": lambda: self.apparence.grossir(1),
            "reduire": lambda: self.apparence.grossir(-1),
            "palette_suivante": self._palette_suivante,
            "plein_ecran": self._plein_ecran,
        }
        for ident, geste in gestes.items():
            self._actions.brancher(ident, geste)

    def _montrer_verrou(self) -> None:
        self.verrou = Verrou(self._scope, self.apparence, self._memoire, self._sorte_taches())
        self.verrou.ouvert.connect(self.ouvrir, _APRES)
        self._pile.addWidget(self.verrou)
        self._pile.setCurrentWidget(self.verrou)
        self.verrou.etape.commencer()  # the focus asked for outside the window was lost

    def _rouvrir(self) -> None:
        self._quitter_pause()
        if self.bureau is not None:
            self._pile.setCurrentWidget(self.bureau)
            self.bureau.reprendre()

    def _quitter_pause(self) -> None:
        if self.pause is not None:
            pause, self.pause = self.pause, None
            pause.oublier()
            self._effacer(pause)

    def _quitter_verrou(self) -> None:
        if self.verrou is not None:
            verrou, self.verrou = self.verrou, None
            verrou.fermer()
            self._effacer(verrou)

    def _effacer(self, page: QWidget) -> None:
        """Delete a page now, with every widget, model and accessible object it holds."""
        self._pile.removeWidget(page)
        page.hide()
        page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _palette_suivante(self) -> None:
        noms = list(NomPalette)
        self.apparence.choisir(noms[(noms.index(self.apparence.nom) + 1) % len(noms)])

    def _plein_ecran(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _retenir(self, coffre: str) -> None:
        vue = self.apparence
        self._memoire.garder(Souvenir(coffre, vue.nom.value, vue.echelle, vue.facilitee))
