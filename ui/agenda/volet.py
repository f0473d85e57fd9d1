"""The pane: one permanence as a board of slots, or one appointment by itself."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.calendrier import heure, long
from app.domain.creneaux import PAS, Compte, compter, creneaux
from app.domain.permanences import EtatPermanence
from app.domain.rendezvous import EtatRendezVous
from app.services.agenda import ActeVu, RendezVousVu, Tableau
from ui.agenda.creneau import Geste, RangeeCreneau
from ui.agenda.moments import ETATS_PERMANENCE, ETATS_RENDEZVOUS, nom
from ui.agenda.rendezvous import Depart
from ui.poste import Poste
from ui.theme.tokens import CIBLE
from ui.widgets.defilant import Defilant
from ui.widgets.etiquettes import bouton, cadre, courte, etiquette, filet
from ui.widgets.flux import Flux

_COULEURS = {EtatRendezVous.VENU: "ok", EtatRendezVous.ABSENT: "attention"}
_ETATS = {EtatPermanence.TENUE: "ok", EtatPermanence.ANNULEE: "attention", EtatPermanence.DEPLACEE: "attention"}


class Volet(QWidget):
    """What is chosen in the agenda; empty and hidden otherwise."""

    honore = Signal(int)
    manque = Signal(int)
    annule = Signal(int)
    remis = Signal(int)
    modifie = Signal(object)
    pris = Signal(object)
    personne_voulue = Signal(int)
    tenue = Signal(int)
    reprise = Signal(int)
    deplacement_voulu = Signal(object)
    annulation_voulue = Signal(object)
    grille_voulue = Signal(object)
    ferme = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self.setProperty("genre", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._poste = poste
        self._contenu = QWidget()
        self._colonne = QVBoxLayout(self._contenu)
        self._colonne.setContentsMargins(0, 16, 0, 16)
        self._colonne.setSpacing(0)
        dehors = QVBoxLayout(self)
        dehors.setContentsMargins(0, 0, 0, 0)
        dehors.addWidget(Defilant(self._contenu))

    def montrer_permanence(self, tableau: Tableau) -> None:
        """Show a permanence as a board."""
        self.vider()
        permanence = tableau.vue.permanence
        rendezvous = [vu.rendezvous for vu in tableau.rendezvous]
        jour = _majuscule(long(permanence.jour, avec_annee=True))
        self._tete(tableau.vue.lieu, f"{jour}, {heure(permanence.debut)} à {heure(permanence.fin)}")
        etat = _majuscule(ETATS_PERMANENCE[permanence.etat])
        if permanence.annulee_par:
            etat += f" par\u00a0: {permanence.annulee_par}"
        self._puce(etat, _ETATS.get(permanence.etat, ""))
        vivante = permanence.etat in (EtatPermanence.PLANIFIEE, EtatPermanence.TENUE)
        if vivante:
            self._dire(dire_compte(compter(permanence, rendezvous, PAS)))
        gestes = self._gestes_permanence(tableau)
        if gestes:
            self._boutons(gestes)
        vus = {vu.rendezvous.id: vu for vu in tableau.rendezvous}
        for creneau in creneaux(permanence, rendezvous, PAS):
            if creneau.rendezvous is not None:
                self._rangee_rendezvous(vus[creneau.rendezvous.id])
            elif vivante:
                self._rangee_libre(tableau, creneau.debut)
        self._actes(tableau.actes)
        self._colonne.addStretch()

    def montrer_rendezvous(self, vu: RendezVousVu) -> None:
        """Show an appointment that belongs to no permanence."""
        self.vider()
        self._tete("Rendez-vous", _majuscule(long(vu.rendezvous.jour, avec_annee=True)))
        if vu.entreprise:
            self._dire(vu.entreprise)
        self._rangee_rendezvous(vu)
        if vu.rendezvous.note and not self._poste.discretion.active:
            self._dire(vu.rendezvous.note)
        self._colonne.addStretch()

    def vider(self) -> None:
        """Forget everything."""
        while (item := self._colonne.takeAt(0)) is not None:
            partie = item.widget()
            if partie is not None:
                partie.hide()
                partie.deleteLater()

    def _gestes_permanence(self, tableau: Tableau) -> list[tuple[str, Callable[[], None]]]:
        permanence = tableau.vue.permanence
        depart = Depart(permanence.jour, permanence.debut, permanence=permanence, spontane=True)
        if permanence.etat is EtatPermanence.DEPLACEE:
            return []
        if permanence.etat is EtatPermanence.ANNULEE:
            return [("Finalement prévue", lambda: self.reprise.emit(permanence.id))]
        gestes: list[tuple[str, Callable[[], None]]] = [
            ("&Grille du soir", lambda: self.grille_voulue.emit(permanence.id)),
            ("Passage sans rendez-&vous", lambda: self.pris.emit(depart)),
        ]
        if permanence.etat is EtatPermanence.PLANIFIEE:
            gestes += [
                ("Marquer &tenue", lambda: self.tenue.emit(permanence.id)),
                ("Dép&lacer…", lambda: self.deplacement_voulu.emit(permanence)),
                ("A&nnuler…", lambda: self.annulation_voulue.emit(tableau.vue)),
            ]
        else:
            gestes.append(("Finalement prévue", lambda: self.reprise.emit(permanence.id)))
        return gestes

    def _rangee_rendezvous(self, vu: RendezVousVu) -> None:
        rdv = vu.rendezvous
        etat = ETATS_RENDEZVOUS[rdv.etat] + (", sans rendez-vous" if rdv.spontane else "")
        dits = (nom(vu, self._poste.discretion), _majuscule(etat), _COULEURS.get(rdv.etat, ""))
        rangee = RangeeCreneau(self._poste.apparence, rdv.debut, rdv.minutes, dits, self._gestes(vu))
        self._mener_au_dossier(rangee, rdv.personne_id)
        self._ajouter(rangee)

    def _mener_au_dossier(self, rangee: RangeeCreneau, personne_id: int | None) -> None:
        if personne_id is not None and not self._poste.discretion.masque(personne_id):
            rangee.mener(partial(self.personne_voulue.emit, personne_id))

    def _gestes(self, vu: RendezVousVu) -> list[Geste]:
        rdv = vu.rendezvous
        if rdv.etat is not EtatRendezVous.PREVU:
            return [Geste("Corriger", lambda: self.remis.emit(rdv.id))]
        gestes = [Geste("Modifier", lambda: self.modifie.emit(vu)), Geste("Annuler", lambda: self.annule.emit(rdv.id))]
        if rdv.personne_id is None:
            return gestes
        suite = [
            Geste("Honoré", lambda: self.honore.emit(rdv.id)),
            Geste("Non honoré", lambda: self.manque.emit(rdv.id)),
        ]
        return [*suite, *gestes]

    def _rangee_libre(self, tableau: Tableau, debut: int) -> None:
        permanence = tableau.vue.permanence
        depart = Depart(permanence.jour, debut, PAS, permanence)
        gestes = [Geste("Prendre", lambda: self.pris.emit(depart))]
        self._ajouter(RangeeCreneau(self._poste.apparence, debut, PAS, ("Créneau libre", "", "libre"), gestes))

    def _actes(self, actes: Sequence[ActeVu]) -> None:
        if not actes:
            return
        self._dire("Aussi ce jour-là, hors créneau")
        for acte in actes:
            qui = self._poste.discretion.nom(acte.personne_id, acte.nom)
            rangee = RangeeCreneau(
                self._poste.apparence, None, acte.minutes, (qui, acte.nature.split(" (")[0], ""), []
            )
            self._mener_au_dossier(rangee, acte.personne_id)
            self._ajouter(rangee)

    def _tete(self, titre: str, quand: str) -> None:
        haut = cadre("")
        rangee = QHBoxLayout(haut)
        rangee.setContentsMargins(16, 0, 12, 0)
        colonne = QVBoxLayout()
        colonne.setSpacing(2)
        colonne.addWidget(etiquette(titre, "volet"))
        colonne.addWidget(etiquette(quand, "second"))
        rangee.addLayout(colonne, 1)
        fermer = bouton("", "lien", "Fermer le volet")
        fermer.setToolTip("Fermer le volet")
        fermer.setMinimumWidth(self._poste.apparence.px(CIBLE))
        self._poste.apparence.icones.poser(fermer, "x", "secondaire")
        fermer.clicked.connect(self.ferme)
        rangee.addWidget(fermer, 0, Qt.AlignmentFlag.AlignTop)
        self._colonne.addWidget(haut)

    def _puce(self, texte: str, etat: str) -> None:
        rangee = QWidget()
        flux = Flux(rangee, espace=8)
        flux.setContentsMargins(16, 8, 16, 4)
        puce = courte(texte, "puce", etat)
        flux.addWidget(puce)
        self._colonne.addWidget(rangee)

    def _dire(self, phrase: str) -> None:
        dit = etiquette(phrase, "second")
        dit.setContentsMargins(16, 8, 16, 4)
        self._colonne.addWidget(dit)

    def _boutons(self, gestes: Sequence[tuple[str, Callable[[], None]]]) -> None:
        rangee = QWidget()
        flux = Flux(rangee, espace=8)
        flux.setContentsMargins(16, 8, 16, 12)
        for texte, faire in gestes:
            geste = bouton(texte)
            geste.clicked.connect(faire)
            flux.addWidget(geste)
        self._colonne.addWidget(rangee)

    def _ajouter(self, rangee: RangeeCreneau) -> None:
        self._colonne.addWidget(filet())
        self._colonne.addWidget(rangee)


def dire_compte(compte: Compte) -> str:
    """Return « 2 rendez-vous prévus, 1 honoré dont 1 passage, 1 non honoré, 3 créneaux libres »."""
    dits = [_nombre(compte.prevus, "rendez-vous prévu", "rendez-vous prévus")]
    venus = _nombre(compte.venus, "honoré", "honorés")
    if compte.spontanes:
        venus += f" dont {_nombre(compte.spontanes, 'passage', 'passages')}"
    dits += [venus, _nombre(compte.absents, "non honoré", "non honorés")]
    libres = _nombre(compte.libres, "créneau libre", "créneaux libres") or "aucun créneau libre"
    return _majuscule(", ".join(dit for dit in (*dits, libres) if dit)) + "."


def _nombre(nombre: int, un: str, plusieurs: str) -> str:
    return f"{nombre} {plusieurs if nombre > 1 else un}" if nombre else ""


def _majuscule(dit: str) -> str:
    return dit[0].upper() + dit[1:]
