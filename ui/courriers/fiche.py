"""The letter: on the left its words and what fills them, on the right the page as it will go."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.courriers import Etat
from app.domain.courriers.blocs import Bloc
from app.domain.courriers.json import vers_json
from app.domain.organismes import Organisme
from app.services.courriers import Ouvert
from app.services.errors import Introuvable
from ui.courriers import gestes
from ui.courriers.mots import dire_etat
from ui.courriers.renseignements import Renseignements
from ui.courriers.sorties import Sorties
from ui.courriers.texte import Texte
from ui.courriers.verifications import Verifications, a_voir
from ui.lecture.lecteur import Lecteur
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.etiquettes import bouton, cadre, etiquette
from ui.widgets.flux import Flux
from ui.widgets.liste_et_fiche import FicheDePage

_SORTES = ("courriers", "personnes", "organismes", "budgets", "accords", "demarches", "foyers", "emplois", "reglages")
RENSEIGNER, TEXTE, VERIFIER = range(3)
Lu = tuple[Ouvert, list[Organisme], dict[int, str]]


class FicheCourrier(FicheDePage):
    """One letter; empty until one is chosen."""

    personne_voulue = Signal(int)
    courrier_voulu = Signal(int)
    demarche_voulue = Signal(int, int)

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._ouvert: Ouvert | None = None
        self._vide = etiquette("Choisissez une lettre dans le registre, ou préparez-en une.", "second")
        self.titre, self._situation = etiquette(genre="titre"), etiquette(genre="second")
        self.personne = bouton("Ouvrir le d&ossier", "lien")
        self.envoyer = bouton("&Envoyer…", "primaire")
        self.repondre = bouton("&Réponse reçue…", "primaire")
        self.relancer = bouton("Re&lancer")
        self.clore = bouton("Cla&sser")
        self.supprimer = bouton("&Supprimer")
        self.onglets = QTabBar()
        self._volets = QStackedWidget()
        self.renseignements, self.texte, self.verifications = Renseignements(poste), Texte(poste), Verifications()
        self.lecteur = Lecteur("La page telle qu’elle partira", poste.apparence)
        self.sorties = Sorties(self, poste, self.lecteur, self._achevee)
        self._corps = QWidget()
        self._ranger()
        self._brancher()
        self._montrer_vide(oui=True)

    @property
    def ouvert(self) -> Ouvert | None:
        """What is on screen."""
        return self._ouvert

    def ouvrir(self, courrier_id: int) -> None:
        """Show a letter."""
        self.achever()
        self._ident = courrier_id
        self._relire()

    def suivre(self, changes: Changes, _initiateur: object) -> None:
        """Read again when what the letter says may have changed."""
        if self._ident is not None and (not changes.ids or any(map(changes.touche, _SORTES))):
            self._relire()

    def entrer(self) -> None:
        """Go to the first thing to fill in."""
        self.onglets.setCurrentIndex(RENSEIGNER)
        self.renseignements.premier()

    def achever(self) -> None:
        """Keep what is being typed."""
        self.renseignements.achever()
        self.texte.achever()

    def vider(self) -> None:
        """Keep what is being typed, then forget the letter."""
        self.achever()
        super().vider()
        self._ouvert = None
        for partie in (self.renseignements, self.texte, self.verifications, self.lecteur):
            partie.vider()
        self.titre.clear()
        self._situation.clear()
        self._montrer_vide(oui=True)

    def _relire(self) -> None:
        session, ident = self._poste.session, self._ident

        def lire() -> Lu:
            ouvert = session.courriers.ouvrir(ident or 0)
            elle = ouvert.courrier.personne_id
            return ouvert, session.organismes.toutes(), session.demarches.titres(elle) if elle else {}

        self._poste.taches.query(lire, self._montrer, pour=self, cle="courrier", sinon=self._perdre)

    def _perdre(self, erreur: Exception) -> None:
        if isinstance(erreur, Introuvable):
            self._ident = None
            self.vider()
        else:
            self._poste.taches.echouee.emit(erreur)

    def _montrer(self, lu: Lu) -> None:
        ouvert, organismes, demarches = lu
        if ouvert.courrier.id != self._ident:
            return
        garder = self._ouvert is not None and self._ouvert.courrier.id == ouvert.courrier.id
        self._ouvert = ouvert
        self._montrer_vide(oui=False)
        self._dire(ouvert)
        self.renseignements.montrer(ouvert, organismes, demarches, garder=garder)
        self.texte.montrer(ouvert, garder=garder)
        self.verifications.montrer(ouvert)
        self.lecteur.montrer(ouvert.pdf)
        self.lecteur.setAccessibleDescription(" ".join(ouvert.lettre.mots()))

    def _dire(self, ouvert: Ouvert) -> None:
        courrier = ouvert.courrier
        nom = self._poste.discretion.nom(courrier.personne_id, ouvert.personne)
        self.titre.setText(courrier.titre)
        etat = dire_etat(courrier, aujourd_hui())
        fige = "ne se modifie plus" if courrier.parti else ""
        dits = (nom, courrier.destinataire, etat, courrier.numero, fige)
        self._situation.setText(" · ".join(dit for dit in dits if dit))
        nombre = a_voir(ouvert)
        self.onglets.setTabText(VERIFIER, f"À vérifier\u00a0{nombre}" if nombre else "À vérifier")
        envoye = courrier.etat is Etat.ENVOYE
        visibles = {
            self.envoyer: not courrier.parti,
            self.supprimer: not courrier.parti,
            self.repondre: envoye,
            self.relancer: envoye,
            self.clore: envoye,
            self.personne: courrier.personne_id is not None,
        }
        for geste, visible in visibles.items():
            geste.setVisible(visible)

    def _brancher(self) -> None:
        self.onglets.currentChanged.connect(self._volets.setCurrentIndex)
        self.renseignements.modifie.connect(self._garder)
        self.renseignements.depart.rattachee.connect(self._rattacher)
        self.renseignements.depart.demarche_voulue.connect(self._ouvrir_demarche)
        self.texte.change.connect(self._garder_texte)
        self.verifications.champ_voulu.connect(self._aller)
        self.envoyer.clicked.connect(self._dialoguer(gestes.envoyer))
        self.repondre.clicked.connect(self._dialoguer(gestes.repondre))
        self.relancer.clicked.connect(self._relancer)
        self.clore.clicked.connect(lambda: self._commander(self._poste.session.courriers.clore))
        self.supprimer.clicked.connect(self._supprimer)
        self.personne.clicked.connect(self._ouvrir_personne)

    def _dialoguer(self, geste: Callable[[QWidget, Poste, Ouvert], object]) -> Callable[[], None]:
        def ouvrir() -> None:
            self.achever()
            if self._ouvert is not None:
                geste(self, self._poste, self._ouvert)

        return ouvrir

    def _garder(self, change: dict[str, Any], visite: str) -> None:
        courriers, ident = self._poste.session.courriers, self._ident
        if ident is not None and self._ouvert is not None and not self._ouvert.courrier.parti:
            self._poste.taches.command(lambda: courriers.modifier(ident, visite, **change), initiateur=self)

    def _garder_texte(self, blocs: tuple[Bloc, ...]) -> None:
        self._garder({"corps": vers_json(blocs)}, f"texte-{self._ident}")

    def _aller(self, code: str) -> None:
        self.onglets.setCurrentIndex(RENSEIGNER)
        self.renseignements.aller(code)

    def _commander(self, faire: Callable[[int], tuple[Any, Changes]]) -> None:
        ident = self._ident
        if ident is not None:
            self._poste.taches.command(lambda: faire(ident))

    def _relancer(self) -> None:
        courriers, ident = self._poste.session.courriers, self._ident
        if ident is not None:
            self._poste.taches.command(
                lambda: courriers.relancer(ident), lambda ecrit: self.courrier_voulu.emit(ecrit.id)
            )

    def _supprimer(self) -> None:
        courriers, ident = self._poste.session.courriers, self._ident
        if ident is not None:
            self._poste.taches.command(lambda: (None, courriers.delete(ident)))

    def _achevee(self) -> int | None:
        """Keep what is being typed; return the letter shown."""
        self.achever()
        return self._ident

    def _ouvrir_personne(self) -> None:
        if self._ouvert is not None and self._ouvert.courrier.personne_id is not None:
            self.personne_voulue.emit(self._ouvert.courrier.personne_id)

    def _rattacher(self, demarche_id: int | None) -> None:
        courriers, ident = self._poste.session.courriers, self._ident
        if ident is not None:
            self._poste.taches.command(lambda: courriers.rattacher(ident, demarche_id))

    def _ouvrir_demarche(self, demarche_id: int) -> None:
        if self._ouvert is not None and self._ouvert.courrier.personne_id is not None:
            self.demarche_voulue.emit(self._ouvert.courrier.personne_id, demarche_id)

    def _montrer_vide(self, *, oui: bool) -> None:
        self._vide.setVisible(oui)
        self._corps.setVisible(not oui)

    def _ranger(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(22, 16, 0, 0)
        page.addWidget(self._vide)
        page.addWidget(self._corps, 1)
        page.addStretch()
        colonne = QVBoxLayout(self._corps)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(8)
        for partie in (self.titre, self._situation):
            colonne.addWidget(partie)
        actions = Flux(espace=8)
        for geste in (
            *(self.envoyer, self.repondre, self.relancer, self.clore),
            *(self.sorties.imprimer, self.sorties.adresse, self.sorties.enregistrer, self.supprimer, self.personne),
        ):
            actions.addWidget(geste)
        colonne.addLayout(actions)
        cote = QSplitter(Qt.Orientation.Horizontal)
        cote.setChildrenCollapsible(False)
        cote.setHandleWidth(1)
        cote.addWidget(self._gauche())
        cote.addWidget(self.lecteur)
        cote.setStretchFactor(1, 1)
        cote.setSizes([self._poste.apparence.px(380), 4_000])
        self.lecteur.setMinimumWidth(self._poste.apparence.px(200))
        colonne.addWidget(cote, 1)

    def _gauche(self) -> QWidget:
        gauche = QWidget()
        colonne = QVBoxLayout(gauche)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(0)
        for titre, volet in (
            ("Renseigner", self.renseignements),
            ("Texte", self.texte),
            ("À vérifier", self.verifications),
        ):
            self.onglets.addTab(titre)
            self._volets.addWidget(volet)
        self.onglets.setAccessibleName("Parties de la lettre")
        self.onglets.setUsesScrollButtons(True)
        self.onglets.setExpanding(False)
        colonne.addWidget(self.onglets)
        colonne.addWidget(cadre("filet"))
        colonne.addWidget(self._volets, 1)
        gauche.setMinimumWidth(self._poste.apparence.px(240))
        return gauche
