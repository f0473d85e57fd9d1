"""The grid of the evening: a row per act, pre-filled from the slots of a permanence, kept in one step."""

from collections.abc import Sequence
from datetime import date
from itertools import starmap

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.interventions import Intervention
from app.domain.rendezvous import EtatRendezVous
from app.domain.soiree import COLONNES, Ligne, individuelles
from app.errors import Refus
from app.messages import phrase
from app.services.agenda import RendezVousVu
from app.services.soirees import ActeDuSoir, Retenue
from ui.agenda import grille_ou
from ui.agenda.grille_actes import composer, preremplir
from ui.agenda.grille_cellules import TableSoir
from ui.agenda.grille_modele import ModeleGrille
from ui.avis import annoncer
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.completeur import Completeur, modele_de
from ui.widgets.etiquettes import bouton, etiquette, redire

REPOS_MS = 2_000
_LARGEURS = {"personne": 230, "nature": 190, "minutes": 90, "theme": 200}
_CONSIGNE = (
    "Tab suit la ligne, Entrée descend, F2 modifie, Échap renonce. Sans cellule ouverte, Tab sort de la grille. "
    "Collez directement des cellules de votre tableur."
)
_MASQUEE = "La grille nomme plusieurs personnes. Quittez le mode discret (F9) pour la remplir."
_REPRISES = "Voici les lignes que vous n’aviez pas enregistrées."


