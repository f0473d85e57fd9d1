"""What to complete before the bilan is arrêté, each with the way there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.bilan.formats import accorder
from app.bilan.manques import EFFECTIFS, NOMS, Manque
from app.domain.personnes import Personne
from ui.poste import Poste
from ui.widgets.defilant import Defilant
from ui.widgets.etiquettes import bouton, cadre, etiquette, filet

_RIEN = "Rien ne manque\u00a0: effectifs connus, personnes renseignées."


class Manques(Defilant):
    """`effectifs_voulus` and `personnes_voulues` (the field that is missing) lead there."""

    effectifs_voulus = Signal()
    personnes_voulues = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        contenu = QWidget()
        self._colonne = QVBoxLayout(contenu)
        self._colonne.setContentsMargins(0, 4, 8, 16)
        self.poser(contenu)

    def montrer(self, manques: Sequence[Manque]) -> None:
        """Show what is missing."""
        self.vider()
        carte = cadre("carte")
        colonne = QVBoxLayout(carte)
        colonne.setContentsMargins(1, 4, 1, 4)
        colonne.setSpacing(0)
        for rang, manque in enumerate(manques):
            if rang:
                colonne.addWidget(filet())
            colonne.addWidget(self._rangee(manque))
        if not manques:
            rien = etiquette(_RIEN, etat="ok")
            rien.setContentsMargins(15, 8, 15, 8)
            colonne.addWidget(rien)
        self._colonne.addWidget(carte)
        self._colonne.addStretch()

    def vider(self) -> None:
        """Forget it."""
        while (item := self._colonne.takeAt(0)) is not None:
            ancienne = item.widget()
            if ancienne is not None:
                ancienne.hide()
                ancienne.deleteLater()

    def _rangee(self, manque: Manque) -> QWidget:
        rangee = QWidget()
        ligne = QHBoxLayout(rangee)
        ligne.setContentsMargins(15, 8, 15, 8)
        ligne.setSpacing(12)
        ligne.addWidget(etiquette(manque.phrase), 1)
        if manque.champ == EFFECTIFS:
            lien = bouton("Compléter", "lien", "Compléter les effectifs de l’entreprise")
            lien.clicked.connect(self.effectifs_voulus)
        else:
            dit = f"Voir {accorder(manque.nombre, 'personne')} sans {NOMS[manque.champ]}"
            lien = bouton("Voir la liste", "lien", dit)
            lien.clicked.connect(lambda: self.personnes_voulues.emit(manque.champ))
        ligne.addWidget(lien)
        return rangee


class PersonnesIncompletes(QDialog):
    """The persons whose field is missing; `personne_voulue` asks for the sheet of one."""

    personne_voulue = Signal(int)

    def __init__(self, parent: QWidget, poste: Poste, champ: str, personnes: Sequence[Personne]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Personnes à compléter")
        self.liste = QListWidget()
        fermer = bouton("&Fermer")
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(24, 16, 24, 16)
        colonne.setSpacing(12)
        colonne.addWidget(etiquette(f"À compléter\u00a0: {NOMS[champ]}", "volet"))
        colonne.addWidget(etiquette("Entrée ouvre le dossier.", "second"))
        colonne.addWidget(self.liste, 1)
        bas = QHBoxLayout()
        bas.addStretch()
        bas.addWidget(fermer)
        colonne.addLayout(bas)
        self.liste.setAccessibleName(f"Personnes sans {NOMS[champ]}")
        for personne in personnes:
            ligne = QListWidgetItem(poste.discretion.nom(personne.id, personne.nom_affiche))
            ligne.setData(Qt.ItemDataRole.UserRole, personne.id)
            self.liste.addItem(ligne)
        self.liste.setCurrentRow(0)
        self.resize(poste.apparence.px(460), poste.apparence.px(460))
        self.liste.itemActivated.connect(self._choisir)
        self.liste.itemClicked.connect(self._choisir)
        fermer.clicked.connect(self.reject)

    def _choisir(self, ligne: QListWidgetItem) -> None:
        ident = int(ligne.data(Qt.ItemDataRole.UserRole))
        self.accept()
        self.personne_voulue.emit(ident)
