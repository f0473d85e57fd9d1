"""The feuille de route before it is given: every line may be changed, then it is kept as a PDF or printed."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.documents.feuille_route import Etape, FeuilleRoute
from app.progress import CancelToken, Progress
from ui.lecture import copies
from ui.lecture.impression import SPOULE, imprimer
from ui.lecture.lecteur import Lecteur
from ui.poste import Poste
from ui.widgets.champs import Champ
from ui.widgets.defilant import Defilant
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.rangees import Rangees
from ui.widgets.saisies import TEXTE
from ui.widgets.texte_long import TexteLong

_ETAPES = {"quoi": ("Quoi", TEXTE), "qui": ("Qui", TEXTE), "quand": ("Quand", TEXTE)}
_BORD = 40


class DialogueFeuille(QDialog):
    """On the left what the page says, on the right the page."""

    def __init__(self, parent: QWidget, poste: Poste, personne_id: int, proposee: FeuilleRoute) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Feuille de route")
        self._poste = poste
        self._personne = personne_id
        self._proposee = proposee
        self.decide = Champ("Ce qui est &décidé, une ligne chacun", TexteLong())
        self.etapes = Rangees(_ETAPES, "point", Etape, poste.apparence, large=330)
        self.papiers = Champ("Pap&iers à apporter, un par ligne", TexteLong())
        self.rendezvous = Champ("Prochain &rendez-vous", TEXTE.editeur())
        self.grand = QCheckBox("&Gros caractères")
        self.lecteur = Lecteur("Feuille de route", poste.apparence)
        self.enregistrer = bouton("&Enregistrer le PDF…")
        self.imprimer = bouton("Im&primer…")
        self._fermer = bouton("&Fermer", "primaire")
        self._ranger(parent.window().size())
        self._remplir()
        self._brancher()
        self._composer()

    def done(self, resultat: int) -> None:
        """Forget the page before closing."""
        self.lecteur.vider()
        super().done(resultat)

    @property
    def feuille(self) -> FeuilleRoute:
        """The page as it is typed."""
        return replace(
            self._proposee,
            decide=tuple(self.decide.valeur.splitlines()),
            etapes=self.etapes.lignes,
            papiers=tuple(self.papiers.valeur.splitlines()),
            rendezvous=self.rendezvous.valeur,
        )

    def _ranger(self, place: QSize) -> None:
        px = self._poste.apparence.px
        self.resize(QSize(px(1080), px(760)).boundedTo(place - QSize(_BORD, _BORD)))
        contenu = QWidget()
        gauche = QVBoxLayout(contenu)
        gauche.setContentsMargins(0, 0, 8, 0)
        gauche.setSpacing(12)
        for partie in (self.decide, self.etapes, self.papiers, self.rendezvous, self.grand):
            gauche.addWidget(partie)
        gauche.addStretch()
        cote = QHBoxLayout()
        cote.setSpacing(16)
        cote.addWidget(Defilant(contenu), 1)
        cote.addWidget(self.lecteur, 1)
        dehors = QVBoxLayout(self)
        dehors.setContentsMargins(24, 16, 24, 16)
        dehors.setSpacing(12)
        dehors.addWidget(etiquette("Feuille de route", "volet"))
        dehors.addLayout(cote, 1)
        dehors.addWidget(etiquette(SPOULE, "second"))
        bas = QHBoxLayout()
        bas.setSpacing(8)
        bas.addStretch()
        for geste in (self.enregistrer, self.imprimer, self._fermer):
            bas.addWidget(geste)
        dehors.addLayout(bas)

    def _remplir(self) -> None:
        self.decide.montrer("\n".join(self._proposee.decide))
        self.etapes.montrer(self._proposee.etapes)
        self.papiers.montrer("\n".join(self._proposee.papiers))
        self.rendezvous.montrer(self._proposee.rendezvous)

    def _brancher(self) -> None:
        for champ in (self.decide, self.papiers, self.rendezvous):
            champ.quitte.connect(self._composer)
        self.etapes.changee.connect(lambda _: self._composer())
        self.grand.toggled.connect(lambda _: self._composer())
        self.enregistrer.clicked.connect(lambda: copies.choisir(self, "feuille-de-route.pdf", self._deposer))
        self.imprimer.clicked.connect(self._imprimer)
        self._fermer.clicked.connect(self.accept)

    def _composer(self) -> None:
        feuille, grand, ecrire = self.feuille, self.grand.isChecked(), self._poste.session.feuilles_route.ecrire
        self._poste.taches.query(
            lambda: ecrire(feuille, grand=grand), self.lecteur.montrer, pour=self, cle="feuille-pdf"
        )

    def _deposer(self, chemin: Path) -> None:
        octets, journal, ident = self.lecteur.octets, self._poste.session.journal, self._personne

        def travail(_progres: Progress, _jeton: CancelToken) -> Path:
            ecrit = copies.deposer(chemin, octets)
            journal.noter("exporter", "personnes", ident)
            return ecrit

        self._poste.taches.longue(travail, lambda _: None, libelle="Copie", pour=self)

    def _imprimer(self) -> None:
        journal, ident = self._poste.session.journal, self._personne
        imprimer(self, self.lecteur.document_, lambda: journal.noter("imprimer", "personnes", ident))
