"""What is done by itself while she rests: a backup when one is due, a check of the coffre once a day."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.calendrier import en_bref, heure
from app.errors import Refus
from app.messages import phrase
from app.services.surete import EtatSurete
from ui.inactivite import Inactivite
from ui.poste import Poste
from ui.tasks import Tache
from ui.temps import aujourd_hui

REPOS = 60
"""Seconds without a sign before it begins."""
_BATTEMENT_MS = 60_000


class Entretien(QObject):
    """`dite` gives the sentence of the status bar, `faite` that of a notice, `refusee` why there is none."""

    dite = Signal(str)
    faite = Signal(str)
    refusee = Signal(str)

    def __init__(self, poste: Poste, inactivite: Inactivite) -> None:
        super().__init__(inactivite)
        self._poste = poste
        self._inactivite = inactivite
        self._en_cours = False
        self._battement = QTimer(self, interval=_BATTEMENT_MS)
        self._battement.timeout.connect(self.veiller)
        self._battement.start()
        poste.taches.finie.connect(self._suivre)

    def lire(self) -> None:
        """Read how old the last backups are."""
        self._poste.taches.query(self._poste.session.surete.lire, self._dire, pour=self, cle="surete")

    def sauvegarder(self) -> None:
        """Write a backup now, and say so."""
        automatique = self._poste.session.sauvegardes.automatique
        self._lancer("Sauvegarde", automatique, lambda: self.faite.emit("Sauvegarde faite et vérifiée."))

    def veiller(self) -> None:
        """Do what is due, when she rests and nothing is under way."""
        if self._en_cours or self._inactivite.repos < REPOS:
            return
        surete = self._poste.session.surete
        self._poste.taches.query(
            lambda: (surete.sauvegarde_due(), surete.controle_du()), self._faire_le_du, pour=self, cle="du"
        )

    def _suivre(self, tache: Tache) -> None:
        if tache.libelle in _SAUVEGARDES:
            self.lire()

    def _faire_le_du(self, du: tuple[bool, bool]) -> None:
        sauvegarde, controle = du
        session = self._poste.session
        if sauvegarde:
            self._lancer("Sauvegarde", session.sauvegardes.automatique, lambda: None)
        elif controle:
            self._lancer("Contrôle du coffre", session.surete.controler, self._dire_faute)

    def _lancer(self, libelle: str, travail: Callable[[], object], conclure: Callable[[], None]) -> None:
        if self._en_cours:
            return
        self._en_cours = True

        def finir(_resultat: object) -> None:
            self._en_cours = False
            conclure()

        self._poste.taches.longue(
            lambda _progres, _jeton: travail(), finir, libelle=libelle, pour=self, sinon=self._echouer
        )

    def _dire_faute(self) -> None:
        def dire(etat: EtatSurete) -> None:
            if etat.fautes:
                self.refusee.emit("Le contrôle du coffre a trouvé un défaut. Le détail est dans Réglages, Sécurité.")

        self._poste.taches.query(self._poste.session.surete.lire, dire, pour=self)

    def _echouer(self, erreur: Exception) -> None:
        self._en_cours = False
        if isinstance(erreur, Refus):
            self.refusee.emit(phrase(erreur))
        else:
            self._poste.taches.echouee.emit(erreur)

    def _dire(self, etat: EtatSurete) -> None:
        ici = f"Sauvegarde vérifiée {_quand(etat.sauvegarde)}" if etat.sauvegarde else "Aucune sauvegarde"
        self.dite.emit(f"{ici} · copie {_jour(etat.seconde)}" if etat.seconde else ici)


_SAUVEGARDES = ("Sauvegarde", "Copie vers la seconde place", "Changement de phrase")


def _quand(instant: datetime) -> str:
    ici = instant.astimezone()
    return f"{_jour(instant)} à {heure(ici.hour * 60 + ici.minute)}"


def _jour(instant: datetime) -> str:
    return en_bref(instant.astimezone().date(), aujourd_hui())
