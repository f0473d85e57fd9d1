"""The assistant: four steps, a rehearsal, then the import in one transaction."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from app.classeurs.correspondance import Correspondance, Sorte
from app.domain.changes import Changes
from app.domain.imports import Rapport
from app.errors import Refus
from app.messages import phrase
from app.progress import Annule, CancelToken, Progress
from app.services.imports_apercu import Apercu, Essai
from ui.imports.colonnes import Colonnes
from ui.imports.decisions import Decisions
from ui.imports.etape import Etape
from ui.imports.fichier import Fichier
from ui.imports.rapport import RapportEssai
from ui.panne import raconter
from ui.poste import Poste
from ui.tasks import Tache
from ui.widgets.etiquettes import bouton, courte

T = TypeVar("T")
_MARGE = 40


class Assistant(QDialog):
    """`importe` gives the report of what was written."""

    importe = Signal(object)

    def __init__(self, parent: QWidget, poste: Poste) -> None:
        super().__init__(parent)
        self.setWindowTitle("Importer un classeur")
        self._poste = poste
        self._place = parent.window().size()
        self._chemin = Path()
        self._tache: Tache | None = None
        self._essai: Essai | None = None
        self.fichier = Fichier()
        self.colonnes = Colonnes(poste.apparence)
        self.decisions = Decisions(poste.apparence)
        self.rapport = RapportEssai(poste.apparence)
        self._etapes: tuple[Etape, ...] = (self.fichier, self.colonnes, self.decisions, self.rapport)
        self._pile = QStackedWidget()
        self._rang = courte(genre="second")
        self._avance = QProgressBar(textVisible=False)
        self._avance.setAccessibleName("Avancement")
        self._faire = courte(genre="second")
        self._arreter = bouton("Arrê&ter")
        self._retour = bouton("&Revenir")
        self._fermer = bouton("A&bandonner")
        self.suivant = bouton("&Continuer", "primaire")
        self._ranger()
        self._brancher()
        self._aller(self.fichier)

    @property
    def etape(self) -> Etape:
        """The step shown."""
        return self._pile.currentWidget()  # type: ignore[return-value]

    def choisir(self, chemin: Path) -> None:
        """Start from a workbook already chosen."""
        self.fichier.lieu.champ.setText(str(chemin))
        self._lire()

    def arreter(self) -> None:
        """Ask the work under way to stop; nothing is kept of it."""
        if self._tache is not None:
            self._poste.taches.annuler(self._tache)

    def closeEvent(self, evenement: QCloseEvent) -> None:
        self.arreter()
        super().closeEvent(evenement)

    def reject(self) -> None:
        self.arreter()
        super().reject()

    def done(self, resultat: int) -> None:
        super().done(resultat)
        self.deleteLater()

    def _ranger(self) -> None:
        px = self._poste.apparence.px
        self.setMinimumSize(px(420), px(320))
        place = self._place
        self.resize(min(px(980), place.width() - _MARGE), min(px(720), place.height() - _MARGE))
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(24, 16, 24, 16)
        colonne.setSpacing(12)
        for etape in self._etapes:
            self._pile.addWidget(etape)
        colonne.addWidget(self._rang)
        colonne.addWidget(self._pile, 1)
        attente = QHBoxLayout()
        for partie in (self._faire, self._avance, self._arreter):
            attente.addWidget(partie)
            partie.hide()
        colonne.addLayout(attente)
        bas = QHBoxLayout()
        bas.setSpacing(8)
        bas.addWidget(self._retour)
        bas.addStretch()
        bas.addWidget(self._fermer)
        bas.addWidget(self.suivant)
        colonne.addLayout(bas)

    def _brancher(self) -> None:
        self._retour.clicked.connect(self._revenir)
        self._fermer.clicked.connect(self.reject)
        self._arreter.clicked.connect(self.arreter)
        self.suivant.clicked.connect(self._continuer)
        self.suivant.setDefault(True)
        self.fichier.choisi.connect(self._lire)
        self.colonnes.relue.connect(self._relire)
        self._poste.taches.avancee.connect(self._avancer)

    def _aller(self, etape: Etape) -> None:
        rang = self._etapes.index(etape)
        self._pile.setCurrentWidget(etape)
        self._rang.setText(f"Étape {rang + 1} sur {len(self._etapes)}")
        self._retour.setVisible(rang > 0)
        self.suivant.setText(etape.suivant)
        self.suivant.setEnabled(True)
        self._fermer.setText("A&bandonner")
        etape.dire("")
        etape.commencer()

    def _continuer(self) -> None:
        if self.etape is self.fichier:
            self._lire()
        elif self.etape is self.colonnes:
            self._essayer(self.colonnes.correspondance)
        elif self.etape is self.rapport:
            self._importer()
        elif self.decisions.changees:
            self._essayer(self.decisions.correspondance, decider=False)
        else:
            self._rapporter()

    def _revenir(self) -> None:
        if self.etape is self.rapport and self.decisions.champs:
            self._aller(self.decisions)
        else:
            self._aller(self.fichier if self.etape is self.colonnes else self.colonnes)

    def _lire(self) -> None:
        chemin = self.fichier.chemin
        if chemin is None:
            self.fichier.dire("Il manque le classeur.")
            return
        self._chemin = chemin
        imports = self._poste.session.imports
        self._travailler("Lecture", lambda _progres, _jeton: imports.apercevoir(chemin), self._apercevoir)

    def _apercevoir(self, apercu: Apercu) -> None:
        self.colonnes.montrer(apercu)
        self._aller(self.colonnes)

    def _relire(self, feuille: str, sorte: Sorte, entete: int) -> None:
        imports, chemin = self._poste.session.imports, self._chemin
        self._poste.taches.query(
            lambda: imports.relire(chemin, feuille, sorte, entete or None),
            self.colonnes.recevoir,
            pour=self,
            cle="relire",
            sinon=self._refuser,
        )

    def _essayer(self, correspondance: Correspondance, *, decider: bool = True) -> None:
        imports, chemin = self._poste.session.imports, self._chemin

        def recevoir(essai: Essai) -> None:
            self._essai = essai
            reste = self.decisions.montrer(essai)
            if decider and reste:
                self._aller(self.decisions)
            else:
                self._rapporter()

        self._travailler(
            "Essai de l’import",
            lambda progres, jeton: imports.essayer(chemin, correspondance, progres=progres, annulation=jeton),
            recevoir,
        )

    def _rapporter(self) -> None:
        if self._essai is None:
            return
        rapport = self._essai.rapport
        self.rapport.montrer(rapport)
        self._aller(self.rapport)
        if not any(c.nouveaux or c.modifies for c in rapport.comptes.values()):
            self.suivant.setEnabled(False)
            self._fermer.setText("&Fermer")

    def _importer(self) -> None:
        if self._essai is None:
            return
        imports, chemin, correspondance = self._poste.session.imports, self._chemin, self._essai.correspondance

        def conclure(resultat: tuple[Rapport, Changes]) -> None:
            rapport, changes = resultat
            self._poste.taches.modifie.emit(changes, self)
            self.importe.emit(rapport)
            self.accept()

        self._travailler(
            "Import",
            lambda progres, jeton: imports.importer(chemin, correspondance, progres=progres, annulation=jeton),
            conclure,
        )

    def _travailler(
        self, libelle: str, travail: Callable[[Progress, CancelToken], T], puis: Callable[[T], None]
    ) -> None:
        """Do a long work on the maintenance thread; the step waits and can be stopped."""
        self.etape.dire("")
        self._attendre(oui=True)

        def finir(resultat: T) -> None:
            self._attendre(oui=False)
            puis(resultat)

        self._poste.taches.longue(travail, finir, libelle=libelle, pour=self, sinon=self._refuser)

    def _attendre(self, *, oui: bool) -> None:
        self._tache = None
        self._avance.setRange(0, 0)
        self._avance.setVisible(oui)
        self._arreter.setVisible(oui)
        self._faire.hide()
        self._pile.setEnabled(not oui)
        self._retour.setEnabled(not oui)
        self.suivant.setEnabled(not oui)
        if oui:
            self._arreter.setFocus()

    def _avancer(self, tache: Tache, fait: int, total: int, etape: str) -> None:
        if tache.pour is self:
            self._tache = tache
            self._avance.setRange(0, total)
            self._avance.setValue(fait)
            self._faire.setText(f"{etape}…")
            self._faire.show()

    def _refuser(self, erreur: Exception) -> None:
        self._attendre(oui=False)
        if isinstance(erreur, Annule):
            self.etape.dire("Arrêté. Rien n’a été écrit.", "attention")
        else:
            self.etape.dire(phrase(erreur) if isinstance(erreur, Refus) else raconter(erreur))
        self.etape.commencer()
