"""Calendars of others: read and previewed before anything is taken; written without a name."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.calendrier import heure, long
from app.errors import Refus
from app.messages import phrase
from app.progress import CancelToken, Progress
from app.services.agenda import Apercu, Propose, Statut
from ui.avis import annoncer
from ui.lecture import copies
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.dialogue import Dialogue
from ui.widgets.etiquettes import bouton, etiquette, redire
from ui.widgets.lieu import ChampLieu
from ui.widgets.saisies import CASE, JOUR_EXIGE
from ui.widgets.tableau import Tableau

FILTRE = "Agendas iCalendar (*.ics)"
_STATUTS = {
    Statut.NOUVEAU: "Nouveau",
    Statut.CHANGE: "Heure ou titre changé",
    Statut.ANNULE: "Annulé dans l’autre agenda",
    Statut.CONNU: "Déjà dans votre agenda",
}
_TITRES = ("Prendre", "Jour", "Heures", "Titre", "Ce que c’est")
_MONTRES = 3
_AIDE = "Espace prend ou laisse le rendez-vous de la ligne. Rien n’est écrit avant votre accord."
_RIEN = "Aucun rendez-vous à cette période."


class TablePropositions(Tableau):
    """The events of a file; Space takes the current one or leaves it."""

    basculee = Signal(int)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        if evenement.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.basculee.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(evenement)


class Importer(QDialog):
    """Choose a file, look, then take."""

    def __init__(self, parent: QWidget, poste: Poste) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Importer un agenda")
        self._poste = poste
        self._proposes: list[Propose] = []
        self._vus: list[Propose] = []
        self._ecartes = ""
        self._pris: set[str] = set()
        self.lieu = ChampLieu("&Fichier iCalendar (.ics)", "C&hoisir…", FILTRE)
        self.a_venir = QCheckBox("À &venir seulement")
        self.table = TablePropositions("Rendez-vous du fichier", _TITRES)
        self._dit = etiquette()
        self._aide = etiquette(_AIDE, "second")
        self.prendre = bouton("&Importer", "primaire")
        self._abandonner = bouton("A&bandonner")
        self._ranger()
        self._brancher()

    def choisir(self, chemin: Path) -> None:
        """Read a file."""
        session = self._poste.session
        self._poste.taches.query(
            lambda: session.agenda.lire_ics(chemin), self._montrer, pour=self, cle="ics", sinon=self._refuser
        )

    def _ranger(self) -> None:
        px = self._poste.apparence.px
        self.resize(px(760), px(560))
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(24, 16, 24, 16)
        colonne.setSpacing(12)
        colonne.addWidget(etiquette("Importer un agenda", "volet"))
        for partie in (self.lieu, self._dit, self.a_venir):
            colonne.addWidget(partie)
        colonne.addWidget(self.table, 1)
        colonne.addWidget(self._aide)
        colonne.addStretch()
        bas = QHBoxLayout()
        bas.setSpacing(8)
        bas.addStretch()
        bas.addWidget(self._abandonner)
        bas.addWidget(self.prendre)
        colonne.addLayout(bas)
        self.a_venir.setChecked(True)
        self._voir_table(oui=False)

    def _brancher(self) -> None:
        self.lieu.champ.editingFinished.connect(self._lire)
        self.lieu.champ.textChanged.connect(self._lire_si_fichier)
        self.a_venir.toggled.connect(lambda _: self._proposer())
        self.table.basculee.connect(self._basculer)
        self.table.doubleClicked.connect(lambda index: self._basculer(index.row()))
        self.prendre.clicked.connect(self._importer)
        self._abandonner.clicked.connect(self.reject)

    def _lire_si_fichier(self) -> None:
        """Read at once a file chosen in the dialog of files, which types its whole path."""
        chemin = self.lieu.chemin
        if not self.lieu.champ.hasFocus() and chemin is not None:
            self.choisir(chemin)

    def _lire(self) -> None:
        chemin = self.lieu.chemin
        if chemin is not None:
            self.choisir(chemin)

    def _montrer(self, apercu: Apercu) -> None:
        self._proposes = list(apercu.proposes)
        self._ecartes = _dire_ecartes(apercu)
        self._proposer()

    def _proposer(self) -> None:
        jour = aujourd_hui()
        self._vus = [p for p in self._proposes if p.evenement.jour >= jour or not self.a_venir.isChecked()]
        self._pris = {p.evenement.uid for p in self._vus if p.statut is not Statut.CONNU}
        self._voir_table(oui=True)
        self._redire()

    def _redire(self) -> None:
        rang = self.table.currentIndex().row()
        self.table.montrer([self._ligne(p) for p in self._vus])
        self.table.selectRow(max(0, rang))
        nombre = len(self._pris)
        self.prendre.setText(f"&Importer {nombre} rendez-vous")
        self.prendre.setEnabled(bool(nombre))
        dit = f"{len(self._vus)} rendez-vous lus, {nombre} à prendre." if self._vus else _RIEN
        redire(self._dit, " ".join(partie for partie in (dit, self._ecartes) if partie))

    def _ligne(self, propose: Propose) -> tuple[str, ...]:
        evenement = propose.evenement
        pris = "Oui" if evenement.uid in self._pris else "Non"
        heures = f"{heure(evenement.debut)} à {heure(evenement.debut + evenement.minutes)}"
        titre = "Rendez-vous" if self._poste.discretion.active else evenement.titre
        return (pris, long(evenement.jour, avec_annee=True), heures, titre, _STATUTS[propose.statut])

    def _basculer(self, rang: int) -> None:
        propose = self._vus[rang]
        if propose.statut is not Statut.CONNU:
            self._pris ^= {propose.evenement.uid}
            self._redire()
            annoncer(self.table, self._ligne(propose)[0])

    def _importer(self) -> None:
        voulus = [p.evenement for p in self._vus if p.evenement.uid in self._pris]
        session = self._poste.session
        self._poste.taches.command(
            lambda: session.agenda.importer_ics(voulus), lambda _: self.accept(), sinon=self._refuser
        )

    def _refuser(self, erreur: Exception) -> None:
        if not isinstance(erreur, Refus):
            self._poste.taches.echouee.emit(erreur)
            return
        self._voir_table(oui=False)
        redire(self._dit, phrase(erreur), "erreur")
        annoncer(self, self._dit.text())

    def _voir_table(self, *, oui: bool) -> None:
        for partie in (self.a_venir, self.table, self._aide):
            partie.setVisible(oui)
        self.prendre.setEnabled(oui)


class Exporter(Dialogue):
    """Which days, and whether the entreprise may be named; persons never are."""

    ecrit = Signal(str)

    def __init__(self, parent: QWidget, poste: Poste, jours: tuple[date, date]) -> None:
        champs = {
            "du": ("&Du", JOUR_EXIGE),
            "au": ("&Au", JOUR_EXIGE),
            "entreprises": ("Nommer l’&entreprise des permanences", CASE),
        }
        super().__init__(parent, poste, "Exporter l’agenda", "&Choisir où l’écrire…", champs)
        self.expliquer(
            "Chaque rendez-vous s’appelle «\u00a0RDV\u00a0»\u00a0: aucune personne n’est nommée, aucune note ne sort. "
            "Le fichier n’est pas chiffré. Gardez-le pour vous\u00a0: l’heure d’un rendez-vous suffit à reconnaître "
            "qui vient."
        )
        self.formulaire.montrer(_Valeurs(*jours))

    def valider(self) -> None:
        """Ask where, then write."""
        lus = self.formulaire.lire()
        if lus is not None:
            copies.choisir(self, "agenda.ics", partial(self._ecrire, lus))

    def _ecrire(self, lus: dict[str, date], chemin: Path) -> None:
        session = self._poste.session

        def travail(_progres: Progress, _jeton: CancelToken) -> int:
            return session.agenda.exporter_ics(
                chemin, lus["du"], lus["au"], entreprises=bool(lus["entreprises"]), remplacer=True
            )

        self._poste.taches.longue(travail, self._conclure, libelle="Export de l’agenda", pour=self, sinon=self._refuser)

    def _conclure(self, nombre: object) -> None:
        self.ecrit.emit(f"Agenda exporté\u00a0: {nombre} rendez-vous et permanences, sans aucun nom.")
        self.accept()


class _Valeurs:
    """What the export opens on."""

    def __init__(self, du: date, au: date) -> None:
        self.du, self.au, self.entreprises = du, au, False


def _dire_ecartes(apercu: Apercu) -> str:
    if not apercu.ecartes:
        return ""
    dits = [f"{ecarte.titre} ({ecarte.raison})" for ecarte in apercu.ecartes[:_MONTRES]]
    reste = len(apercu.ecartes) - _MONTRES
    suite = f" et {reste} de plus" if reste > 0 else ""
    return f"Laissés de côté\u00a0: {', '.join(dits)}{suite}."
