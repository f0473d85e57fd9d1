"""The letter: on the left its words and what fills them, on the right the page as it will go."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.courriers.blocs import Bloc
from app.domain.courriers.json import de_json, vers_json
from app.domain.organismes import Organisme
from app.services.courriers import Ouvert
from app.services.courriers_modeles import Phrase
from app.services.errors import Introuvable
from app.services.lettres_word import Dehors
from ui.avis import annoncer
from ui.courriers import gestes, word
from ui.courriers.renseignements import Renseignements
from ui.courriers.tete import Tete
from ui.courriers.verifications import Verifications, a_voir
from ui.courriers.word import EFFACEE, REPRISE, Bandeau
from ui.lecture.adresses import DialogueAdresses
from ui.lecture.impression import AvertissementImpression, imprimer
from ui.lecture.lecteur import Lecteur
from ui.poste import Poste
from ui.redaction.texte import Texte
from ui.widgets.etiquettes import cadre, etiquette
from ui.widgets.liste_et_fiche import FicheDePage

_SORTES = ("courriers", "personnes", "organismes", "budgets", "accords", "demarches", "foyers", "emplois", "reglages")
RENSEIGNER, TEXTE, VERIFIER = range(3)
MOTS_DE_WORD = "Les mots de la lettre. La page est celle de son document Word."
Lu = tuple[Ouvert, list[Organisme], Dehors | None, dict[int, str], tuple[Phrase, ...]]


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
        self.tete, self.bandeau = Tete(), Bandeau()
        self.titre, self.envoyer, self.relancer = self.tete.titre, self.tete.envoyer, self.tete.relancer
        self.onglets = QTabBar()
        self._volets = QStackedWidget()
        self.renseignements, self.texte, self.verifications = Renseignements(poste), Texte(poste), Verifications()
        self.lecteur = Lecteur("La page telle qu’elle partira", poste.apparence)
        self._de_word = etiquette(MOTS_DE_WORD, "second")
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
        self.tete.vider()
        self.bandeau.montrer(None)
        self._montrer_vide(oui=True)

    def event(self, evenement: QEvent) -> bool:
        """Look at the copy again when she comes back from Word."""
        if evenement.type() == QEvent.Type.WindowActivate and self.bandeau.isVisible():
            self._relire()
        return super().event(evenement)

    def _relire(self) -> None:
        session, ident = self._poste.session, self._ident

        def lire() -> Lu:
            ouvert = session.courriers.ouvrir(ident or 0)
            elle, dehors = ouvert.courrier.personne_id, session.lettres_word.dehors(ouvert.courrier.id)
            demarches = session.demarches.titres(elle) if elle else {}
            return ouvert, session.organismes.toutes(), dehors, demarches, session.phrases_lettre.phrases()

        self._poste.taches.query(lire, self._montrer, pour=self, cle="courrier", sinon=self._perdre)

    def _perdre(self, erreur: Exception) -> None:
        if isinstance(erreur, Introuvable):
            self._ident = None
            self.vider()
        else:
            self._poste.taches.echouee.emit(erreur)

    def _montrer(self, lu: Lu) -> None:
        ouvert, organismes, dehors, demarches, phrases = lu
        if ouvert.courrier.id != self._ident:
            return
        garder = self._ouvert is not None and self._ouvert.courrier.id == ouvert.courrier.id
        self._ouvert = ouvert
        self._montrer_vide(oui=False)
        self._dire(ouvert, dehors)
        self.renseignements.montrer(ouvert, organismes, demarches, garder=garder)
        self._montrer_mots(ouvert, phrases, garder=garder)
        self.verifications.montrer(ouvert)
        self.lecteur.montrer(ouvert.pdf)
        self.lecteur.setAccessibleDescription(" ".join(ouvert.lettre.mots()))
        # What Word has would be overwritten by what is typed here.
        for volet in (self.renseignements, self.texte):
            volet.setEnabled(dehors is None)

    def _montrer_mots(self, ouvert: Ouvert, phrases: tuple[Phrase, ...], *, garder: bool) -> None:
        connues = {**ouvert.connues, **{c: dit for c, dit in ouvert.courrier.saisies.items() if dit.strip()}}
        blocs, fige = de_json(ouvert.courrier.corps), ouvert.courrier.parti
        self.texte.proposer(phrases)
        self.texte.montrer(blocs, connues, ouvert.sexe, garder=garder, fige=fige)

    def _dire(self, ouvert: Ouvert, dehors: Dehors | None) -> None:
        nom = self._poste.discretion.nom(ouvert.courrier.personne_id, ouvert.personne)
        self.tete.montrer(ouvert, nom, dehors=dehors is not None)
        self.bandeau.montrer(dehors)
        nombre = a_voir(ouvert)
        self.onglets.setTabText(VERIFIER, f"À vérifier\u00a0{nombre}" if nombre else "À vérifier")
        self.onglets.setTabVisible(TEXTE, not ouvert.word)
        self._de_word.setVisible(ouvert.word)

    def _brancher(self) -> None:
        tete, courriers = self.tete, self._poste.session.courriers
        self.onglets.currentChanged.connect(self._volets.setCurrentIndex)
        self.renseignements.modifie.connect(self._garder)
        depart = self.renseignements.depart
        depart.rattachee.connect(lambda demarche: self._commander(lambda ident: courriers.rattacher(ident, demarche)))
        depart.demarche_voulue.connect(self._ouvrir_demarche)
        self.texte.change.connect(self._garder_texte)
        self.verifications.champ_voulu.connect(self._aller)
        tete.envoyer.clicked.connect(self._dialoguer(gestes.envoyer))
        tete.repondre.clicked.connect(self._dialoguer(gestes.repondre))
        tete.relancer.clicked.connect(self._relancer)
        tete.clore.clicked.connect(lambda: self._commander(courriers.clore))
        tete.supprimer.clicked.connect(lambda: self._commander(lambda ident: (None, courriers.delete(ident))))
        tete.imprimer.clicked.connect(lambda: AvertissementImpression(self, self._poste.apparence, self._lancer).open())
        tete.adresse.clicked.connect(self._adresser)
        tete.modifier.clicked.connect(self._modifier)
        tete.personne.clicked.connect(self._ouvrir_personne)
        tete.copie_voulue.connect(self._copier)
        lettres_word = self._poste.session.lettres_word
        self.bandeau.reprise_voulue.connect(lambda: self._commander(lettres_word.reprendre, REPRISE))
        self.bandeau.effacement_voulu.connect(
            lambda: self._commander(lambda ident: (None, lettres_word.renoncer(ident)), EFFACEE)
        )

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

    def _commander(self, faire: Callable[[int], tuple[Any, Changes]], dit: str = "") -> None:
        """Do something with the letter; `dit` is read once it is done."""
        ident = self._ident
        if ident is not None:
            self._poste.taches.command(lambda: faire(ident), lambda _: annoncer(self, dit) if dit else None)

    def _relancer(self) -> None:
        courriers, ident = self._poste.session.courriers, self._ident
        if ident is not None:
            self._poste.taches.command(
                lambda: courriers.relancer(ident), lambda ecrit: self.courrier_voulu.emit(ecrit.id)
            )

    def _copier(self, genre: str) -> None:
        self.achever()
        if self._ident is not None:
            gestes.copier(self, self._poste, self._ident, genre)

    def _adresser(self) -> None:
        self.achever()
        if self._ident is not None:
            DialogueAdresses(self, self._poste, [("courriers", self._ident)]).open()

    def _modifier(self) -> None:
        self.achever()
        if self._ident is not None:
            word.modifier(self, self._poste, self._ident)

    def _lancer(self) -> None:
        journal, ident = self._poste.session.journal, self._ident
        imprimer(self, self.lecteur.document_, lambda: journal.noter("imprimer", "courriers", ident))

    def _ouvrir_personne(self) -> None:
        if self._ouvert is not None and self._ouvert.courrier.personne_id is not None:
            self.personne_voulue.emit(self._ouvert.courrier.personne_id)

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
        colonne.addWidget(self.tete)
        marge = QHBoxLayout()
        marge.setContentsMargins(0, 0, 16, 0)
        marge.addWidget(self.bandeau)
        colonne.addLayout(marge)
        cote = QSplitter(Qt.Orientation.Horizontal)
        cote.setChildrenCollapsible(False)
        cote.setHandleWidth(1)
        cote.addWidget(self._gauche())
        cote.addWidget(self._droite())
        cote.setStretchFactor(1, 1)
        cote.setSizes([self._poste.apparence.px(380), 4_000])
        self.lecteur.setMinimumWidth(self._poste.apparence.px(200))
        colonne.addWidget(cote, 1)

    def _droite(self) -> QWidget:
        droite = QWidget()
        colonne = QVBoxLayout(droite)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(4)
        self._de_word.setContentsMargins(12, 0, 0, 0)
        colonne.addWidget(self._de_word)
        colonne.addWidget(self.lecteur, 1)
        return droite

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
