"""The page: on the left why, on the right what would be printed."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.bilan.formats import accorder
from app.domain.changes import Changes
from app.domain.entreprises import Entreprise
from app.domain.personnes import Personne
from app.errors import Refus
from app.messages import phrase
from app.progress import Annule, CancelToken, Progress
from app.services.editions import Apercu
from ui.bilans.arret import ConfirmationArret
from ui.bilans.choix import ChoixBilan, Demande, pas_encore
from ui.bilans.commentaires import Commentaires, Objet
from ui.bilans.document import VoletDocument
from ui.bilans.explications import Tableaux
from ui.bilans.manques import Manques, PersonnesIncompletes
from ui.lecture.registre import Registre
from ui.poste import Poste
from ui.widgets.defilant import Defilant
from ui.widgets.etiquettes import bouton, cadre, etiquette

_SORTES = (
    "interventions", "personnes", "emplois", "accompagnements", "entreprises", "sites", "effectifs", "contrats",
    "conditions", "permanences", "organismes", "nomenclatures", "commentaires", "publications", "demarches",
)  # fmt: skip
_REPOS_MS = 400
_GAUCHE = 470


class PageBilans(QWidget):
    """`effectifs_voulus` (an entreprise) and `personne_voulue` lead to what must be completed."""

    effectifs_voulus = Signal(int)
    personne_voulue = Signal(int)

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self.setProperty("genre", "page")
        self._poste = poste
        self._etroite = False
        self._demande: Demande | None = None
        self._jeton = CancelToken()
        self._perime = True
        self.choix = ChoixBilan(poste.apparence)
        self.tableaux = Tableaux()
        self.manques = Manques()
        self.commentaires = Commentaires(poste)
        self.registre = Registre(poste)
        self.document_ = VoletDocument(poste)
        self._onglets = QTabBar()
        self._volets = QStackedWidget()
        self._gauche = QWidget()
        self._cote = QSplitter(Qt.Orientation.Horizontal)
        self._bascule = bouton("Voir le document", "lien")
        self._attente = QTimer(self, singleShot=True, interval=_REPOS_MS)
        self._ranger()
        self._brancher()

    def ouvrir(self) -> None:
        """Read the entreprises, then make the bilan again if something changed."""
        self._poste.taches.query(self._poste.session.entreprises.toutes, self._proposer, pour=self, cle="choix")

    def montrer(self, entreprise_id: int, annee: int | None = None) -> None:
        """Choose a bilan."""
        self.choix.montrer(entreprise_id, annee)

    def montrer_onglet(self, rang: int) -> None:
        """Show one part of the left pane."""
        self._onglets.setCurrentIndex(rang)

    def suivre(self, changes: Changes, _initiateur: object) -> None:
        """Make the bilan again when what it counts changed."""
        self.registre.suivre(changes)
        if not changes.ids or any(map(changes.touche, _SORTES)):
            self._perime = True
            if not changes.ids and self._demande is not None:
                self._presenter(self._demande)
            if self.isVisible():
                self._attente.start()

    def replier(self, *, oui: bool) -> None:
        """Show one pane at a time when the window is narrow for the size of the text."""
        if oui != self._etroite:
            self._etroite = oui
            self._voir(document=False)

    def vider(self) -> None:
        """Keep what is being typed, then forget everything."""
        self.commentaires.vider()
        self._attente.stop()
        self._jeton.cancel()
        self._demande, self._perime = None, True
        for partie in (self.tableaux, self.manques, self.registre, self.document_):
            partie.vider()

    def showEvent(self, evenement: QShowEvent) -> None:
        super().showEvent(evenement)
        if self._perime and self._demande is not None:
            self._attente.start()

    def arreter(self) -> ConfirmationArret | None:
        """Ask before freezing; texts with remarks come first."""
        apercu, demande = self.document_.apercu, self._demande
        if apercu is None or demande is None or demande.annee is None:
            return None
        if apercu.retenus:
            self._onglets.setCurrentIndex(2)
            nombre = accorder(len(apercu.retenus), "commentaire")
            self.document_.dire_arret(
                f"{nombre} à relire avant d’arrêter\u00a0: corrigez, ou cochez « Imprimer malgré ces remarques »."
            )
            return None
        titre = f"bilan {demande.annee} de {apercu.bilan.contenu.entreprise}"
        dialogue = ConfirmationArret(self, self._poste.apparence, titre, apercu.explications.k)
        dialogue.accepted.connect(lambda: self._arreter(demande.entreprise_id, demande.annee or 0))
        dialogue.open()
        return dialogue

    def _ranger(self) -> None:
        colonne = QVBoxLayout(self._gauche)
        colonne.setContentsMargins(22, 16, 12, 0)
        colonne.setSpacing(8)
        colonne.addWidget(etiquette("Bilans", "titre"))
        colonne.addWidget(self.choix)
        colonne.addWidget(self._onglets)
        colonne.addWidget(cadre("filet"))
        colonne.addWidget(self._volets, 1)
        for titre, volet in (
            ("Tableaux", self.tableaux),
            ("À compléter", self.manques),
            ("Commentaires", self.commentaires),
            ("Registre", self._volet_registre()),
        ):
            self._onglets.addTab(titre)
            self._volets.addWidget(volet)
        self._onglets.setAccessibleName("Parties du bilan")
        self._onglets.setUsesScrollButtons(True)
        self._onglets.setExpanding(False)
        self._cote.setChildrenCollapsible(False)
        self._cote.setHandleWidth(1)
        self._cote.addWidget(self._gauche)
        self._cote.addWidget(self.document_)
        self._cote.setStretchFactor(1, 1)
        self._cote.setSizes([self._poste.apparence.px(_GAUCHE), 4_000])
        self._gauche.setMinimumWidth(self._poste.apparence.px(320))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        haut = QHBoxLayout()
        haut.setContentsMargins(22, 4, 22, 0)
        haut.addWidget(self._bascule)
        haut.addStretch()
        page.addLayout(haut)
        page.addWidget(self._cote, 1)
        self._bascule.hide()

    def _volet_registre(self) -> Defilant:
        contenu = QWidget()
        colonne = QVBoxLayout(contenu)
        colonne.setContentsMargins(0, 4, 8, 16)
        colonne.addWidget(self.registre)
        colonne.addStretch()
        return Defilant(contenu)

    def _brancher(self) -> None:
        self._onglets.currentChanged.connect(self._volets.setCurrentIndex)
        self.choix.change.connect(self._choisir)
        self._attente.timeout.connect(self.preparer)
        self._bascule.clicked.connect(lambda: self._voir(document=self._gauche.isVisible()))
        self.document_.arret_voulu.connect(self.arreter)
        self.document_.interrompu.connect(self._interrompre)
        self.document_.relance.connect(self.preparer)
        self.manques.effectifs_voulus.connect(
            lambda: self.effectifs_voulus.emit(self._demande.entreprise_id) if self._demande else None
        )
        self.manques.personnes_voulues.connect(self._lister)

    def _interrompre(self) -> None:
        self._jeton.cancel()

    def _proposer(self, entreprises: list[Entreprise]) -> None:
        self.choix.proposer(entreprises)
        if not entreprises:
            self.document_.dire("Aucune entreprise. La page Entreprises ouvre la première.")
        self._choisir()

    def _choisir(self) -> None:
        demande = self.choix.demande
        if demande is None or (demande == self._demande and not self._perime):
            return
        if demande != self._demande:
            self._oublier()
        self._demande = demande
        self._presenter(demande)
        self.preparer()

    def _presenter(self, demande: Demande) -> None:
        self.registre.montrer(demande.entreprise_id)
        self.document_.dire_arret(pas_encore(demande))

    def _oublier(self) -> None:
        """Never show the figures of one entreprise under the name of another."""
        self.commentaires.vider()
        for partie in (self.tableaux, self.manques, self.document_):
            partie.vider()

    def preparer(self) -> None:
        """Make the bilan again, now; a work under way is stopped."""
        demande = self._demande
        if demande is None:
            return
        self._attente.stop()
        self._jeton.cancel()
        jeton = self._jeton = CancelToken()
        self._perime = False
        self.document_.attendre()
        bilans = self._poste.session.bilans

        def travail(progres: Progress, arret: CancelToken) -> Apercu:
            def avancer(fait: int, total: int, etape: str) -> None:
                arret.check()
                progres(fait, total, etape)

            return bilans.apercu(demande.entreprise_id, demande.du, demande.au, progres=avancer, jeton=jeton)

        self._poste.taches.longue(
            travail,
            lambda apercu: self._montrer(demande, apercu, jeton),
            libelle="Préparation du bilan",
            pour=self,
            sinon=lambda erreur: self._refuser(jeton, erreur),
        )

    def _montrer(self, demande: Demande, apercu: Apercu, jeton: CancelToken) -> None:
        if jeton is not self._jeton or demande != self._demande:
            return
        self.document_.montrer(apercu)
        self.document_.dire_arret(pas_encore(demande))
        self.tableaux.montrer(apercu.explications)
        self.manques.montrer(apercu.manques)
        self.commentaires.presenter(Objet(demande.entreprise_id, demande.au.year, apercu.explications.k))
        self._compter(apercu)

    def _compter(self, apercu: Apercu) -> None:
        for rang, titre, nombre in (
            (1, "À compléter", len(apercu.manques)),
            (2, "Commentaires", len(apercu.retenus)),
        ):
            self._onglets.setTabText(rang, f"{titre}\u00a0{nombre}" if nombre else titre)

    def _refuser(self, jeton: CancelToken, erreur: Exception) -> None:
        if jeton is not self._jeton:
            return
        self._perime = True
        if isinstance(erreur, Annule):
            self.document_.dire("Préparation interrompue. Rien n’a été écrit.", relance=True)
        elif isinstance(erreur, Refus):
            self.document_.dire(phrase(erreur), "erreur", relance=True)
        else:
            self.document_.dire("Le bilan n’a pas pu être préparé.", "erreur", relance=True)
            self._poste.taches.echouee.emit(erreur)

    def _arreter(self, entreprise_id: int, annee: int) -> None:
        session = self._poste.session

        def travail() -> tuple[None, Changes]:
            arrete = session.bilans.arreter(entreprise_id, annee)
            ids = {"publications": frozenset({arrete.publication.id})}
            return None, Changes(ids, f"Bilan {annee} arrêté")

        self._poste.taches.command(travail, lambda _: self._onglets.setCurrentIndex(3), libelle="Arrêt du bilan")

    def _lister(self, champ: str) -> None:
        demande, session = self._demande, self._poste.session
        if demande is None:
            return

        def travail() -> list[Personne]:
            ids = session.bilans.incomplets(demande.entreprise_id, demande.du, demande.au, champ)
            return sorted((session.personnes.get(i) for i in ids), key=lambda p: (p.nom, p.prenom))

        def ouvrir(personnes: list[Personne]) -> None:
            dialogue = PersonnesIncompletes(self, self._poste, champ, personnes)
            dialogue.personne_voulue.connect(self.personne_voulue)
            dialogue.open()

        self._poste.taches.query(travail, ouvrir, pour=self, cle="incomplets")

    def _voir(self, *, document: bool) -> None:
        self._gauche.setVisible(not self._etroite or not document)
        self.document_.setVisible(not self._etroite or document)
        self._bascule.setVisible(self._etroite)
        self._bascule.setText("Revenir aux explications" if document else "Voir le document")
