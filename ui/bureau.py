"""The desk: everything that is on screen while the coffre is open; made at unlock, dropped at lock."""

from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.context import Session
from app.domain.calendrier import heure
from app.domain.changes import Changes
from app.domain.imports import Rapport
from app.errors import Refus
from app.messages import phrase
from app.services.repertoire import Selection
from ui.actions import Actions
from ui.aujourdhui import PageAujourdhui
from ui.avis import Avis, annoncer
from ui.barre import Barre
from ui.discretion import Discretion
from ui.entretien import Entretien
from ui.etat import Etat
from ui.imports import Assistant
from ui.imports.mots import resume
from ui.inactivite import Inactivite
from ui.lexique import Lexique
from ui.palette import PaletteCommandes
from ui.panne import raconter
from ui.personnes import PagePersonnes
from ui.personnes.nouvelle import NouvellePersonne
from ui.poste import Poste
from ui.presse_papiers import PressePapiers
from ui.rail import Rail
from ui.reglages import PageReglages
from ui.saisie import DialogueSaisie, LigneSaisie
from ui.tasks import Taches
from ui.temps import minutes
from ui.theme import Apparence

ETROITE = 900
"""Width at 100 % under which panes show one at a time."""
_REGLAGE = "fenetre"
_DELAI = 5


class Page(Protocol):
    """What the desk asks of a page."""

    def ouvrir(self) -> None: ...
    def suivre(self, changes: Changes, initiateur: object) -> None: ...
    def replier(self, *, oui: bool) -> None: ...
    def vider(self) -> None: ...


