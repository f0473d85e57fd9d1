"""The desk: everything that is on screen while the coffre is open; made at unlock, dropped at lock."""


from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from app.context import Session
from app.domain.calendrier import heure
from app.domain.changes import Changes
from app.errors import Refus
from app.messages import phrase
from app.services.agenda import Tableau
from app.services.repertoire import Selection
from ui.actions import Actions
from ui.agenda import Approche
from ui.avis import Avis
from ui.barre import Barre
from ui.discretion import Discretion
from ui.entretien import Entretien
from ui.etat import Etat
from ui.gestes import gestes
from ui.inactivite import Inactivite
from ui.lexique import Lexique
from ui.liens import relier
from ui.macros import Macros
from ui.pages import ENTREES, AvecPages
from ui.panne import raconter
from ui.poste import Poste
from ui.presse_papiers import PressePapiers
from ui.rail import Rail
from ui.retours import Retours
from ui.tasks import Taches
from ui.temps import minutes
from ui.theme import Apparence

ETROITE = 900
"""Width at 100 % under which panes show one at a time."""
_REGLAGE = "fenetre"
_DELAI = 5


class Bureau(AvecPages):
    """Bar, rail, pages, notices, status; asks for the lock with `verrou_voulu`."""

    verrou_voulu = Signal()
    pause_voulue = Signal()

    def __init__(
        self, session: Session, taches: Taches, apparence: Apparence, globales: Actions, *, exemple: bool = False
    ) -> None:
        lexique = Lexique(session, taches)
        poste = Poste(session, taches, lexique, Discretion(), apparence)
        super().__init__(poste)
        self._session = session
        self._taches = taches
        self._poste = poste
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
        self.largeurs: list[int] = []
        self._pile.faite.connect(self._relier)
        self._macros = Macros(self._poste, self)
        self._approche = Approche(self._poste, self)
        self.retours = Retours(self, self._poste, self.avis)
        self._inactivite = Inactivite(_DELAI, self)
        self._presse_papiers = PressePapiers(self)
        self._entretien = Entretien(self._poste, self._inactivite)
        self._ranger()
        self._brancher()
        self._reprendre()
        self.aller("aujourdhui")
        lexique.lire()
        # The list of persons is sorted before it is opened.
        taches.query(partial(session.repertoire.ids, Selection.EN_COURS), lambda _ids: None, pour=self)
        self._approche.commencer()
        self._entretien.lire()

    def aller(self, ident: str) -> None:
        """Open a page."""
        self._pile.montrer(ident)
        self.rail.cocher(ident)
        self.page.ouvrir()

    def ouvrir_personne(self, personne_id: int) -> None:
        """Open the sheet of a person."""
        if self.ident != "personnes":
            self.aller("personnes")
        self.personnes.montrer(personne_id)

    def ouvrir_courrier(self, courrier_id: int) -> None:
        """Open a letter."""
        self.aller("courriers")
        self.courriers.montrer(courrier_id)

    def ouvrir_entreprise(self, entreprise_id: int, onglet: str = "") -> None:
        """Open the sheet of an entreprise, on one of its parts."""
        self.aller("entreprises")
        self.entreprises.montrer(entreprise_id, onglet)

    def fermer(self) -> None:
        """Keep what is being typed and the look of the window, then forget every name."""
        self._fermer_dialogues()
        self._pile.quitter()
        self._taches.fermer()
        self._garder()
        self._pile.vider()
        self._poste.lexique.vider()
        self.avis.cacher()
        self._presse_papiers.vider()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        super().resizeEvent(evenement)
        self._replier()

    def _ranger(self) -> None:
        self.setProperty("genre", "page")
        for entree in ENTREES:
            self.rail.ajouter(entree.ident, entree.texte, entree.icone, en_bas=entree.en_bas)
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
        for ident, geste in gestes(self).items():
            self.actions_.brancher(ident, geste)

    def _relier(self, ident: str, page: object) -> None:
        relier(self, ident, page)

    def _brancher(self) -> None:
        self.rail.choisie.connect(self.aller)
        self._approche.approchee.connect(self._se_faire_discret)
        self._taches.modifie.connect(self._suivre)
        self._taches.echouee.connect(self._refuser)
        self._poste.apparence.changee.connect(self._replier)
        self._inactivite.annoncee.connect(self._annoncer_verrou)
        self._inactivite.ecoulee.connect(lambda: self.demander_pause(demandee=False))
        self._entretien.dite.connect(self.etat.dire_sauvegarde)
        self._entretien.faite.connect(self.avis.dire)
        self._entretien.refusee.connect(self.avis.refuser)

    def actualiser(self) -> None:
        """Read again the page on screen."""
        self.page.ouvrir()

    def sauvegarder(self) -> None:
        """Write a backup now."""
        self._entretien.sauvegarder()

    @property
    def delai(self) -> int:
        """Minutes of idleness before the lock."""
        return self._inactivite.minutes

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

    def demander_pause(self, *, demandee: bool) -> None:
        """Pause when there is a code for it; without one, idleness locks and the key says what is missing."""

        def suivre(definie: bool) -> None:  # noqa: FBT001 - the result of a query
            if definie:
                self.pause_voulue.emit()
            elif demandee:
                self.avis.dire(
                    "Définissez d’abord un code de pause.", "Ouvrir Sécurité", lambda: self.ouvrir_reglage("securite")
                )
            else:
                self.verrou_voulu.emit()

        pauses = self._session.pauses
        self._taches.query(lambda: pauses.definie, suivre, pour=self, cle="pause")

    def ouvrir_reglage(self, section: str) -> None:
        """Open one section of the settings."""
        self.aller("reglages")
        self.reglages.choisir(section)

    def _suivre(self, changes: Changes, initiateur: object) -> None:
        self._pile.suivre(changes, initiateur)
        self.etat.dire_enregistre(f"Enregistré à {heure(minutes())}")
        verbe = "Annuler" if self._session.annulations.prochain else ""
        self.avis.dire(f"{changes.libelle}.", verbe, self.retours.annuler)

    def _refuser(self, erreur: Exception) -> None:
        self.avis.refuser(phrase(erreur) if isinstance(erreur, Refus) else raconter(erreur))

    def _se_faire_discret(self, tableau: Tableau) -> None:
        """Mask the names before a permanence, and keep to the persons of that entreprise."""
        if self._poste.discretion.active:
            return
        self.actions_["discret"].trigger()
        self.personnes.liste.filtre.setText(tableau.vue.entreprise)
        self.avis.dire(
            f"Permanence de {heure(tableau.vue.permanence.debut)}\u00a0: le mode discret masque les noms.",
            "Quitter le mode discret",
            self._redevenir_visible,
        )

    def _redevenir_visible(self) -> None:
        self.actions_["discret"].trigger()
        self.personnes.liste.filtre.clear()

    def regler_delai(self, duree: int) -> None:
        """Take another delay of idleness, in minutes."""
        self._inactivite.regler(duree)
        self._annoncer_verrou(0)

    def _annoncer_verrou(self, secondes: int) -> None:
        if secondes:
            self.etat.dire_verrou(f"Verrouillage dans {secondes}\u00a0secondes sans activité")
        else:
            self.etat.dire_verrou(f"Coffre chiffré · verrouillage après {self._inactivite.minutes}\u00a0min")

    def _replier(self) -> None:
        etroite = self.width() < self._poste.apparence.px(ETROITE)
        for partie in (self.barre, self.rail, self.etat, self._pile):
            partie.replier(oui=etroite)

    def _reprendre(self) -> None:
        """Take back the state of the window kept in this coffre."""
        garde = self._session.praticiennes.reglage(_REGLAGE) or {}
        self.regler_delai(int(garde.get("delai", _DELAI)))
        self.largeurs = [int(largeur) for largeur in garde.get("largeurs") or ()]

    def _garder(self) -> None:
        garde = self._session.praticiennes.reglage(_REGLAGE) or {}
        largeurs = self._pile.largeurs() or garde.get("largeurs")
        etat = {"delai": self._inactivite.minutes, "largeurs": largeurs}
        if etat != garde:
            self._session.praticiennes.regler(_REGLAGE, etat)

    def _fermer_dialogues(self) -> None:
        for dialogue in self.findChildren(QDialog):
            dialogue.close()
