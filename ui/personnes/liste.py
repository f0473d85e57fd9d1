"""The list pane: a filter, the saved views, the persons."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.domain.changes import Changes
from app.messages.nombres import milliers
from app.services.repertoire import Ligne, Selection
from ui.personnes.filtres_gardes import FiltresGardes
from ui.personnes.modele import PAGE, ModelePersonnes
from ui.poste import Poste
from ui.widgets.bascule import quand_coche
from ui.widgets.etiquettes import bouton
from ui.widgets.flux import Flux
from ui.widgets.volet_liste import VoletListe

_VUES = {
    Selection.EN_COURS: "En cours",
    Selection.TOUTES: "Toutes",
    Selection.A_COMPLETER: "À compléter",
    Selection.SANS_CONTACT: "Sans contact depuis deux ans",
}
_VIDES = {
    Selection.EN_COURS: "Aucun accompagnement en cours. Le premier acte saisi (Ctrl\u00a0E) en ouvre un.",
    Selection.TOUTES: "Aucune personne. « Nouvelle personne » (Ctrl\u00a0N) ouvre un premier dossier.",
    Selection.A_COMPLETER: "Aucune note à compléter.",
    Selection.SANS_CONTACT: "Aucune personne sans contact depuis deux ans.",
}
_FILTRE_VIDE = "Personne ne correspond au filtre."
_SORTES = ("personnes", "interventions", "accompagnements", "emplois")


class ListePersonnes(VoletListe):
    """Persons found as one types; `montree` tells that rows are there."""

    montree = Signal()

    def __init__(self, poste: Poste) -> None:
        modele = ModelePersonnes(poste.session, poste.taches, poste.discretion)
        super().__init__(poste.apparence, modele, "Personnes")
        self.modele = modele
        self._session = poste.session
        self._taches = poste.taches
        self._selection = Selection.EN_COURS
        self._a_compter = False
        self._ids: Sequence[int] = ()
        self._puces = {choix: bouton(nom, "puce") for choix, nom in _VUES.items()}
        self._frappe = QTimer(self, singleShot=True, interval=0)
        self._frappe.timeout.connect(self.filtrer)
        self.filtrable("Filtrer\u00a0: nom, entreprise, thème…", "Filtrer les personnes par nom, entreprise ou thème")
        self.gardes = FiltresGardes(poste)
        self.empiler([self._ranger_puces(), self.gardes])
        self.filtre.textChanged.connect(lambda _: self._frappe.start())
        self.filtre.textChanged.connect(self.gardes.suivre)
        self.gardes.voulu.connect(self.filtre.setText)

    def ouvrir(self) -> None:
        """Read the list, and the counts once it is shown."""
        self._a_compter = True
        self.gardes.lire()
        self.relire()

    def relire(self) -> None:
        """Read the ids of the view, then those that pass the filter."""
        selection = self._selection
        self._taches.query(lambda: self._session.repertoire.ids(selection), self._retenir, pour=self, cle="vue")

    def filtrer(self) -> None:
        """Show the persons of the view that pass the filter."""
        toutes, saisie, repertoire = self._ids, self.filtre.text(), self._session.repertoire

        def lire() -> tuple[Sequence[int], list[Ligne]]:
            ids = repertoire.filtrer(toutes, saisie) if saisie.strip() else toutes
            return ids, repertoire.lignes(ids[:PAGE])

        self._taches.query(lire, self._recevoir, pour=self, cle="filtre")

    def suivre(self, changes: Changes) -> None:
        """Read again when what is shown changed."""
        self.gardes.lire()
        if any(changes.touche(sorte) for sorte in _SORTES):
            self.modele.relire()
            self.ouvrir()

    def montrer(self, personne_id: int) -> None:
        """Make a person the current one, in the view of all if she is in no other."""
        if not self.viser(personne_id):
            self.filtre.clear()
            self.choisir_vue(Selection.TOUTES)

    def choisir_vue(self, selection: Selection) -> None:
        """Show one of the saved views."""
        self._selection = selection
        puce = self._puces[selection]
        if puce.isChecked():
            self.relire()
        else:
            puce.setChecked(True)

    def vider(self) -> None:
        """Forget every name."""
        super().vider()
        self._ids = ()
        self.modele.vider()
        self.gardes.vider()

    def _ranger_puces(self) -> QWidget:
        bande = QWidget()
        rangee = Flux(bande, espace=4)
        groupe = QButtonGroup(self)
        for puce in self._puces.values():
            puce.setCheckable(True)
            puce.setAutoExclusive(True)
            groupe.addButton(puce)
            rangee.addWidget(puce)
        self._puces[self._selection].setChecked(True)
        for choix, puce in self._puces.items():
            quand_coche(puce, partial(self.choisir_vue, choix))
        return bande

    def _retenir(self, ids: Sequence[int]) -> None:
        self._ids = ids
        self.filtrer()

    def _recevoir(self, lu: tuple[Sequence[int], list[Ligne]]) -> None:
        ids, premieres = lu
        self.modele.recevoir(ids, premieres)
        self.dire_vide("" if ids else _FILTRE_VIDE if self.filtre.text() else _VIDES[self._selection])
        self.retrouver()
        self.montree.emit()
        if self._a_compter:
            self._a_compter = False
            self._taches.query(self._session.repertoire.compter, self._compter, pour=self, cle="comptes")

    def _compter(self, comptes: dict[Selection, int]) -> None:
        for choix, puce in self._puces.items():
            puce.setText(f"{_VUES[choix]}\u00a0{milliers(comptes[choix])}")
            puce.setVisible(choix in (Selection.EN_COURS, Selection.TOUTES) or comptes[choix] > 0)
