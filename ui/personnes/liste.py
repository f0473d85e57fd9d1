"""The list pane: a filter, the saved views, the persons."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from app.domain.changes import Changes
from app.services.repertoire import Ligne, Selection
from ui.personnes.modele import PAGE, ROLE_ID, ModelePersonnes
from ui.personnes.rangee import RangeePersonne
from ui.poste import Poste
from ui.theme import Apparence
from ui.widgets.etiquettes import bouton, etiquette, pictogramme
from ui.widgets.flux import Flux
from ui.widgets.longue_liste import LongueListe

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
_SORTES = ("personnes", "interventions", "accompagnements", "emplois")


class ListePersonnes(QFrame):
    """Persons found as one types; `choisie` tells the id of the current one, `montree` that rows are there."""

    choisie = Signal(int)
    montree = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self.setObjectName("liste")
        self._apparence = poste.apparence
        self._session = poste.session
        self._taches = poste.taches
        self._selection = Selection.EN_COURS
        self._voulue: int | None = None
        self._a_compter = False
        self._ids: Sequence[int] = ()
        self.modele = ModelePersonnes(poste.session, poste.taches, poste.discretion)
        self._delegue = RangeePersonne(self.modele, poste.apparence)
        self.filtre = QLineEdit()
        self.vue = LongueListe(self._delegue, poste.apparence)
        self._vide = etiquette(genre="second")
        self._puces = {choix: bouton(nom, "puce") for choix, nom in _VUES.items()}
        self._frappe = QTimer(self, singleShot=True, interval=0)
        self._frappe.timeout.connect(self.filtrer)
        self._ranger(poste.apparence)
        self._brancher(poste.apparence)

    def ouvrir(self) -> None:
        """Read the list, and the counts once it is shown."""
        self._a_compter = True
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
        if any(changes.touche(sorte) for sorte in _SORTES):
            self.modele.relire()
            self.ouvrir()

    def montrer(self, personne_id: int) -> None:
        """Make a person the current one, in the view of all if she is in no other."""
        self._voulue = personne_id
        if self.modele.rang(personne_id) < 0:
            self.filtre.clear()
            self.choisir_vue(Selection.TOUTES)
        else:
            self._retrouver()

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
        self.filtre.clear()
        self._ids = ()
        self.modele.vider()

    def _ranger(self, apparence: Apparence) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 12, 0, 0)
        colonne.setSpacing(8)
        haut = QVBoxLayout()
        haut.setContentsMargins(14, 0, 14, 4)
        haut.setSpacing(8)
        haut.addWidget(etiquette("Personnes", "volet"))
        haut.addWidget(self.filtre)
        puces = Flux(espace=6)
        for puce in self._puces.values():
            puces.addWidget(puce)
        haut.addLayout(puces)
        haut.addWidget(self._vide)
        colonne.addLayout(haut)
        colonne.addWidget(self.vue, 1)
        self.setMinimumWidth(apparence.px(240))

    def _brancher(self, apparence: Apparence) -> None:
        self.filtre.setPlaceholderText("Filtrer\u00a0: nom, entreprise, thème…")
        self.filtre.setAccessibleName("Filtrer les personnes par nom, entreprise ou thème")
        loupe = QHBoxLayout(self.filtre)
        loupe.setContentsMargins(10, 0, 0, 0)
        loupe.addWidget(pictogramme(apparence, "search", cote=16), 0, Qt.AlignmentFlag.AlignLeft)
        self._creuser()
        apparence.changee.connect(self._creuser)
        self.filtre.textChanged.connect(lambda _: self._frappe.start())
        groupe = QButtonGroup(self)
        for puce in self._puces.values():
            puce.setCheckable(True)
            puce.setAutoExclusive(True)
            groupe.addButton(puce)
        self._puces[self._selection].setChecked(True)
        for choix, puce in self._puces.items():
            puce.toggled.connect(lambda coche, voulu=choix: coche and self.choisir_vue(voulu))
        self.vue.setObjectName("liste_personnes")
        self.vue.setAccessibleName("Personnes")
        self.vue.setModel(self.modele)
        self.vue.selectionModel().currentChanged.connect(self._choisir)
        self._vide.hide()

    def _creuser(self) -> None:
        """Leave the place of the icon before the words."""
        self.filtre.setTextMargins(self._apparence.px(24), 0, 0, 0)

    def _retenir(self, ids: Sequence[int]) -> None:
        self._ids = ids
        self.filtrer()

    def _recevoir(self, lu: tuple[Sequence[int], list[Ligne]]) -> None:
        ids, premieres = lu
        self.modele.recevoir(ids, premieres)
        self._vide.setText("Personne ne correspond au filtre." if self.filtre.text() else _VIDES[self._selection])
        self._vide.setVisible(not ids)
        self._retrouver()
        self.montree.emit()
        if self._a_compter:
            self._a_compter = False
            self._taches.query(self._session.repertoire.compter, self._compter, pour=self, cle="comptes")

    def _retrouver(self) -> None:
        rang = self.modele.rang(self._voulue) if self._voulue is not None else -1
        if rang >= 0:
            self.vue.setCurrentIndex(self.modele.index(rang))

    def _compter(self, comptes: dict[Selection, int]) -> None:
        for choix, puce in self._puces.items():
            puce.setText(f"{_VUES[choix]}\u00a0{comptes[choix]}")
            puce.setVisible(choix in (Selection.EN_COURS, Selection.TOUTES) or comptes[choix] > 0)

    def _choisir(self, index: QModelIndex) -> None:
        ident = index.data(ROLE_ID)
        if ident is not None:
            self._voulue = ident
            self.choisie.emit(ident)
