"""The only way from a widget to the services: three threads, and errors that are always asked for.

One thread writes, one reads, one does the long maintenance work, so that a backup never delays a
keystroke. Results come back to the window thread; a result whose widget is gone, or that a newer
request replaced, is dropped.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from app import systeme
from app.domain.changes import Changes
from app.progress import CancelToken, Progress

T = TypeVar("T")
ATTENTE_MS = 300
"""Silence before a task shows that it is still working."""


class Fil(StrEnum):
    """The three database threads."""

    ECRITURE = "ecriture"
    LECTURE = "lecture"
    ENTRETIEN = "entretien"


@dataclass(eq=False, slots=True)
class Tache:
    """One piece of work under way; `pour` is the widget that asked, `cle` what a newer request replaces.

    `ecrit` is a save: the lock waits for it, begun or not.
    """

    libelle: str
    travail: Callable[[], Any]
    puis: Callable[[Any], None] | None
    sinon: Callable[[Exception], None] | None
    pour: QObject | None = None
    cle: str = ""
    jeton: CancelToken = field(default_factory=CancelToken)
    annulable: bool = False
    ecrit: bool = False
    perimee: bool = False
    depuis: float = field(default_factory=monotonic)
    tardive: bool = False


class Taches(QObject):
    """Runs what widgets ask of the services, from unlock to lock."""

    modifie = Signal(object, object)
    """Changes, and the object that made them (or None): it may skip its own refresh."""
    echouee = Signal(object)
    tardee = Signal(object)
    avancee = Signal(object, int, int, str)
    finie = Signal(object)
    _rendue = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._fils = {fil: ThreadPoolExecutor(1, thread_name_prefix=f"visavis-{fil}") for fil in Fil}
        self._en_cours: dict[Tache, Future[None] | None] = {}
        self._ouverte = True
        self._guet = QTimer(self, interval=ATTENTE_MS // 6)
        self._guet.timeout.connect(self._guetter)
        self._rendue.connect(self._recevoir)

    def query(
        self,
        travail: Callable[[], T],
        puis: Callable[[T], None],
        *,
        pour: QObject | None = None,
        cle: str = "",
        sinon: Callable[[Exception], None] | None = None,
    ) -> None:
        """Read something, then give it to `puis`; a newer request of the same `pour` and `cle` replaces it."""
        if cle:
            self._perimer(pour, cle)
        self._confier(Fil.LECTURE, Tache("Lecture", travail, puis, sinon, pour, cle))

    def command(
        self,
        travail: Callable[[], tuple[T, Changes]],
        puis: Callable[[T], None] | None = None,
        *,
        initiateur: QObject | None = None,
        sinon: Callable[[Exception], None] | None = None,
        libelle: str = "Enregistrement",
    ) -> None:
        """Do one act of the user, tell every open view what changed, then give the record to `puis`."""

        def finir(resultat: tuple[T, Changes]) -> None:
            record, changes = resultat
            self.modifie.emit(changes, initiateur)
            if puis:
                puis(record)

        self._confier(Fil.ECRITURE, Tache(libelle, travail, finir, sinon, None, ecrit=True))

    def longue(
        self,
        travail: Callable[[Progress, CancelToken], T],
        puis: Callable[[T], None],
        *,
        libelle: str,
        pour: QObject | None = None,
        sinon: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do a work of seconds on the maintenance thread, with its progress and a way to stop it."""
        tache = Tache(libelle, lambda: None, puis, sinon, pour, annulable=True)

        def avancer(fait: int, total: int, etape: str) -> None:
            self.avancee.emit(tache, fait, total, etape)

        tache.travail = lambda: travail(avancer, tache.jeton)
        self._confier(Fil.ENTRETIEN, tache)

    @property
    def occupees(self) -> bool:
        """Tell whether something asked is not given back yet."""
        return bool(self._en_cours)

    def annuler(self, tache: Tache) -> None:
        """Ask a task to stop; it ends with `Annule` at its next safe point."""
        tache.jeton.cancel()

    def fermer(self) -> None:
        """Stop for good: do all that waits to be written, drop the rest, leave no thread."""
        self._ouverte = False
        self._guet.stop()
        for tache in self._en_cours:
            if not tache.ecrit:
                tache.jeton.cancel()
                tache.perimee = True
        for nom, fil in self._fils.items():
            fil.shutdown(wait=True, cancel_futures=nom is not Fil.ECRITURE)
        self._en_cours.clear()

    def _confier(self, fil: Fil, tache: Tache) -> None:
        if not self._ouverte:
            return
        self._en_cours[tache] = None
        self._en_cours[tache] = self._fils[fil].submit(self._faire, tache)
        if not self._guet.isActive():
            self._guet.start()

    def _faire(self, tache: Tache) -> None:
        if tache.perimee:
            self._rendue.emit(tache, None, None)
            return
        try:
            self._rendue.emit(tache, tache.travail(), None)
        except OSError as erreur:
            self._rendue.emit(tache, None, systeme.refus(erreur))
        except Exception as erreur:  # noqa: BLE001 - the window decides what to say of each
            self._rendue.emit(tache, None, erreur)

    def _recevoir(self, tache: Tache, resultat: object, erreur: Exception | None) -> None:
        if self._en_cours.pop(tache, self) is self:
            return
        self.finie.emit(tache)
        if tache.perimee or (tache.pour is not None and not isValid(tache.pour)):
            return
        if erreur is None:
            if tache.puis:
                tache.puis(resultat)
        elif tache.sinon:
            tache.sinon(erreur)
        else:
            self.echouee.emit(erreur)

    def _perimer(self, pour: QObject | None, cle: str) -> None:
        for tache, avenir in list(self._en_cours.items()):
            if tache.pour is pour and tache.cle == cle:
                tache.perimee = True
                if avenir is not None and avenir.cancel():
                    del self._en_cours[tache]

    def _guetter(self) -> None:
        """Tell of the tasks that last; one timer for all, which stops once there are none."""
        if not self._en_cours:
            self._guet.stop()
        limite = monotonic() - ATTENTE_MS / 1_000
        for tache in [tache for tache in self._en_cours if not tache.tardive and tache.depuis <= limite]:
            tache.tardive = True
            if not tache.perimee:
                self.tardee.emit(tache)


class TachesImmediates(Taches):
    """The same, done at once in the calling thread: for tests and pictures."""

    def _confier(self, fil: Fil, tache: Tache) -> None:  # noqa: ARG002 - one thread only
        if self._ouverte:
            self._en_cours[tache] = None
            self._faire(tache)
