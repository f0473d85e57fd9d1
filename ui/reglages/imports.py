"""Imports: those of the past, each of which can be taken back whole."""

from datetime import datetime

from PySide6.QtCore import Signal

from app.domain.calendrier import en_clair, heure
from app.domain.imports import ImportFait
from ui.mots_imports import compte
from ui.poste import Poste
from ui.reglages.section import Section, rangee
from ui.temps import aujourd_hui
from ui.widgets.cartes import Carte, Rangee
from ui.widgets.etiquettes import bouton

_DITES = ("interventions", "personnes", "entreprises")


class SectionImports(Section):
    """`importer` asks for the assistant, `annuler` for the number of an import to take back."""

    importer = Signal()
    annuler = Signal(int)

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        nouveau = bouton("&Importer un classeur…", "primaire")
        self._liste = Carte("Imports passés")
        carte = self.carte(
            "Reprendre un suivi tenu dans un tableur",
            "L’assistant montre ce qu’il a compris, puis fait un essai. Rien n’est écrit avant votre accord, et "
            "l’import entier peut être annulé tant que rien n’a été saisi par-dessus.",
        )
        carte.addLayout(rangee([nouveau]))
        self.colonne.addWidget(self._liste)
        self.colonne.addStretch()
        nouveau.clicked.connect(self.importer)

    def ouvrir(self) -> None:
        self.poste.taches.query(self.poste.session.imports.tous, self._montrer, pour=self, cle="imports")

    def vider(self) -> None:
        self._montrer([])

    def _montrer(self, faits: list[ImportFait]) -> None:
        liste = Carte("Imports passés", "le plus récent d’abord")
        for fait in faits:
            liste.ajouter(self._rangee(fait))
        liste.vide("Aucun import.")
        self.colonne.replaceWidget(self._liste, liste)
        self._liste.hide()
        self._liste.deleteLater()
        self._liste = liste

    def _rangee(self, fait: ImportFait) -> Rangee:
        instant = datetime.fromisoformat(fait.instant).astimezone()
        jour = en_clair(instant.date(), aujourd_hui())
        crees = ", ".join(compte(sorte, fait.crees[sorte]) for sorte in _DITES if fait.crees.get(sorte))
        detail = "annulé" if fait.annule_le else crees or "compléments seulement"
        rangee_ = Rangee(f"{jour} à {heure(instant.hour * 60 + instant.minute)}", fait.libelle, detail)
        if not fait.annule_le:
            dit = f"Annuler l’import de {fait.libelle}, {jour}"
            rangee_.lien("Annuler", dit, lambda: self.annuler.emit(fait.numero))
        return rangee_
