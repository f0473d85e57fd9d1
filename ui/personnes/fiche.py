"""The sheet of a person: who she is in two lines, then where we are with her."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.services.errors import Introuvable
from ui.personnes.accompagnement import Accompagnements
from ui.personnes.acte import FormulaireActe
from ui.personnes.acte_lu import lire_acte
from ui.personnes.budget import Budgets
from ui.personnes.choisir import ChoisirPersonne
from ui.personnes.chronologie import Chronologie
from ui.personnes.courriers import Courriers
from ui.personnes.demarches import Demarches
from ui.personnes.documents import Documents
from ui.personnes.dossier_lu import Dossier, lire_dossier, situation
from ui.personnes.foyer import FoyerEtEmploi
from ui.personnes.identite import Identite, alertes
from ui.poste import Poste
from ui.saisie import LigneSaisie
from ui.widgets.etiquettes import cadre, courte, etiquette
from ui.widgets.flux import Flux
from ui.widgets.liste_et_fiche import FicheDePage

if TYPE_CHECKING:
    from app.domain.personnes import Personne

_SORTES = ("personnes", "interventions", "accompagnements", "emplois", "documents", "demarches", "accords", "courriers")
HISTORIQUE, IDENTITE, FOYER, ACCOMPAGNEMENT, DEMARCHES, BUDGET, COURRIERS, DOCUMENTS = range(8)
FUSION = "Tout ce que contient l’autre dossier rejoint celui-ci. «\u00a0Annuler\u00a0» les rend tels qu’ils étaient."


class Fiche(FicheDePage):
    """One person; empty until one is chosen. A file dropped anywhere on her is kept among her documents.

    `personne_voulue` asks for the sheet of another, `courrier_voulu` for a letter, `lettre_voulue` for a new one,
    `lettre_de_demarche_voulue` for one that serves a démarche.
    """

    personne_voulue = Signal(int)
    courrier_voulu = Signal(int)
    lettre_voulue = Signal()
    lettre_de_demarche_voulue = Signal(int)
    fonds_voulus = Signal()

    def __init__(self, poste: Poste, saisie: LigneSaisie) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._poste = poste
        self._personne: Personne | None = None
        self.nom = etiquette(genre="titre")
        self._situation = etiquette(genre="second")
        self._accord = etiquette(genre="second", etat="ok")
        self._alertes = QWidget()
        self.onglets = QTabBar()
        self._volets = QStackedWidget()
        self.saisie = saisie
        self.chronologie = Chronologie(poste, saisie)
        self.identite = Identite(poste)
        self.foyer = FoyerEtEmploi(poste)
        self.accompagnements = Accompagnements(poste)
        self.demarches = Demarches(poste)
        self.budgets = Budgets(poste)
        self.courriers = Courriers(poste)
        self.documents = Documents(poste)
        suivis = (self.accompagnements, self.demarches, self.budgets, self.courriers)
        self.volets = (self.identite, self.foyer, *suivis, self.documents)
        self._vide = etiquette("Choisissez une personne dans la liste.", "second")
        self._ranger()
        self._brancher()
        self._montrer_vide(oui=True)

    def ouvrir(self, personne_id: int) -> None:
        """Show a person."""
        self._ident = personne_id
        self._relire()
        for volet in self.volets:
            volet.presenter(personne_id)

    def suivre(self, changes: Changes, initiateur: object) -> None:
        """Read again what changed; each part skips what its own fields did."""
        if self._ident is None:
            return
        if any(map(changes.touche, _SORTES)):
            self._relire()
        for volet in self.volets:
            volet.suivre(changes, initiateur)

    def montrer_onglet(self, rang: int) -> None:
        """Show one part of the file."""
        self.onglets.setCurrentIndex(rang)

    def entrer(self) -> None:
        """Go to the line of saisie, on whatever part it stands."""
        self.saisie.champ.setFocus()

    def saisir(self) -> None:
        """Go to the line of saisie."""
        self.montrer_onglet(HISTORIQUE)
        self.saisie.champ.setFocus()

    def ouvrir_acte(self, acte_id: int | None = None) -> None:
        """Open the whole form of an act, None: a new one."""
        session, ident = self._poste.session, self._ident
        if ident is not None:
            self._poste.taches.query(
                lambda: lire_acte(session, ident, acte_id),
                lambda lu: FormulaireActe(self, self._poste, lu).open(),
                pour=self,
                cle="acte",
            )

    def ouvrir_demarche(self, demarche_id: int) -> None:
        """Show a démarche."""
        self.montrer_onglet(DEMARCHES)
        self.demarches.choisir(demarche_id)

    def vider(self) -> None:
        """Keep what is being typed, then forget the person."""
        super().vider()
        self._personne = None
        self.nom.clear()
        self._situation.clear()
        self._accord.clear()
        self.saisie.vider()
        self.chronologie.vider()
        for volet in self.volets:
            volet.vider()
        self._alerter("")
        self._montrer_vide(oui=True)

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        self.documents.dragEnterEvent(evenement)

    def dropEvent(self, evenement: QDropEvent) -> None:
        self.montrer_onglet(DOCUMENTS)
        self.documents.dropEvent(evenement)

    def _ranger(self) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(22, 16, 22, 12)
        colonne.setSpacing(8)
        self._alertes.setLayout(Flux(espace=8))
        for partie in (self._vide, self.nom, self._situation, self._accord, self._alertes):
            colonne.addWidget(partie)
        colonne.addWidget(self.onglets)
        colonne.addWidget(cadre("filet"))
        colonne.addWidget(self._volets, 1)
        self.onglets.setAccessibleName("Parties du dossier")
        self.onglets.setUsesScrollButtons(True)
        self.onglets.setExpanding(False)
        suivis = ("Accompagnement", "Démarches", "Budget", "Courriers")
        titres = ("Historique", "Identité", "Foyer et emploi", *suivis, "Documents")
        for titre, volet in zip(titres, (self.chronologie, *self.volets), strict=True):
            self.onglets.addTab(titre)
            self._volets.addWidget(volet)

    def _brancher(self) -> None:
        self.onglets.currentChanged.connect(self._changer_onglet)
        self.chronologie.acte_voulu.connect(self.ouvrir_acte)
        self.chronologie.nouvel_acte.connect(self.ouvrir_acte)
        self.chronologie.document_voulu.connect(self._ouvrir_document)
        self.chronologie.demarche_voulue.connect(self.ouvrir_demarche)
        self.chronologie.courrier_voulu.connect(self.courrier_voulu)
        self.courriers.courrier_voulu.connect(self.courrier_voulu)
        self.courriers.nouveau_voulu.connect(self.lettre_voulue)
        self.demarches.lettres.courrier_voulu.connect(self.courrier_voulu)
        self.demarches.lettres.ecrire_voulu.connect(self.lettre_de_demarche_voulue)
        self.budgets.fonds_voulus.connect(self.fonds_voulus)
        self.identite.fusion_voulue.connect(self._choisir_doublon)
        self.foyer.dossier_voulu.connect(self.personne_voulue)
        self._poste.lexique.change.connect(self._relire)

    def _changer_onglet(self, rang: int) -> None:
        for volet in self.volets:
            volet.achever()
        self._volets.setCurrentIndex(rang)

    def _relire(self) -> None:
        session, ident = self._poste.session, self._ident
        if ident is not None:
            self._poste.taches.query(
                lambda: lire_dossier(session, ident), self._montrer, pour=self, cle="dossier", sinon=self._perdre
            )

    def _perdre(self, erreur: Exception) -> None:
        """Leave the sheet of a person who is no more: her creation was taken back."""
        if isinstance(erreur, Introuvable):
            self.vider()
        else:
            self._poste.taches.echouee.emit(erreur)

    def _montrer(self, dossier: Dossier) -> None:
        if dossier.personne.id != self._ident:
            return
        self._montrer_vide(oui=False)
        self._personne = dossier.personne
        self.nom.setText(dossier.personne.nom_affiche)
        self._situation.setText(situation(dossier))
        self._situation.setVisible(bool(self._situation.text()))
        self._accord.setText(dossier.accord)
        self._accord.setVisible(bool(dossier.accord))
        self._alerter(dossier.personne.discretion)
        self.chronologie.montrer(
            dossier.actes, dossier.depots, dossier.demarches, dossier.organismes, dossier.courriers
        )
        self.saisie.presenter(dossier.personne.id)

    def _ouvrir_document(self, document_id: int) -> None:
        self.montrer_onglet(DOCUMENTS)
        self.documents.choisir(document_id)

    def _choisir_doublon(self) -> None:
        personne = self._personne
        if personne is not None:
            ChoisirPersonne(
                self,
                self._poste,
                "Fusionner dans ce dossier",
                lambda doublon: self._fusionner(personne.id, doublon.id),
                sauf=personne.id,
                proches=personne,
                precision=FUSION,
            ).open()

    def _fusionner(self, garde: int, doublon: int) -> None:
        personnes = self._poste.session.personnes
        self.identite.achever()
        self._poste.taches.command(lambda: personnes.fusionner(garde, doublon), libelle="Fusion")

    def _alerter(self, discretion: str) -> None:
        rangee = self._alertes.layout()
        while rangee is not None and (item := rangee.takeAt(0)) is not None:
            ancienne = item.widget()
            if isinstance(ancienne, QLabel):
                ancienne.clear()
                ancienne.hide()
                ancienne.deleteLater()
        for alerte in alertes(discretion):
            if rangee is not None:
                rangee.addWidget(courte(alerte, "puce", "attention"))
        self._alertes.setVisible(bool(discretion.strip()))

    def _montrer_vide(self, *, oui: bool) -> None:
        self._vide.setVisible(oui)
        for partie in (self.nom, self._situation, self._accord, self._alertes, self.onglets, self._volets):
            partie.setVisible(not oui)
