"""The grid of the evening: a row per act, pre-filled from the slots of a permanence, kept in one step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import starmap

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QVBoxLayout, QWidget

from app.domain.calendrier import long
from app.domain.changes import Changes
from app.domain.dates import DateRefusee, lire_date
from app.domain.interventions import Brouillon, Intervention
from app.domain.rendezvous import EtatRendezVous
from app.domain.soiree import COLONNES, Ligne
from app.errors import Refus
from app.messages import phrase
from app.services.agenda import PermanenceVue, RendezVousVu
from app.services.soirees import ActeDuSoir, Retenue
from ui.agenda.grille_cellules import TableSoir
from ui.agenda.grille_modele import ModeleGrille
from ui.agenda.lieux import Lieu
from ui.agenda.lieux import lire as lire_lieux
from ui.avis import annoncer
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.champs import Champ
from ui.widgets.choix import Choix
from ui.widgets.completeur import Completeur
from ui.widgets.etiquettes import bouton, courte, etiquette, redire

REPOS_MS = 2_000
_LARGEURS = {"personne": 230, "nature": 190, "minutes": 90, "theme": 200}
_SUR_PLACE, _NR = "PER", "NR"
_CONSIGNE = (
    "Tab suit la ligne, Entrée descend, F2 modifie, Échap renonce. Sans cellule ouverte, Tab sort de la grille. "
    "Collez directement des cellules de votre tableur."
)
_MASQUEE = "La grille nomme plusieurs personnes. Quittez le mode discret (F9) pour la remplir."


@dataclass(frozen=True, slots=True)
class Places:
    """Where the acts of an evening may be borne: recent permanences, and contrats."""

    permanences: tuple[PermanenceVue, ...]
    lieux: tuple[Lieu, ...]
    voulue: str
    rendezvous: tuple[RendezVousVu, ...]
    retenue: Retenue | None


class GrilleSoir(QWidget):
    """`quittee` when she goes back to the agenda."""

    quittee = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self.setProperty("genre", "page")
        self._poste = poste
        self._places: Places | None = None
        self._place = ""
        self._prefixees: tuple[Ligne, ...] = ()
        self._rendezvous: dict[int, RendezVousVu] = {}
        self._repos = QTimer(self, singleShot=True, interval=REPOS_MS)
        lexique = poste.lexique
        self.modele = ModeleGrille(poste.apparence, lambda: lexique.vocabulaire, poste.session.soirees.nommer)
        self.table = TableSoir(self.modele, self._aider)
        self._quand = etiquette(genre="second")
        self.place = Champ("&Permanence ou contrat", Choix())
        self.jour = Champ("&Jour", QLineEdit())
        self._dit = etiquette()
        self._consigne = etiquette(_CONSIGNE, "second")
        self._masquee = etiquette(_MASQUEE, etat="attention")
        self.garder = bouton("&Enregistrer", "primaire")
        self._retirer = bouton("Re&tirer la ligne")
        self._revenir = bouton("&Revenir à l’agenda")
        self._ranger()
        self._brancher()

    def ouvrir(self, permanence_id: int | None = None) -> None:
        """Read where the acts may be borne, then show the rows: those left unfinished, else those of the slots."""
        if self.modele.pleines and permanence_id is None:
            self.table.setFocus()
            return
        jour, session = aujourd_hui(), self._poste.session

        def lire() -> Places:
            vues = session.agenda.recentes(jour)
            retenue = session.soirees.retenue() if not self._touchee() else None
            if permanence_id is not None and all(v.permanence.id != permanence_id for v in vues):
                vues = (session.agenda.tableau(permanence_id).vue, *vues)
            proche = session.agenda.du_soir(jour) if permanence_id is None else None
            ident = permanence_id or (proche.permanence.id if proche else None)
            pris = session.agenda.tableau(ident).rendezvous if ident else ()
            voulue = f"p:{ident}" if ident else ""
            return Places(vues, tuple(lire_lieux(session, jour)), voulue, pris, retenue)

        self._poste.taches.query(lire, self._recevoir, pour=self, cle="places")

    def suivre(self, changes: Changes) -> None:
        """Read the names again when they changed."""
        if changes.touche("personnes") and self.modele.pleines:
            self.modele.relire()

    def vider(self) -> None:
        """Keep in the vault the rows not saved, then forget every name."""
        self._repos.stop()
        if self._touchee():
            self._poste.session.soirees.retenir(self._a_retenir())
        self._oublier()

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
        if not pleines or not self._jour_lu():
            return
        actes = list(starmap(self._acte, pleines))
        session, permanence = self._poste.session, self._permanence()
        ident = permanence.permanence.id if permanence else None
        self._poste.taches.command(
            lambda: session.soirees.garder(actes, ident), self._conclure, sinon=lambda e: self._refuser(e, pleines)
        )

    def _ranger(self) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(22, 16, 22, 16)
        colonne.setSpacing(12)
        haut = QHBoxLayout()
        haut.setSpacing(14)
        haut.addWidget(courte("Grille du soir", "titre"))
        haut.addWidget(self._quand, 1, Qt.AlignmentFlag.AlignBottom)
        colonne.addLayout(haut)
        choix = QHBoxLayout()
        choix.setSpacing(16)
        choix.addWidget(self.place, 5)
        choix.addWidget(self.jour, 2)
        choix.addStretch(3)
        colonne.addLayout(choix)
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
        self.place.quitte.connect(self._changer_place)
        self.jour.quitte.connect(self._jour_lu)
        self.garder.clicked.connect(self.enregistrer)
        self._retirer.clicked.connect(self._retirer_ligne)
        self._revenir.clicked.connect(self.quittee)
        self._repos.timeout.connect(self._retenir)
        self._poste.lexique.change.connect(self.modele.relire)
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

    def _recevoir(self, places: Places) -> None:
        self._places = places
        choix = {"": "Selon la personne"}
        choix |= {f"p:{v.permanence.id}": f"{_court(v.permanence.jour)}, {v.lieu}" for v in places.permanences}
        choix |= {f"c:{lieu.cle}": f"Hors permanence, {lieu.dit}" for lieu in places.lieux}
        self.place.proposer(choix)
        if places.retenue is not None:
            self._reprendre(places.retenue)
        else:
            self._poser_place(places.voulue, places.rendezvous)

    def _reprendre(self, retenue: Retenue) -> None:
        self._place = retenue.place
        self.place.montrer(retenue.place)
        self._prefixees = ()
        self._poser_jour(date.fromisoformat(retenue.jour))
        self.modele.montrer(retenue.lignes, date.fromisoformat(retenue.jour))
        self.table.placer(0, 0)
        redire(self._dit, "Voici les lignes que vous n’aviez pas enregistrées.", "attention")

    def _poser_place(self, place: str, pris: Sequence[RendezVousVu]) -> None:
        """Show the rows of the slots not told yet."""
        self._place = place
        self.place.montrer(place)
        self._rendezvous = {vu.rendezvous.id: vu for vu in pris}
        permanence = self._permanence()
        jour = permanence.permanence.jour if permanence else aujourd_hui()
        self._poser_jour(jour)
        attendus = [vu for vu in pris if vu.rendezvous.etat is EtatRendezVous.PREVU and vu.rendezvous.personne_id]
        self._prefixees = tuple(map(_ligne, attendus))
        self.modele.montrer(self._prefixees, jour)
        self.table.placer(0, 0)

    def _poser_jour(self, jour: date) -> None:
        self.modele.jour = jour
        self.jour.montrer(jour.strftime("%d/%m/%Y"))
        permanence = self._permanence()
        self.jour.editeur.setEnabled(permanence is None)
        dit = f"{long(jour, avec_annee=True)}{f', {permanence.lieu}' if permanence else ''}"
        self._quand.setText(dit[0].upper() + dit[1:])

    def _changer_place(self) -> None:
        voulue = self.place.valeur
        if voulue == self._place:
            return
        if self._touchee() or not voulue.startswith("p:"):
            self._place = voulue
            permanence = self._permanence()
            self._poser_jour(permanence.permanence.jour if permanence else self.modele.jour)
            return
        session, ident = self._poste.session, int(voulue.removeprefix("p:"))
        self._poste.taches.query(
            lambda: session.agenda.tableau(ident).rendezvous,
            lambda pris: self._poser_place(voulue, pris),
            pour=self,
            cle="place",
        )

    def _jour_lu(self) -> bool:
        """Read the day typed; say under the field what is wrong with it."""
        jour = aujourd_hui()
        try:
            lu = lire_date(self.jour.valeur, annee=jour.year, annee_max=jour.year + 1)
        except DateRefusee as refus:
            self.jour.dire(phrase(refus))
            self.jour.editeur.setFocus()
            return False
        self.jour.dire("")
        self._poser_jour(lu)
        return True

    def _permanence(self) -> PermanenceVue | None:
        connues = self._places.permanences if self._places else ()
        return next((v for v in connues if f"p:{v.permanence.id}" == self._place), None)

    def _lieu(self) -> tuple[int | None, int | None]:
        """Return the contrat and the site that bear the acts, None when each person says hers."""
        permanence = self._permanence()
        if permanence is not None:
            return permanence.permanence.contrat_id, permanence.permanence.site_id
        lieux = self._places.lieux if self._places else ()
        lieu = next((lieu for lieu in lieux if f"c:{lieu.cle}" == self._place), None)
        return (lieu.contrat_id, lieu.site_id) if lieu else (None, None)

    def _acte(self, rang: int, ligne: Ligne) -> ActeDuSoir:
        lue, permanence = self.modele.lue(rang), self._permanence()
        contrat_id, site_id = self._lieu()
        nature = lue.nature
        vu = self._rendezvous.get(ligne.rendezvous_id or 0)
        sur_place = permanence is not None and nature is not None and nature.attributs.get("avec_canal") == "1"
        entretien = nature is not None and nature.attributs.get("compte_comme_entretien") == "1"
        brouillon = Brouillon(
            jour=self.modele.jour,
            heure=vu.rendezvous.debut if vu else None,
            minutes=lue.minutes or 0,
            nature=nature.code if nature else "",
            canal=_SUR_PLACE if sur_place and lue.canal == _NR else lue.canal,
            personne=lue.personnes[0] if lue.personnes else self._poste.session.soirees.nommer(ligne.personne),
            contrat_id=contrat_id,
            permanence_id=permanence.permanence.id if permanence else None,
            site_id=site_id,
            theme=lue.theme.code if lue.theme else "",
            note=ligne.note,
            a_completer=entretien and not ligne.note,
        )
        return ActeDuSoir(brouillon, ligne.rendezvous_id)

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

    def coller(self, cellules: list[list[str]]) -> None:
        """Paste cells of a workbook from the current cell on."""
        index = self.table.currentIndex()
        perdues = self.modele.coller(max(0, index.row()), max(0, index.column()), cellules)
        if perdues:
            redire(self._dit, f"Colonnes laissées de côté\u00a0: {', '.join(perdues)}.", "attention")
            annoncer(self, self._dit.text())

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
        return Retenue(self._place, self.modele.jour.isoformat(), lignes) if lignes else None

    def _retenir(self) -> None:
        session, retenue = self._poste.session, self._a_retenir()
        self._poste.taches.longue(
            lambda _progres, _jeton: session.soirees.retenir(retenue), lambda _: None, libelle="Brouillon", pour=self
        )

    def _oublier(self) -> None:
        self._repos.stop()
        self._prefixees = ()
        self._rendezvous = {}
        self.modele.montrer((), self.modele.jour)
        self._repos.stop()
        redire(self._dit, "")

    def _aider(self, colonne: str, cellule: QLineEdit) -> Completeur | None:
        vocabulaire = self._poste.lexique.vocabulaire
        if colonne == "personne" and self._poste.discretion.active:
            return None
        listes = {"nature": vocabulaire.natures, "theme": vocabulaire.themes}
        if colonne == "personne":
            lignes = [(nom.id, nom.affiche) for nom in vocabulaire.personnes]
        elif colonne in listes:
            lignes = [(0, entree.libelle) for entree in listes[colonne]]
        else:
            return None
        completeur = Completeur(cellule)
        completeur.proposer(lignes)
        return completeur


def _ligne(vu: RendezVousVu) -> Ligne:
    rdv = vu.rendezvous
    nature = "Passage spontané" if rdv.spontane else "Entretien"
    return Ligne(
        personne=vu.nom,
        nature=nature,
        minutes=str(rdv.minutes),
        personne_id=rdv.personne_id,
        rendezvous_id=rdv.id,
    )


def _court(jour: date) -> str:
    dit = long(jour)
    return dit[0].upper() + dit[1:]