class GrilleSoir(QWidget):
    """`quittee` when she goes back to the agenda."""

    quittee = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self.setProperty("genre", "page")
        self._poste = poste
        self._prefixees: tuple[Ligne, ...] = ()
        self._rendezvous: dict[int, RendezVousVu] = {}
        self._propositions: dict[str, QStandardItemModel | None] = {}
        self._repos = QTimer(self, singleShot=True, interval=REPOS_MS)
        lexique = poste.lexique
        self.modele = ModeleGrille(poste.apparence, lambda: lexique.vocabulaire, poste.session.soirees.nommer)
        self.table = TableSoir(self.modele, self._aider)
        self.ou = grille_ou.Ou()
        self._dit = etiquette()
        self._consigne = etiquette(_CONSIGNE, "second")
        self._masquee = etiquette(_MASQUEE, etat="attention")
        self.garder = bouton("&Enregistrer", "primaire")
        self._retirer = bouton("Re&tirer la ligne")
        self._revenir = bouton("&Revenir à l’agenda")
        self._ranger()
        self._brancher()

    def ouvrir(self, permanence_id: int | None = None) -> None:
        """Show the rows left unfinished, else those of the slots of a permanence."""
        if self._touchee() and permanence_id is None:
            self.table.setFocus()
            return
        session, jour, reprendre = self._poste.session, aujourd_hui(), not self._touchee()
        self._poste.taches.query(
            lambda: grille_ou.lire(session, jour, permanence_id, reprendre=reprendre),
            self._recevoir,
            pour=self,
            cle="places",
        )

    def suivre(self, changes: Changes) -> None:
        """Read the names again when they changed."""
        if changes.touche("personnes") and self.modele.pleines:
            self.modele.relire()

    def vider(self) -> None:
        """Keep in the vault the rows not saved, then forget every name."""
        if self._touchee():
            self._poste.session.soirees.retenir(self._a_retenir())
        self._oublier()
        self._oublier_propositions()

    def abandonner(self) -> None:
        """Forget the rows, in the vault too."""
        self._oublier()
        self._retenir()

    def enregistrer(self) -> None:
        """Keep every row, or go to the first that lacks something."""
        pleines = self.modele.pleines
        fautive = next((rang for rang, _ligne in pleines if self.modele.lue(rang).manques), None)
        if fautive is not None:
            manque = next(iter(self.modele.lue(fautive).manques))
            self.table.placer(fautive, COLONNES.index(manque))
            self._refuser_phrase(self.modele.dire(fautive))
            return
        if not pleines or not self.ou.lire_jour():
            return
        self.modele.jour = self.ou.lu
        actes = list(starmap(self._acte, pleines))
        session, ident = self._poste.session, grille_ou.permanence_de(self.ou.code)
        self._poste.taches.command(
            lambda: session.soirees.garder(actes, ident), self._conclure, sinon=lambda e: self._refuser(e, pleines)
        )

    def coller(self, cellules: list[list[str]]) -> None:
        """Paste cells of a workbook from the current cell on."""
        index = self.table.currentIndex()
        perdues = self.modele.coller(max(0, index.row()), max(0, index.column()), cellules)
        if perdues:
            redire(self._dit, f"Colonnes laissées de côté\u00a0: {', '.join(perdues)}.", "attention")
            annoncer(self, self._dit.text())

    def _ranger(self) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(22, 16, 22, 16)
        colonne.setSpacing(12)
        colonne.addWidget(self.ou)
        colonne.addWidget(self._masquee)
        colonne.addWidget(self.table, 1)
        colonne.addWidget(self._dit)
        colonne.addWidget(self._consigne)
        bas = QHBoxLayout()
        bas.setSpacing(8)
        for geste in (self._revenir, self._retirer):
            bas.addWidget(geste)
        bas.addStretch()
        bas.addWidget(self.garder)
        colonne.addLayout(bas)
        self._redimensionner()
        self._masquer()

    def _brancher(self) -> None:
        self.modele.modifiee.connect(self._suivre_saisie)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._redire())
        self.table.colle.connect(self.coller)
        self.table.sortie.connect(self.garder.setFocus)
        self.ou.place_voulue.connect(self._changer_place)
        self.garder.clicked.connect(self.enregistrer)
        self._retirer.clicked.connect(self._retirer_ligne)
        self._revenir.clicked.connect(self.quittee)
        self._repos.timeout.connect(self._retenir)
        self._poste.lexique.change.connect(self._relire)
        self._poste.discretion.changee.connect(self._masquer)
        self._poste.apparence.changee.connect(self._redimensionner)
        for touche in ("Ctrl+Return", "Ctrl+Enter"):
            raccourci = QShortcut(QKeySequence(touche), self)
            raccourci.activated.connect(self.enregistrer)

    def _masquer(self) -> None:
        """Show no name of others in mode discret."""
        discrete = self._poste.discretion.active
        self._masquee.setVisible(discrete)
        for partie in (self.table, self._dit, self._consigne, self._retirer, self.garder):
            partie.setVisible(not discrete)

    def _redimensionner(self) -> None:
        px = self._poste.apparence.px
        for colonne, large in _LARGEURS.items():
            self.table.setColumnWidth(COLONNES.index(colonne), px(large))
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(px(34))
        self.table.verticalHeader().setMinimumWidth(px(34))
        self.table.setIconSize(QSize(px(16), px(16)))
        self.table.setMinimumHeight(px(110))

    def _recevoir(self, places: grille_ou.Places) -> None:
        self.ou.proposer(places)
        if places.retenue is not None:
            self._reprendre(places.retenue)
        else:
            self._poser_place(places.voulue, places.rendezvous)

    def _reprendre(self, retenue: Retenue) -> None:
        self._prefixees = ()
        self.ou.poser(retenue.place, date.fromisoformat(retenue.jour))
        self.modele.montrer(retenue.lignes, self.ou.lu)
        self.table.placer(0, 0)
        redire(self._dit, _REPRISES, "attention")

    def _poser_place(self, code: str, pris: Sequence[RendezVousVu]) -> None:
        """Show the rows of the slots not told yet."""
        self._rendezvous = {vu.rendezvous.id: vu for vu in pris}
        self.ou.poser(code, aujourd_hui())
        attendus = [vu for vu in pris if vu.rendezvous.etat is EtatRendezVous.PREVU and vu.rendezvous.personne_id]
        self._prefixees = tuple(map(preremplir, attendus))
        self.modele.montrer(self._prefixees, self.ou.lu)
        self.table.placer(0, 0)

    def _changer_place(self, code: str) -> None:
        ident, session = grille_ou.permanence_de(code), self._poste.session
        if self._touchee() or ident is None:
            self.ou.poser(code)
            return
        self._poste.taches.query(
            lambda: session.agenda.tableau(ident).rendezvous,
            lambda pris: self._poser_place(code, pris),
            pour=self,
            cle="place",
        )

    def _acte(self, rang: int, ligne: Ligne) -> ActeDuSoir:
        vu = self._rendezvous.get(ligne.rendezvous_id or 0)
        return composer(ligne, self.modele.lue(rang), self.ou, vu, self._poste.session.soirees.nommer)

    def _conclure(self, _actes: tuple[Intervention, ...]) -> None:
        self.abandonner()
        self.quittee.emit()

    def _refuser(self, erreur: Exception, pleines: list[tuple[int, Ligne]]) -> None:
        if not isinstance(erreur, Refus):
            self._poste.taches.echouee.emit(erreur)
            return
        numero = erreur.details.get("ligne")
        if isinstance(numero, int):
            self.table.placer(pleines[numero][0], 0)
            self._refuser_phrase(f"Ligne {pleines[numero][0] + 1}. {phrase(erreur)}")
        else:
            self._refuser_phrase(phrase(erreur))

    def _refuser_phrase(self, dit: str) -> None:
        redire(self._dit, dit, "erreur")
        annoncer(self, dit)

    def _retirer_ligne(self) -> None:
        rang = self.table.currentIndex().row()
        if rang >= 0:
            self.modele.retirer(rang)
            self.table.placer(min(rang, self.modele.rowCount() - 1), 0)

    def _suivre_saisie(self) -> None:
        nombre = len(self.modele.pleines)
        self.garder.setText(f"&Enregistrer {nombre} acte{'s' if nombre > 1 else ''}" if nombre else "&Enregistrer")
        self.garder.setEnabled(bool(nombre))
        self._redire()
        if self._touchee():
            self._repos.start()

    def _redire(self) -> None:
        rang = self.table.currentIndex().row()
        if 0 <= rang < self.modele.rowCount():
            ligne = self.modele.ligne(rang)
            faute = not ligne.vide and bool(self.modele.lue(rang).manques)
            redire(self._dit, self.modele.dire(rang), "attention" if faute else "")

    def _touchee(self) -> bool:
        """Tell whether something was typed beyond what was pre-filled."""
        return tuple(ligne for _rang, ligne in self.modele.pleines) != self._prefixees

    def _a_retenir(self) -> Retenue | None:
        lignes = tuple(ligne for _rang, ligne in self.modele.pleines)
        return Retenue(self.ou.code, self.ou.lu.isoformat(), lignes) if lignes else None

    def _retenir(self) -> None:
        session, retenue = self._poste.session, self._a_retenir()
        self._poste.taches.longue(
            lambda _progres, _jeton: session.soirees.retenir(retenue), lambda _: None, libelle="Brouillon", pour=self
        )

    def _oublier(self) -> None:
        self._prefixees = ()
        self._rendezvous = {}
        self.modele.montrer((), self.modele.jour)
        self._repos.stop()
        redire(self._dit, "")

    def _aider(self, colonne: str, cellule: QLineEdit) -> Completeur | None:
        if colonne not in self._propositions:
            self._propositions[colonne] = self._proposer(colonne)
        modele = self._propositions[colonne]
        return Completeur(cellule, modele, self._poste.apparence) if modele is not None else None

    def _proposer(self, colonne: str) -> QStandardItemModel | None:
        vocabulaire = self._poste.lexique.vocabulaire
        listes = {"nature": individuelles(vocabulaire), "theme": vocabulaire.themes}
        if colonne == "personne":
            return modele_de(((nom.id, nom.affiche) for nom in vocabulaire.personnes), self)
        if colonne in listes:
            return modele_de(((0, entree.libelle) for entree in listes[colonne]), self)
        return None

    def _relire(self) -> None:
        """Read the rows and the lists again: what words may name has changed."""
        self._oublier_propositions()
        self.modele.relire()

    def _oublier_propositions(self) -> None:
        for modele in self._propositions.values():
            if modele is not None:
                modele.deleteLater()
        self._propositions = {}