class Bureau(QWidget):
    """Bar, rail, pages, notices, status; asks for the lock with `verrou_voulu`."""

    verrou_voulu = Signal()
    pause_voulue = Signal()

    def __init__(
        self, session: Session, taches: Taches, apparence: Apparence, globales: Actions, *, exemple: bool = False
    ) -> None:
        super().__init__()
        self._session = session
        self._taches = taches
        lexique = Lexique(session, taches)
        self._poste = Poste(session, taches, lexique, Discretion(), apparence)
        self.actions_ = Actions(self, apparence, globales)
        self._brancher_actions()
        self.barre = Barre(
            apparence,
            self.actions_["chercher"],
            self.actions_["discret"],
            self.actions_["saisir"],
            exemple=exemple,
        )
        self.rail = Rail(apparence)
        self.avis = Avis()
        self.etat = Etat(apparence, taches)
        self.saisie = LigneSaisie(self._poste)
        self.aujourdhui = PageAujourdhui(self._poste)
        self.personnes = PagePersonnes(self._poste, self.saisie)
        self.reglages = PageReglages(self._poste)
        self.pages: dict[str, QWidget] = {}
        self._pile = QStackedWidget()
        self._pile.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._inactivite = Inactivite(_DELAI, self)
        self._presse_papiers = PressePapiers(self)
        self._entretien = Entretien(self._poste, self._inactivite)
        self._ranger()
        self._brancher()
        self._reprendre()
        self.aller("aujourdhui")
        lexique.lire()
        self._entretien.lire()

    def aller(self, ident: str) -> None:
        """Open a page."""
        self._pile.setCurrentWidget(self.pages[ident])
        self.rail.cocher(ident)
        self._page().ouvrir()

    def ouvrir_personne(self, personne_id: int) -> None:
        """Open the sheet of a person."""
        self.aller("personnes")
        self.personnes.montrer(personne_id)

    def fermer(self) -> None:
        """Keep what is being typed and the look of the window, then forget every name."""
        self._fermer_dialogues()
        self.personnes.vider()
        self._taches.fermer()
        self._garder()
        for page in self.pages.values():
            page.vider()  # type: ignore[attr-defined]
        self._poste.lexique.vider()
        self.avis.cacher()
        self._presse_papiers.vider()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        super().resizeEvent(evenement)
        self._replier()

    def _ranger(self) -> None:
        self.setProperty("genre", "page")
        for ident, texte, icone, page, en_bas in (
            ("aujourdhui", "Aujourd’hui", "sun", self.aujourdhui, False),
            ("personnes", "Personnes", "users", self.personnes, False),
            ("reglages", "Réglages", "settings", self.reglages, True),
        ):
            self.pages[ident] = page
            self._pile.addWidget(page)
            self.rail.ajouter(ident, texte, icone, en_bas=en_bas)
        milieu = QHBoxLayout()
        milieu.setSpacing(0)
        milieu.addWidget(self.rail)
        droite = QVBoxLayout()
        droite.setSpacing(0)
        droite.addWidget(self._pile, 1)
        droite.addWidget(self.avis)
        milieu.addLayout(droite, 1)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(0)
        colonne.addWidget(self.barre)
        colonne.addLayout(milieu, 1)
        colonne.addWidget(self.etat)
        self.barre.avec_menu(self.actions_.menu(self.barre))

    def _brancher_actions(self) -> None:
        gestes = {
            "saisir": self.saisir,
            "nouvelle_personne": self._nouvelle_personne,
            "importer": self.importer,
            "sauvegarder": lambda: self._entretien.sauvegarder(),
            "pause": lambda: self._demander_pause(demandee=True),
            "verrouiller": self.verrou_voulu.emit,
            "annuler": self.annuler,
            "retablir": self.retablir,
            "filtrer": self._filtrer,
            "chercher": self._chercher,
            "aller_aujourdhui": lambda: self.aller("aujourdhui"),
            "aller_personnes": lambda: self.aller("personnes"),
            "aller_reglages": lambda: self.aller("reglages"),
            "discret": self._basculer_discretion,
            "actualiser": lambda: self._page().ouvrir(),
            "dire_etat": lambda: annoncer(self.etat, self.etat.phrase),
        }
        for ident, geste in gestes.items():
            self.actions_.brancher(ident, geste)

    def _brancher(self) -> None:
        self.rail.choisie.connect(self.aller)
        self.aujourdhui.personne_voulue.connect(self.ouvrir_personne)
        self.aujourdhui.vue_voulue.connect(self._voir_selection)
        self.aujourdhui.comptee.connect(lambda nombre: self.rail.compter("aujourdhui", nombre))
        self.reglages.delai_choisi.connect(self._regler_delai)
        self._taches.modifie.connect(self._suivre)
        self._taches.echouee.connect(self._refuser)
        self._poste.apparence.changee.connect(self._replier)
        self._inactivite.annoncee.connect(self._annoncer_verrou)
        self._inactivite.ecoulee.connect(lambda: self._demander_pause(demandee=False))
        self._entretien.dite.connect(self.etat.dire_sauvegarde)
        self._entretien.faite.connect(self.avis.dire)
        self._entretien.refusee.connect(self.avis.refuser)
        self.reglages.import_voulu.connect(self.importer)
        self.reglages.annulation_voulue.connect(self.annuler_import)

    def saisir(self) -> None:
        """Go to the line of saisie, with the person on screen meant when there is one."""
        if self._page() is self.personnes and self.personnes.fiche.ident is not None:
            self.personnes.saisir()
        else:
            DialogueSaisie(self, self._poste).open()

    @property
    def ident(self) -> str:
        """The name of the page open."""
        return next(ident for ident, page in self.pages.items() if page is self._pile.currentWidget())

    @property
    def poste(self) -> Poste:
        """What a screen of this coffre needs."""
        return self._poste

    def suspendre(self) -> None:
        """Close what stands in front, before the pause."""
        self._fermer_dialogues()
        self.avis.cacher()

    def reprendre(self) -> None:
        """Go on after a pause."""
        self._inactivite.reprendre()
        self._annoncer_verrou(0)

    def _demander_pause(self, *, demandee: bool) -> None:
        """Pause when there is a code for it; without one, idleness locks and the key says what is missing."""

        def suivre(definie: bool) -> None:  # noqa: FBT001 - the result of a query
            if definie:
                self.pause_voulue.emit()
            elif demandee:
                self.avis.dire("Définissez d’abord un code de pause.", "Ouvrir Sécurité", self._ouvrir_securite)
            else:
                self.verrou_voulu.emit()

        pauses = self._session.pauses
        self._taches.query(lambda: pauses.definie, suivre, pour=self, cle="pause")

    def _ouvrir_securite(self) -> None:
        self.aller("reglages")
        self.reglages.choisir("securite")

    def importer(self) -> None:
        """Take over a workbook."""
        assistant = Assistant(self, self._poste)
        assistant.importe.connect(self._dire_import)
        assistant.open()

    def _dire_import(self, rapport: Rapport) -> None:
        self.avis.dire(
            f"Import de {rapport.classeur}\u00a0: {resume(rapport.comptes)}.",
            "Annuler l’import",
            lambda: self.annuler_import(rapport.numero),
        )

    def annuler_import(self, numero: int) -> None:
        """Take a whole import back."""

        def travail() -> tuple[Changes, Changes]:
            changes = self._session.imports.annuler(numero)
            return changes, changes

        self._taches.command(travail, lambda _: self.avis.dire("Import annulé\u00a0: rien n’en reste dans le coffre."))

    def annuler(self) -> None:
        """Take back the last save."""
        self._rejouer(self._session.annulations.annuler, "Annulé", "Rétablir", self.retablir)

    def retablir(self) -> None:
        """Do it again."""
        self._rejouer(self._session.annulations.retablir, "Rétabli", "Annuler", self.annuler)

    def _rejouer(self, faire: object, dit: str, verbe: str, inverse: object) -> None:
        def travail() -> tuple[Changes, Changes]:
            changes = faire()  # type: ignore[operator]
            return changes, changes

        self._taches.command(
            travail, lambda changes: self.avis.dire(f"{dit}\u00a0: {changes.libelle}.", verbe, inverse)  # type: ignore[arg-type]
        )

    def _suivre(self, changes: Changes, initiateur: object) -> None:
        for page in self.pages.values():
            page.suivre(changes, initiateur)  # type: ignore[attr-defined]
        self.etat.dire_enregistre(f"Enregistré à {heure(minutes())}")
        self.avis.dire(f"{changes.libelle}.", "Annuler", self.annuler)

    def _refuser(self, erreur: Exception) -> None:
        self.avis.refuser(phrase(erreur) if isinstance(erreur, Refus) else raconter(erreur))

    def _nouvelle_personne(self) -> None:
        NouvellePersonne(self, self._poste, self.ouvrir_personne).open()

    def _chercher(self) -> None:
        PaletteCommandes(self, self._poste, self.actions_, self.ouvrir_personne).open()

    def _filtrer(self) -> None:
        self.aller("personnes")
        self.personnes.filtrer()

    def _voir_selection(self, selection: Selection) -> None:
        self.aller("personnes")
        self.personnes.liste.choisir_vue(selection)

    def _basculer_discretion(self) -> None:
        self._poste.discretion.activer(oui=self.actions_["discret"].isChecked())

    def _regler_delai(self, duree: int) -> None:
        self._inactivite.regler(duree)
        self._annoncer_verrou(0)

    def _annoncer_verrou(self, secondes: int) -> None:
        if secondes:
            self.etat.dire_verrou(f"Verrouillage dans {secondes}\u00a0secondes sans activité")
        else:
            self.etat.dire_verrou(f"Coffre chiffré · verrouillage après {self._inactivite.minutes}\u00a0min")

    def _page(self) -> Page:
        return self._pile.currentWidget()  # type: ignore[return-value]

    def _replier(self) -> None:
        etroite = self.width() < self._poste.apparence.px(ETROITE)
        for partie in (self.barre, self.rail, self.etat, *self.pages.values()):
            partie.replier(oui=etroite)  # type: ignore[attr-defined]

    def _reprendre(self) -> None:
        """Take back the state of the window kept in this coffre."""
        garde = self._session.praticiennes.reglage(_REGLAGE) or {}
        self._regler_delai(int(garde.get("delai", _DELAI)))
        self.reglages.montrer_delai(self._inactivite.minutes)
        if largeurs := garde.get("largeurs"):
            self.personnes.elargir([int(largeur) for largeur in largeurs])

    def _garder(self) -> None:
        garde = self._session.praticiennes.reglage(_REGLAGE) or {}
        largeurs = self.personnes.largeurs() or garde.get("largeurs")
        etat = {"delai": self._inactivite.minutes, "largeurs": largeurs}
        if etat != garde:
            self._session.praticiennes.regler(_REGLAGE, etat)

    def _fermer_dialogues(self) -> None:
        for dialogue in self.findChildren(QDialog):
            dialogue.close()
