"""The page: the period on the left, what is chosen on the right; the grid of the evening takes its place."""

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.services.agenda import Periode, RendezVousVu, Tableau
from ui.agenda.echanges import Importer
from ui.agenda.gestes import Gestes
from ui.agenda.grille import GrilleSoir
from ui.agenda.horaire import Horaire
from ui.agenda.liste import ListeAgenda
from ui.agenda.mois import Mois
from ui.agenda.moments import Moment, Sorte, moments
from ui.agenda.periodes import Vue, avancer, bornes
from ui.agenda.rendezvous import Depart
from ui.agenda.tete import Tete
from ui.agenda.volet import Volet
from ui.poste import Poste
from ui.temps import aujourd_hui

_SORTES = ("permanences", "rendezvous", "interventions", "personnes", "contrats", "entreprises", "sites")
_VOLET = 400


class PageAgenda(QWidget):
    """Day, week, month and list; `personne_voulue` asks for a dossier."""

    personne_voulue = Signal(int)
    dit = Signal(str)

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self.setProperty("genre", "page")
        self._poste = poste
        self._jour = aujourd_hui()
        self.vue = Vue.SEMAINE
        self._etroite = False
        self._choisi: Moment | None = None
        self._periode: Periode | None = None
        self.tete = Tete(poste.apparence)
        self.horaire = Horaire(poste.apparence)
        self.mois = Mois(poste.apparence)
        self.liste = ListeAgenda(poste.apparence)
        self.volet = Volet(poste)
        self.grille = GrilleSoir(poste)
        self._calendrier = QWidget()
        self._pile = QStackedWidget()
        self._cote = QSplitter(Qt.Orientation.Horizontal)
        self._dehors = QStackedWidget()
        self._gestes = Gestes(self, poste)
        self._ranger()
        self._brancher()
        self.volet.hide()

    @property
    def jour(self) -> date:
        """A day of the period shown."""
        return self._jour

    def minimumSizeHint(self) -> QSize:
        return QSize(self._poste.apparence.px(300), self._poste.apparence.px(200))

    def ouvrir(self) -> None:
        """Read the period."""
        du, au = bornes(self.vue, self._jour)
        session = self._poste.session
        self._poste.taches.query(lambda: session.agenda.lire(du, au), self._recevoir, pour=self, cle="periode")
        if self._choisi is not None:
            self._lire_choisi()

    def suivre(self, changes: Changes, _initiateur: object) -> None:
        """Read again when what is shown changed."""
        if any(changes.touche(sorte) for sorte in _SORTES):
            self.ouvrir()
        self.grille.suivre(changes)

    def replier(self, *, oui: bool) -> None:
        """Show one pane at a time, and lists rather than tables of days, when the window is narrow."""
        if oui != self._etroite:
            self._etroite = oui
            self._disposer()
            self._redire()

    def vider(self) -> None:
        """Keep the rows of the evening that are not saved; forget every name."""
        self.grille.vider()
        self._choisi = self._periode = None
        for partie in (self.horaire, self.mois, self.liste, self.volet):
            partie.vider()

    def voir(self, jour: date, vue: Vue | None = None) -> None:
        """Show a day, in a view."""
        self._jour = jour
        self.vue = vue or self.vue
        self.ouvrir()

    def montrer_permanence(self, permanence_id: int, jour: date) -> None:
        """Show the board of a permanence."""
        self._dehors.setCurrentWidget(self._cote)
        self._choisi = Moment(Sorte.PERMANENCE, permanence_id, jour, 0, 0, "", "", "", permanence_id)
        self.voir(jour)

    def saisir_le_soir(self, permanence_id: int | None = None) -> None:
        """Open the grid of the evening, on a permanence or on the one most likely meant."""
        self._dehors.setCurrentWidget(self.grille)
        self.grille.ouvrir(permanence_id)

    def planifier_permanence(self) -> None:
        """Open the dialog that plans."""
        self._gestes.planifier()

    def prendre_rendezvous(self) -> None:
        """Open the dialog that takes an appointment."""
        self._gestes.demander(Depart(self._jour))

    def ouvrir_import(self) -> Importer:
        """Open the dialog that takes a calendar of others."""
        dialogue = Importer(self, self._poste)
        dialogue.open()
        return dialogue

    def _ranger(self) -> None:
        self._remplir_calendrier()
        self._cote.setChildrenCollapsible(False)
        self._cote.setHandleWidth(1)
        self._cote.addWidget(self._calendrier)
        self._cote.addWidget(self.volet)
        self._cote.setStretchFactor(0, 1)
        for partie in (self._cote, self.grille):
            self._dehors.addWidget(partie)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._dehors)
        self._disposer()

    def _remplir_calendrier(self) -> None:
        colonne = QVBoxLayout(self._calendrier)
        colonne.setContentsMargins(22, 16, 22, 16)
        colonne.setSpacing(12)
        colonne.addWidget(self.tete)
        for vue in (self.horaire, self.mois, self.liste):
            self._pile.addWidget(vue)
        colonne.addWidget(self._pile, 1)

    def _brancher(self) -> None:
        self.tete.avance.connect(self._avancer)
        self.tete.ce_jour_voulu.connect(lambda: self.voir(aujourd_hui()))
        self.tete.vue_voulue.connect(lambda vue: self.voir(self._jour, Vue(vue)))
        self.horaire.jour_voulu.connect(lambda jour: self.voir(jour, Vue.JOUR))
        self.mois.jour_voulu.connect(lambda jour: self.voir(jour, Vue.JOUR))
        for vue in (self.horaire, self.liste):
            vue.ouvert.connect(self._choisir)
        self.tete.planifier.clicked.connect(self.planifier_permanence)
        self.tete.prendre.clicked.connect(self.prendre_rendezvous)
        self.tete.importer.clicked.connect(self.ouvrir_import)
        self.tete.exporter.clicked.connect(self._gestes.exporter)
        self.grille.quittee.connect(lambda: self._dehors.setCurrentWidget(self._cote))
        self._poste.discretion.changee.connect(self.ouvrir)
        self._poste.apparence.changee.connect(self._redimensionner)
        for touche, pas in (("Alt+Left", -1), ("Alt+Right", 1)):
            raccourci = QShortcut(QKeySequence(touche), self)
            raccourci.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            raccourci.activated.connect(lambda sens=pas: self._avancer(sens))
        self._gestes.brancher(self.volet)

    def _avancer(self, pas: int) -> None:
        self.voir(avancer(self.vue, self._jour, pas))

    def _recevoir(self, periode: Periode) -> None:
        if (periode.du, periode.au) == bornes(self.vue, self._jour):
            self._periode = periode
            self._redire()

    def _redire(self) -> None:
        self.tete.montrer(self.vue, self._jour)
        if self._periode is None:
            return
        periode = self._periode
        vus = moments(periode, self._poste.discretion)
        jours = [date.fromordinal(n) for n in range(periode.du.toordinal(), periode.au.toordinal() + 1)]
        if self.vue is Vue.LISTE or (self._etroite and self.vue in (Vue.SEMAINE, Vue.MOIS)):
            self.liste.montrer(vus, periode.feries)
            self._pile.setCurrentWidget(self.liste)
        elif self.vue is Vue.MOIS:
            self.mois.montrer((periode.du, periode.au), self._jour, vus, periode.feries)
            self._pile.setCurrentWidget(self.mois)
        else:
            self.horaire.montrer(jours, vus, periode.feries)
            self._pile.setCurrentWidget(self.horaire)

    def _choisir(self, moment: Moment) -> None:
        self._choisi = moment
        self._jour = moment.jour
        self._lire_choisi()

    def _lire_choisi(self) -> None:
        moment, session = self._choisi, self._poste.session
        if moment is None:
            return
        if moment.permanence_id is not None:
            ident = moment.permanence_id
            self._poste.taches.query(
                lambda: session.agenda.tableau(ident), self._montrer, pour=self, cle="choisi", sinon=self._perdre
            )
        else:
            ident = moment.id
            self._poste.taches.query(
                lambda: session.agenda.rendezvous(ident), self._montrer, pour=self, cle="choisi", sinon=self._perdre
            )

    def _montrer(self, lu: Tableau | RendezVousVu) -> None:
        if isinstance(lu, Tableau):
            self.volet.montrer_permanence(lu)
        else:
            self.volet.montrer_rendezvous(lu)
        self.volet.show()
        self._disposer()

    def _perdre(self, _erreur: Exception) -> None:
        """Close the pane on what is no more (its creation was undone)."""
        self.fermer_volet()

    def fermer_volet(self) -> None:
        """Choose nothing any more."""
        self._choisi = None
        self.volet.hide()
        self.volet.vider()
        self._disposer()

    def _disposer(self) -> None:
        ouvert = self._choisi is not None
        self._calendrier.setVisible(not (self._etroite and ouvert))
        self.volet.setVisible(ouvert)
        self._redimensionner()

    def _redimensionner(self) -> None:
        large = self._poste.apparence.px(_VOLET)
        self.tete.replier(oui=self._etroite)
        self.volet.setMinimumWidth(0 if self._etroite else large)
        self.volet.setMaximumWidth(16_777_215 if self._etroite else large + self._poste.apparence.px(160))
