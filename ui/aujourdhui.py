"""Aujourd'hui: what now."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.calendrier import duree, en_bref, en_clair, heure, long
from app.domain.changes import Changes
from app.domain.delais import Urgence
from app.domain.dires_demarches import dire_echeance
from app.domain.montants import dire_montant
from app.domain.personnes import Personne
from app.messages.elisions import de
from app.services.aujourdhui import Journee, NoteACompleter, PermanenceProche, Preavis
from app.services.demarches import AEcheance
from app.services.repertoire import Selection
from app.services.surete import EtatSurete
from ui import alertes
from ui.poste import Poste
from ui.surete import tuile as tuile_surete
from ui.temps import aujourd_hui
from ui.widgets.cartes import Carte, Rangee, Tuile
from ui.widgets.defilant import Defilant
from ui.widgets.etiquettes import etiquette
from ui.widgets.flux import Flux

_SORTES = (
    "interventions", "demarches", "permanences", "rendezvous", "contrats", "conditions", "personnes", "factures",
    "paiements", "effectifs", "courriers")  # fmt: skip
_AVANCE = timedelta(days=7)
_LIGNES = 8


class PageAujourdhui(QWidget):
    """Tiles that each lead to the list behind, then the week and the notes.

    `note_voulue` gives a person and the act of hers that waits for its words; `demarche_voulue` a person and the
    démarche of hers whose day has come.
    """

    note_voulue = Signal(int, int)
    demarche_voulue = Signal(int, int)
    vue_voulue = Signal(object)
    permanence_voulue = Signal(int, object)
    comptee = Signal(int)
    sauvegardes_voulues = Signal()
    factures_voulues = Signal()
    relances_voulues = Signal()
    courrier_voulu = Signal(int)
    contrats_voulus = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self.setProperty("genre", "page")
        self._poste = poste
        self._titre = etiquette(genre="titre")
        self._prochaine = etiquette(genre="second")
        self._tuiles = Flux(espace=12, colonne=poste.apparence.px(200), grille=True, equilibre=True)
        self._cartes = Flux(espace=12, colonne=poste.apparence.px(380))
        self._journee: Journee | None = None
        self._sans_contact = 0
        self._surete: EtatSurete | None = None
        self._alertes: alertes.Alertes = ()
        self._retards = 0, 0
        self._demarches: list[AEcheance] = []
        self._ranger()
        poste.discretion.changee.connect(self._redire)
        poste.apparence.changee.connect(self._redimensionner)

    def ouvrir(self) -> None:
        """Read the day."""
        self._poste.taches.query(self._lire, self._montrer, pour=self, cle="journee")
        positions = self._poste.session.positions
        self._poste.taches.query(positions.a_dire, self._alerter, pour=self, cle="alertes")

    def suivre(self, changes: Changes, _initiateur: object) -> None:
        """Read again when what is shown changed."""
        if any(changes.touche(sorte) for sorte in _SORTES):
            self.ouvrir()

    def replier(self, *, oui: bool) -> None:
        """Do nothing: the tiles wrap by themselves."""

    def vider(self) -> None:
        """Forget every name."""
        self._journee, self._demarches, self._alertes = None, [], ()
        for rangee in (self._tuiles, self._cartes):
            _vider(rangee)

    def _ranger(self) -> None:
        dehors = QVBoxLayout(self)
        dehors.setContentsMargins(0, 0, 0, 0)
        contenu = QWidget()
        dehors.addWidget(Defilant(contenu))
        colonne = QVBoxLayout(contenu)
        colonne.setContentsMargins(22, 16, 22, 16)
        colonne.setSpacing(16)
        haut = QHBoxLayout()
        haut.setSpacing(14)
        haut.addWidget(self._titre, 0, Qt.AlignmentFlag.AlignBottom)
        haut.addWidget(self._prochaine, 1, Qt.AlignmentFlag.AlignBottom)
        self._titre.setWordWrap(False)
        for partie in (haut, self._tuiles, self._cartes):
            colonne.addLayout(partie)
        colonne.addStretch()

    def _lire(self) -> tuple[Journee, int, EtatSurete, list[AEcheance], tuple[int, int]]:
        session = self._poste.session
        sans_contact = session.repertoire.compter(Selection.SANS_CONTACT)[Selection.SANS_CONTACT]
        dues = session.demarches.a_echeance(aujourd_hui() + _AVANCE)
        return session.aujourdhui.lire(), sans_contact, session.surete.lire(), dues, session.factures.retards()

    def _montrer(self, lu: tuple[Journee, int, EtatSurete, list[AEcheance], tuple[int, int]]) -> None:
        self._journee, self._sans_contact, self._surete, self._demarches, self._retards = lu
        self._redire()
        self.comptee.emit(self._journee.nombre_notes + len(self._journee.preavis) + len(self._demarches))

    def _alerter(self, lues: alertes.Alertes) -> None:
        self._alertes = lues
        self._redire()

    def _redire(self) -> None:
        if self._journee is None:
            return
        journee = self._journee
        titre = long(journee.jour)
        self._titre.setText(titre[0].upper() + titre[1:])
        self._prochaine.setText(_prochaine(journee))
        self._remplir_tuiles(journee)
        self._remplir_cartes(journee)

    def _remplir_tuiles(self, journee: Journee) -> None:
        _vider(self._tuiles)
        notes = Tuile(journee.nombre_notes, _accord(journee.nombre_notes, "note à compléter", "notes à compléter"))
        if journee.nombre_notes:
            notes.lien("Les compléter", "Compléter les notes", lambda: self.vue_voulue.emit(Selection.A_COMPLETER))
        self._tuiles.addWidget(notes)
        if self._demarches:
            demarche = self._demarches[0].suivi.demarche
            dues = _tuile_demarches(self._demarches)
            if not self._poste.discretion.masque(demarche.personne_id):
                ouvrir = partial(self.demarche_voulue.emit, demarche.personne_id, demarche.id)
                dues.lien("Ouvrir la première", "Ouvrir la première démarche à suivre", ouvrir)
            self._tuiles.addWidget(dues)
        jours = len(journee.permanences)
        permanences = Tuile(jours, _accord(jours, "permanence", "permanences") + " d’ici sept jours")
        if journee.permanences:
            premiere = journee.permanences[0]
            aller = partial(self.permanence_voulue.emit, premiere.id, premiere.jour)
            permanences.lien("Ouvrir la prochaine", "Ouvrir la prochaine permanence", aller)
        self._tuiles.addWidget(permanences)
        if journee.preavis:
            self._tuiles.addWidget(_tuile_preavis(journee.preavis, journee))
        self._tuiles.addWidget(alertes.tuile(self._alertes, self.contrats_voulus.emit))
        sans = Tuile(
            self._sans_contact,
            _accord(self._sans_contact, "personne", "personnes") + " sans contact depuis deux ans",
        )
        if self._sans_contact:
            nombre = self._sans_contact
            sans.lien(
                "Voir la liste",
                f"Voir {nombre} {_accord(nombre, 'personne', 'personnes')} sans contact depuis deux ans",
                lambda: self.vue_voulue.emit(Selection.SANS_CONTACT),
            )
        self._tuiles.addWidget(sans)
        self._remplir_courriers(journee)
        if self._retards[0]:
            self._tuiles.addWidget(_tuile_retards(*self._retards, self.factures_voulues.emit))
        if self._surete is not None:
            sure = tuile_surete(self._surete)
            sure.lien("Sauvegardes", "Voir les sauvegardes", self.sauvegardes_voulues.emit)
            self._tuiles.addWidget(sure)

    def _remplir_courriers(self, journee: Journee) -> None:
        if journee.reponses_en_retard:
            self._tuiles.addWidget(_tuile_reponses(journee.reponses_en_retard, self.relances_voulues.emit))
        if journee.dehors:
            voir = partial(self.courrier_voulu.emit, journee.dehors[0])
            self._tuiles.addWidget(_tuile_dehors(len(journee.dehors), voir))

    def _remplir_cartes(self, journee: Journee) -> None:
        _vider(self._cartes)
        semaine = Carte("Cette semaine", "permanences prévues")
        for permanence in journee.permanences:
            semaine.ajouter(self._rangee_permanence(permanence, journee))
        semaine.vide("Aucune permanence prévue d’ici sept jours.")
        notes = Carte("Notes à compléter", "les plus récentes d’abord")
        for note in journee.notes:
            notes.ajouter(self._rangee_note(note, journee))
        notes.vide("Toutes les notes sont complètes.")
        cartes = [semaine, notes]
        if self._demarches:
            dues = Carte("Démarches à suivre", "en retard, ou d’ici sept jours")
            for due in self._demarches[:_LIGNES]:
                dues.ajouter(self._rangee_demarche(due, journee))
            cartes.insert(0, dues)
        if self._alertes:
            cartes.insert(0, alertes.carte(self._alertes, self._poste))
        for carte in cartes:
            self._cartes.addWidget(carte)

    def _rangee_permanence(self, permanence: PermanenceProche, journee: Journee) -> Rangee:
        horaires = f"{heure(permanence.debut)} à {heure(permanence.fin)}"
        detail = ", ".join(dit for dit in (permanence.site, horaires, _pris(permanence)) if dit)
        rangee = Rangee(en_bref(permanence.jour, journee.jour), permanence.entreprise, detail)
        jour = en_clair(permanence.jour, journee.jour)
        dit = f"Ouvrir la permanence\u00a0: {permanence.entreprise}, {jour}, {horaires}"
        rangee.lien("Ouvrir", dit, lambda: self.permanence_voulue.emit(permanence.id, permanence.jour))
        return rangee

    def _rangee_note(self, note: NoteACompleter, journee: Journee) -> Rangee:
        personne = Personne(nom=note.nom, prenom=note.prenom, code=note.code)
        nom = personne.nom_affiche if note.personne_id else "Collectif"
        montre = self._poste.discretion.nom(note.personne_id, nom)
        detail = f"{note.nature.split(' (')[0]}, {duree(note.minutes)}"
        rangee = Rangee(en_bref(note.jour, journee.jour), montre, detail)
        if note.personne_id is not None and not self._poste.discretion.masque(note.personne_id):
            ident = note.personne_id
            dit = f"Compléter la note {de(montre)}, {en_clair(note.jour, journee.jour)}"
            rangee.lien("Compléter", dit, lambda: self.note_voulue.emit(ident, note.intervention_id))
        return rangee

    def _rangee_demarche(self, due: AEcheance, journee: Journee) -> Rangee:
        demarche = due.suivi.demarche
        montre = self._poste.discretion.nom(demarche.personne_id, due.personne)
        detail = f"{demarche.objet or due.suivi.sorte.libelle} · {dire_echeance(due.echeance, journee.jour)}"
        rangee = Rangee(en_bref(due.echeance.jour, journee.jour), montre, detail)
        if not self._poste.discretion.masque(demarche.personne_id):
            dit = f"Ouvrir la démarche de {montre}\u00a0: {detail}"
            rangee.lien("Ouvrir", dit, lambda: self.demarche_voulue.emit(demarche.personne_id, demarche.id))
        return rangee

    def _redimensionner(self) -> None:
        self._tuiles.largeur_colonne(self._poste.apparence.px(200))
        self._cartes.largeur_colonne(self._poste.apparence.px(380))


def _tuile_demarches(dues: list[AEcheance]) -> Tuile:
    tard = sum(due.echeance.urgence is Urgence.DEPASSE for due in dues)
    retard = f", dont {tard} en retard" if tard else ""
    return Tuile(len(dues), f"{_accord(len(dues), 'démarche', 'démarches')} à suivre{retard}", "attention")


def _tuile_preavis(preavis: tuple[Preavis, ...], journee: Journee) -> Tuile:
    premier = preavis[0]
    avant = f"avant le {long(premier.avant_le, avec_annee=premier.avant_le.year != journee.jour.year)}"
    mot = _accord(len(preavis), "préavis", "préavis")
    return Tuile(len(preavis), f"{mot} {avant}\u00a0: {premier.entreprise}", "attention")


def _tuile_reponses(nombre: int, voir: Callable[[], None]) -> Tuile:
    tuile = Tuile(nombre, f"{_accord(nombre, 'réponse', 'réponses')} en retard à vos courriers", "attention")
    tuile.lien("Relancer", "Voir les courriers à relancer", voir)
    return tuile


def _tuile_dehors(nombre: int, voir: Callable[[], None]) -> Tuile:
    """Return the tile of the clear copies that the lock could not take back: their program still held them."""
    tuile = Tuile(nombre, f"{_accord(nombre, 'lettre', 'lettres')} dans Word, en clair hors du coffre", "attention")
    tuile.lien("Reprendre", "Voir la lettre à reprendre de Word", voir)
    return tuile


def _tuile_retards(nombre: int, du: int, voir: Callable[[], None]) -> Tuile:
    mots = _accord(nombre, "facture en retard", "factures en retard")
    tuile = Tuile(nombre, f"{mots}\u00a0: {dire_montant(du)}\u00a0€ restent dus", "attention")
    tuile.lien("Voir les factures", f"Voir {nombre} {mots}", voir)
    return tuile


def _prochaine(journee: Journee) -> str:
    if not journee.permanences:
        return ""
    suivante = journee.permanences[0]
    jour = en_clair(suivante.jour, journee.jour)
    dits = (f"{jour} à {heure(suivante.debut)}", suivante.entreprise, _pris(suivante))
    return f"Prochaine permanence\u00a0: {', '.join(dit for dit in dits if dit)}"


def _pris(permanence: PermanenceProche) -> str:
    return f"{permanence.pris}\u00a0rendez-vous" if permanence.pris else ""


def _accord(nombre: int, un: str, plusieurs: str) -> str:
    return plusieurs if nombre > 1 else un


def _vider(rangee: Flux) -> None:
    while (item := rangee.takeAt(0)) is not None:
        partie = item.widget()
        if partie is not None:
            partie.hide()
            partie.deleteLater()
