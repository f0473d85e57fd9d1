"""The protected document as it would be printed, and what one may do with it."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.services.bilans import ECRIVAINS
from app.services.editions import Apercu
from ui.lecture import copies
from ui.lecture.impression import AvertissementImpression, imprimer
from ui.lecture.lecteur import Lecteur
from ui.poste import Poste
from ui.widgets.etiquettes import bouton, etiquette, redire
from ui.widgets.flux import Flux

_FORMATS: Final = {"pdf": "&PDF…", "xlsx": "&Classeur (XLSX)…", "json": "&Données ouvertes (JSON)…"}
_VIDE = "Choisissez une entreprise et une période."


class VoletDocument(QWidget):
    """`arret_voulu` asks to freeze, `arrete` to stop the work under way, `relance` to start it again."""

    arret_voulu = Signal()
    interrompu = Signal()
    relance = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._apercu: Apercu | None = None
        self.lecteur = Lecteur("Aperçu du bilan", poste.apparence)
        self._message = etiquette(_VIDE)
        self._avance = QProgressBar(textVisible=False)
        self._avance.setAccessibleName("Avancement de l’aperçu")
        self._interrompre = bouton("Interrompre")
        self._relancer = bouton("Recommencer")
        self._etat = etiquette(genre="second")
        self.enregistrer = bouton("En&registrer…")
        self.imprimer = bouton("&Imprimer…")
        self.arreter: QPushButton = bouton("&Arrêter le bilan…", "primaire")
        self._pile = QStackedWidget()
        self._ranger()
        self._brancher()
        self.dire(_VIDE)

    @property
    def apercu(self) -> Apercu | None:
        """What is shown."""
        return self._apercu

    def montrer(self, apercu: Apercu) -> None:
        """Show a bilan."""
        self._apercu = apercu
        self.lecteur.montrer(apercu.pdf)
        synthese = [t.texte for t in apercu.bilan.contenu.textes if t.section == "synthese"]
        pages = self.lecteur.document_.pageCount()
        self.lecteur.setAccessibleDescription(f"{pages}\u00a0pages. {' '.join(synthese)}")
        self._pile.setCurrentWidget(self.lecteur)
        self._permettre(oui=True)

    def attendre(self) -> None:
        """Say that the document is being made; the one before stays until then."""
        if self._apercu is None:
            self.dire("Préparation du bilan…")
            self._interrompre.show()
        self._avance.setRange(0, 0)

    def avancer(self, fait: int, total: int) -> None:
        """Show how far it is."""
        self._avance.setRange(0, total)
        self._avance.setValue(fait)
        self._avance.setVisible(self._apercu is None)

    def dire(self, phrase: str, etat: str = "", *, relance: bool = False) -> None:
        """Show a sentence in place of the document."""
        self.vider()
        redire(self._message, phrase, etat)
        self._relancer.setVisible(relance)
        self._pile.setCurrentIndex(1)

    def dire_arret(self, phrase: str) -> None:
        """Say why it cannot be frozen now; "" when it can."""
        self._etat.setText(phrase)
        self._etat.setVisible(bool(phrase))
        self.arreter.setVisible(not phrase)

    def vider(self) -> None:
        """Forget the document."""
        self._apercu = None
        self.lecteur.vider()
        self.lecteur.setAccessibleDescription("")
        self._message.clear()
        for partie in (self._avance, self._interrompre, self._relancer):
            partie.hide()
        self._permettre(oui=False)

    def deposer(self, format_: str, chemin: Path) -> None:
        """Write one format where she said."""
        apercu, session = self._apercu, self._poste.session
        if apercu is None:
            return

        def travail(*_: object) -> Path:
            session.journal.noter("exporter", "bilans", format=format_)
            return copies.deposer(chemin, ECRIVAINS[format_](apercu.bilan))

        self._poste.taches.longue(travail, lambda _: None, libelle="Écriture du bilan", pour=self)

    def _brancher(self) -> None:
        menu = QMenu(self.enregistrer)
        for format_, texte in _FORMATS.items():
            menu.addAction(texte, self._choisir(format_))
        self.enregistrer.setMenu(menu)
        self.imprimer.clicked.connect(self._avertir)
        self.arreter.clicked.connect(self.arret_voulu)
        self._interrompre.clicked.connect(self.interrompu)
        self._relancer.clicked.connect(self.relance)

    def _choisir(self, format_: str) -> Callable[[], None]:
        def choisir() -> None:
            if self._apercu is not None:
                contenu = self._apercu.bilan.contenu
                nom = f"bilan_{contenu.du}_{contenu.au}_a-blanc.{format_}"
                copies.choisir(self, nom, lambda chemin: self.deposer(format_, chemin))

        return choisir

    def _avertir(self) -> None:
        AvertissementImpression(self, self._poste.apparence, self._lancer).open()

    def _lancer(self) -> None:
        journal = self._poste.session.journal
        imprimer(self, self.lecteur.document_, lambda: journal.noter("imprimer", "bilans"))

    def _permettre(self, *, oui: bool) -> None:
        for geste in (self.enregistrer, self.imprimer, self.arreter):
            geste.setEnabled(oui)

    def _ranger(self) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(16, 12, 0, 0)
        colonne.setSpacing(8)
        haut = QHBoxLayout()
        haut.setContentsMargins(0, 0, 16, 0)
        gestes = Flux(espace=8)
        for geste in (self.enregistrer, self.imprimer, self.arreter):
            gestes.addWidget(geste)
        haut.addLayout(gestes, 1)
        colonne.addLayout(haut)
        colonne.addWidget(self._etat)
        attente = QWidget()
        dedans = QVBoxLayout(attente)
        dedans.setContentsMargins(0, 24, 16, 0)
        dedans.setSpacing(12)
        for partie in (self._message, self._avance):
            dedans.addWidget(partie)
        bas = QHBoxLayout()
        for geste in (self._interrompre, self._relancer):
            bas.addWidget(geste)
        bas.addStretch()
        dedans.addLayout(bas)
        dedans.addStretch()
        self._pile.addWidget(self.lecteur)
        self._pile.addWidget(attente)
        colonne.addWidget(self._pile, 1)
        for geste, icone in ((self.enregistrer, "hard-drive"), (self.imprimer, "printer")):
            self._poste.apparence.icones.poser(geste, icone)
