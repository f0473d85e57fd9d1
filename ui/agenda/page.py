"""The page: the period on the left, what is chosen on the right; the grid of the evening takes its place."""

from collections.abc import Callable, Hashable
from datetime import date
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.permanences import Permanence
from app.services.agenda import Periode, RendezVousVu, Tableau
from ui.agenda import dialogues, lieux
from ui.agenda.echanges import Exporter, Importer
from ui.agenda.grille import GrilleSoir
from ui.agenda.horaire import Horaire
from ui.agenda.liste import ListeAgenda
from ui.agenda.mois import Mois
from ui.agenda.moments import Moment, Sorte, moments
from ui.agenda.periodes import NOMS, Vue, avancer, bornes, titre
from ui.agenda.rendezvous import Depart, DialogueRendezVous, canaux
from ui.agenda.volet import Volet
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.flux import Flux
from ui.widgets.selecteur import Selecteur

_SORTES = ("permanences", "rendezvous", "interventions", "personnes", "contrats", "entreprises", "sites")
_VOLET, _CHOIX = 400, 264
_VUES: dict[Hashable, str] = {str(vue): dit for vue, dit in NOMS.items()}


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
        self._titre = etiquette(genre="titre")
        self._vues = Selecteur("Vue")
        self._vues.montrer(_VUES, self.vue)
        self.horaire = Horaire(poste.apparence)
        self.mois = Mois(poste.apparence)
        self.liste = ListeAgenda(poste.apparence)
        self.volet = Volet(poste)
        self.grille = GrilleSoir(poste)
        self.planifier = bouton("&Planifier une permanence", "primaire")
        self.prendre = bouton("Nouveau &rendez-vous")
        self.importer = bouton("&Importer…", "", "Importer un agenda")
        self.exporter = bouton("E&xporter…", "", "Exporter l’agenda")
        self._calendrier = QWidget()
        self._pile = QStackedWidget()
        self._cote = QSplitter(Qt.Orientation.Horizontal)
        self._dehors = QStackedWidget()
        self._ranger()
        self._brancher()
        self.volet.hide()

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
        self._avec_lieux(self._planifier)

    def prendre_rendezvous(self) -> None:
        """Open the dialog that takes an appointment."""
        self._demander(Depart(self._jour))

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
        haut = QHBoxLayout()
        haut.setSpacing(8)
        self._avant = self._fleche("chevron-left", "Période précédente", -1)
        self._apres = self._fleche("chevron-right", "Période suivante", 1)
        self._ce_jour = bouton("A&ujourd’hui")
        for partie in (self._avant, self._apres, self._ce_jour):
            haut.addWidget(partie, 0, Qt.AlignmentFlag.AlignTop)
        haut.addSpacing(8)
        haut.addWidget(self._titre, 1)
        gestes = Flux(espace=8)
        for geste in (self.planifier, self.prendre, self.importer, self.exporter):
            gestes.addWidget(geste)
        rangee = QHBoxLayout()
        rangee.setSpacing(24)
        rangee.addWidget(self._vues)
        rangee.addLayout(gestes, 1)
        colonne.addLayout(haut)
        colonne.addLayout(rangee)
        for vue in (self.horaire, self.mois, self.liste):
            self._pile.addWidget(vue)
        colonne.addWidget(self._pile, 1)

    def _fleche(self, icone: str, nom: str, pas: int) -> QWidget:
        fleche = bouton("", "", nom)
        fleche.setToolTip(nom)
        self._poste.apparence.icones.poser(fleche, icone)
        fleche.clicked.connect(lambda: self._avancer(pas))
        return fleche

    def _brancher(self) -> None:
        self._ce_jour.clicked.connect(lambda: self.voir(aujourd_hui()))
        self._vues.choisi.connect(lambda vue: self.voir(self._jour, Vue(vue)))
        self.horaire.jour_voulu.connect(lambda jour: self.voir(jour, Vue.JOUR))
        self.mois.jour_voulu.connect(lambda jour: self.voir(jour, Vue.JOUR))
        for vue in (self.horaire, self.liste):
            vue.ouvert.connect(self._choisir)
        self.planifier.clicked.connect(self.planifier_permanence)
        self.prendre.clicked.connect(self.prendre_rendezvous)
        self.importer.clicked.connect(self.ouvrir_import)
        self.exporter.clicked.connect(self._exporter)
        self.grille.quittee.connect(lambda: self._dehors.setCurrentWidget(self._cote))
        self._poste.discretion.changee.connect(self.ouvrir)
        self._poste.apparence.changee.connect(self._redimensionner)
        for touche, pas in (("Alt+Left", -1), ("Alt+Right", 1)):
            raccourci = QShortcut(QKeySequence(touche), self)
            raccourci.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            raccourci.activated.connect(lambda sens=pas: self._avancer(sens))
        self._brancher_volet()

    def _brancher_volet(self) -> None:
        carnet, permanences = self._poste.session.rendezvous, self._poste.session.permanences
        self.volet.honore.connect(lambda ident: self._faire(lambda: carnet.honorer(ident)))
        self.volet.manque.connect(lambda ident: self._faire(lambda: carnet.manquer(ident)))
        self.volet.annule.connect(lambda ident: self._faire(lambda: carnet.annuler(ident)))
        self.volet.remis.connect(lambda ident: self._faire(lambda: carnet.remettre(ident)))
        self.volet.tenue.connect(lambda ident: self._faire(lambda: permanences.tenir(ident)))
        self.volet.reprise.connect(lambda ident: self._faire(lambda: permanences.reprendre(ident)))
        self.volet.modifie.connect(self._modifier)
        self.volet.pris.connect(self._demander)
        self.volet.deplacement_voulu.connect(self._deplacer)
        self.volet.annulation_voulue.connect(lambda vue: dialogues.annuler(self, self._poste, vue, lambda _: None))
        self.volet.grille_voulue.connect(self.saisir_le_soir)
        self.volet.personne_voulue.connect(self.personne_voulue)
        self.volet.ferme.connect(self._fermer_volet)

    def _faire(self, travail: Callable[[], tuple[Any, Changes]]) -> None:
        self._poste.taches.command(travail)

    def _avancer(self, pas: int) -> None:
        self.voir(avancer(self.vue, self._jour, pas))

    def _recevoir(self, periode: Periode) -> None:
        if (periode.du, periode.au) == bornes(self.vue, self._jour):
            self._periode = periode
            self._redire()

    def _redire(self) -> None:
        self._titre.setText(titre(self.vue, self._jour))
        self._vues.montrer(_VUES, self.vue)
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
        self._fermer_volet()

    def _fermer_volet(self) -> None:
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
        self._vues.setMinimumWidth(self._poste.apparence.px(_CHOIX if not self._etroite else _CHOIX // 2))
        self.volet.setMinimumWidth(0 if self._etroite else large)
        self.volet.setMaximumWidth(16_777_215 if self._etroite else large + self._poste.apparence.px(160))

    def _avec_lieux(self, puis: Callable[[list[lieux.Lieu]], None]) -> None:
        session, jour = self._poste.session, self._jour
        self._poste.taches.query(lambda: lieux.lire(session, jour), puis, pour=self, cle="lieux")

    def _planifier(self, lus: list[lieux.Lieu]) -> None:
        def montrer(ecrites: tuple[Permanence, ...]) -> None:
            self.montrer_permanence(ecrites[0].id, ecrites[0].jour)

        dialogues.Planifier(self, self._poste, lus, self._jour).ouvrir(montrer)

    def _modifier(self, vu: RendezVousVu) -> None:
        rdv, session = vu.rendezvous, self._poste.session
        nom = vu.nom if rdv.personne_id is not None else ""

        def ouvrir(permanence: Permanence | None) -> None:
            self._demander(Depart(rdv.jour, rdv.debut, rdv.minutes, permanence, connu=rdv, nom=nom))

        ident = rdv.permanence_id
        if ident is None:
            ouvrir(None)
        else:
            self._poste.taches.query(lambda: session.permanences.get(ident), ouvrir, pour=self)

    def _demander(self, depart: Depart) -> None:
        session, jour = self._poste.session, self._jour

        def lire() -> tuple[list[lieux.Lieu], dict[str, str]]:
            return lieux.lire(session, jour), canaux(self._poste)

        def ouvrir(lu: tuple[list[lieux.Lieu], dict[str, str]]) -> None:
            DialogueRendezVous(self, self._poste, depart, *lu).ouvrir(lambda _: None)

        self._poste.taches.query(lire, ouvrir, pour=self, cle="demander")

    def _exporter(self) -> None:
        dialogue = Exporter(self, self._poste, bornes(self.vue, self._jour))
        dialogue.ecrit.connect(self.dit)
        dialogue.open()

    def _deplacer(self, permanence: Permanence) -> None:
        def montrer(nouvelle: Permanence) -> None:
            self.montrer_permanence(nouvelle.id, nouvelle.jour)

        dialogues.deplacer(self, self._poste, permanence, montrer)
