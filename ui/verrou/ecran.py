"""The lock screen: which of its screens shows, and the work behind them."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.context import AppScope, Session, proposer_phrase
from app.demo import papiers
from app.demo.cabinet import PRATICIENNE, inventer
from app.domain.praticiennes import Praticienne
from app.errors import Refus
from app.messages import phrase
from app.progress import CancelToken, Progress
from ui.memoire import Memoire
from ui.panne import raconter
from ui.tasks import Taches
from ui.temps import aujourd_hui
from ui.theme import Apparence
from ui.verrou.creation import Lieu, Phrase, Signature
from ui.verrou.ouverture import Ouverture
from ui.verrou.portes import Portes
from ui.verrou.restauration import Restauration
from ui.widgets.etape import Etape
from ui.widgets.secours import Secours

T = TypeVar("T")
GRAINE = 1901


class Verrou(QWidget):
    """`ouvert` gives the session, and the folder to throw away at lock (None: a real coffre)."""

    ouvert = Signal(object, object)
    _avancee = Signal(str)

    def __init__(self, scope: AppScope, apparence: Apparence, memoire: Memoire, taches: Taches) -> None:
        super().__init__()
        self.setProperty("genre", "page")
        self._scope = scope
        self._apparence = apparence
        self._taches = taches
        self._session: Session | None = None
        self._pile = QStackedWidget()
        self._avancee.connect(self._dire_avance)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.addWidget(self._pile)
        dernier = memoire.lire().coffre
        if dernier and Path(dernier).is_dir():
            self.ouvrir(dernier)
        else:
            self.accueillir()

    @property
    def etape(self) -> Etape:
        """The screen shown."""
        return self._pile.currentWidget()  # type: ignore[return-value]

    def accueillir(self) -> None:
        """Show the four doors."""
        portes = Portes(self._apparence)
        portes.choisie.connect(self._passer_la_porte)
        self.montrer(portes)

    def ouvrir(self, dossier: str = "") -> None:
        """Ask for the passphrase of a coffre."""
        etape = Ouverture(self._apparence)
        etape.proposer(dossier)
        etape.voulue.connect(
            lambda lieu, donnee, secours: self._travailler(
                lambda: self._scope.ouvrir(
                    lieu, phrase=donnee or None, secours=secours or None, progress=self._avancer
                ),
                self._entrer,
                etape.refuser,
            )
        )
        self.montrer(etape)

    def fermer(self) -> None:
        """Forget the secrets typed and stop the work."""
        self.etape.oublier()
        self._taches.fermer()
        if self._session is not None:
            self._session.close()
            self._session = None

    def _passer_la_porte(self, porte: str) -> None:
        suites = {
            "creation": self._creer,
            "ouverture": self.ouvrir,
            "restauration": self._restaurer,
            "exemple": self._decouvrir,
        }
        suites[porte]()

    def _creer(self) -> None:
        lieu = Lieu(self._apparence)
        lieu.choisi.connect(self._demander_phrase)
        self.montrer(lieu)

    def _demander_phrase(self, dossier: Path) -> None:
        etape = Phrase(self._apparence)
        etape.choisie.connect(
            lambda choisie: self._travailler(
                lambda: self._scope.creer(dossier, choisie), lambda creee: self._donner_secours(*creee)
            )
        )
        self.montrer(etape)

    def _donner_secours(self, session: Session, cle: str) -> None:
        self._session = session
        etape = Secours(self._apparence, cle, session.coffre.dossier.name)
        etape.recopiee.connect(self._demander_signature)
        self.montrer(etape)

    def _demander_signature(self) -> None:
        etape = Signature(self._apparence)
        etape.donnee.connect(self._signer)
        self.montrer(etape)

    def _signer(self, praticienne: Praticienne | None) -> None:
        session, self._session = self._session, None
        if session is None:
            return
        if praticienne:
            session.praticiennes.save(praticienne)
            session.annulations.vider()
        self._entrer(session)

    def _restaurer(self) -> None:
        etape = Restauration(self._apparence)
        etape.voulue.connect(
            lambda fichier, lieu, donnee: self._travailler(
                lambda: self._rouvrir(fichier, lieu, donnee), self._entrer
            )
        )
        self.montrer(etape)

    def _rouvrir(self, fichier: Path, lieu: Path, donnee: str) -> Session:
        self._scope.restaurer(fichier, lieu, phrase=donnee)
        return self._scope.ouvrir(lieu, phrase=donnee)

    def _decouvrir(self) -> None:
        jetable = Path(tempfile.mkdtemp(prefix="visavis-exemple-"))
        self._travailler(
            lambda: inventer_coffre(self._scope, jetable),
            lambda session: self._entrer(session, jetable),
            lambda refus: self._renoncer(jetable, refus),
        )

    def _renoncer(self, jetable: Path, refus: Refus) -> None:
        shutil.rmtree(jetable, ignore_errors=True)
        self.etape.dire(phrase(refus))

    def _avancer(self, fait: int, total: int, etape: str) -> None:
        """Tell where an upgrade stands, from the thread that does it."""
        self._avancee.emit(f"{etape} ({fait + 1} sur {total})…" if etape else "")

    def _dire_avance(self, dit: str) -> None:
        self.etape.dire(dit, etat="")

    def _travailler(
        self, faire: Callable[[], T], puis: Callable[[T], None], refuser: Callable[[Refus], object] | None = None
    ) -> None:
        """Do the slow work of a secret; the screen waits, then goes on or says why not."""
        etape = self.etape
        etape.attendre(oui=True)

        def finir(resultat: T) -> None:
            etape.attendre(oui=False)
            puis(resultat)

        def echouer(erreur: Exception) -> None:
            etape.attendre(oui=False)
            if isinstance(erreur, Refus):
                (refuser or (lambda refus: etape.dire(phrase(refus))))(erreur)
            else:
                etape.dire(raconter(erreur))

        def travail(_progress: Progress, jeton: CancelToken) -> T:
            return _ou_refermer(faire(), jeton)

        self._taches.longue(travail, finir, libelle="Coffre", pour=etape, sinon=echouer)

    def _entrer(self, session: Session, jetable: Path | None = None) -> None:
        self.ouvert.emit(session, jetable)

    def montrer(self, etape: Etape) -> None:
        """Put a screen in place of the one shown, which is deleted."""
        ancienne = self._pile.currentWidget()
        self._pile.addWidget(etape)
        self._pile.setCurrentWidget(etape)
        etape.retour.connect(self.accueillir)
        if isinstance(ancienne, Etape):
            ancienne.oublier()
            self._pile.removeWidget(ancienne)
            ancienne.deleteLater()
        etape.commencer()


def inventer_coffre(scope: AppScope, dossier: Path) -> Session:
    """Make a throw-away coffre with a fictional cabinet of the last full year."""
    session, _cle = scope.creer(dossier / "Exemple.coffre", proposer_phrase())
    jour = aujourd_hui()
    session.exemples.installer(PRATICIENNE, inventer(jour.year - 1, GRAINE, jour).records())
    papiers.ecrire(session, jour)
    session.annulations.vider()
    return session


def _ou_refermer(resultat: T, jeton: CancelToken) -> T:
    """Leave no coffre open behind a window that is gone."""
    try:
        jeton.check()
    except Refus:
        for partie in resultat if isinstance(resultat, tuple) else (resultat,):
            if isinstance(partie, Session):
                partie.close()
        raise
    return resultat
