"""Choosing a person by a few letters: the other dossier to join, someone of the household."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.personnes import Personne
from ui.poste import Poste
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.fleches import Fleches

LIMITE = 12
_RIEN = "Personne ne correspond. Essayez un nom, un prénom ou un code."
_INVITE = "Aucun dossier au nom proche. Écrivez quelques lettres\u00a0: nom, prénom ou code."


class ChoisirPersonne(QDialog):
    """`verbe` says what choosing does; `proches` is a person whose near names are offered first."""

    def __init__(
        self,
        parent: QWidget,
        poste: Poste,
        verbe: str,
        faire: Callable[[Personne], None],
        *,
        sauf: int | None = None,
        proches: Personne | None = None,
        precision: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(verbe)
        self._poste = poste
        self._faire = faire
        self._sauf = sauf
        self._proches = proches
        self._trouvees: list[Personne] = []
        self.champ = QLineEdit()
        self.liste = QListWidget()
        self._rien = etiquette(genre="second")
        self.choisir = bouton(verbe, "primaire")
        self._abandonner = bouton("A&bandonner")
        self._ranger(verbe, precision)
        self.champ.textChanged.connect(self._chercher)
        Fleches(self.champ, self.liste, self._conclure)
        self.liste.itemActivated.connect(lambda _: self._conclure())
        self.choisir.clicked.connect(self._conclure)
        self._abandonner.clicked.connect(self.reject)
        self._chercher("")

    def _ranger(self, verbe: str, precision: str) -> None:
        px = self._poste.apparence.px
        self.resize(px(520), px(440))
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(24, 16, 24, 16)
        colonne.setSpacing(8)
        colonne.addWidget(etiquette(verbe, "volet"))
        if precision:
            colonne.addWidget(etiquette(precision, "second"))
        for partie in (self.champ, self._rien, self.liste):
            colonne.addWidget(partie)
        colonne.addStretch()
        bas = QHBoxLayout()
        bas.addStretch()
        bas.addWidget(self._abandonner)
        bas.addWidget(self.choisir)
        colonne.addLayout(bas)
        self.champ.setPlaceholderText("Quelques lettres du nom…")
        self.champ.setAccessibleName("Chercher une personne")
        self.liste.setAccessibleName("Personnes trouvées")

    def _chercher(self, saisie: str) -> None:
        session, proches = self._poste.session, self._proches

        def lire() -> list[Personne]:
            if saisie.strip():
                return session.personnes.chercher(saisie, LIMITE)
            voisines = session.personnes.voisines(proches) if proches else []
            return [session.personnes.get(voisine.id) for voisine in voisines]

        self._poste.taches.query(lire, self._montrer, pour=self, cle="personnes")

    def _montrer(self, trouvees: list[Personne]) -> None:
        self._trouvees = [personne for personne in trouvees if personne.id != self._sauf]
        self.liste.clear()
        for personne in self._trouvees:
            nom = self._poste.discretion.nom(personne.id, personne.nom_affiche)
            naissance = f"naissance en {personne.annee}" if personne.annee else ""
            self.liste.addItem(QListWidgetItem(" · ".join(p for p in (nom, naissance, personne.ville) if p)))
        self.liste.setCurrentRow(0 if self._trouvees else -1)
        self._rien.setText(_RIEN if self.champ.text().strip() else _INVITE)
        self._rien.setVisible(not self._trouvees)
        self.liste.setVisible(bool(self._trouvees))
        self.choisir.setEnabled(bool(self._trouvees))

    def _conclure(self) -> None:
        rang = self.liste.currentRow()
        if 0 <= rang < len(self._trouvees):
            personne = self._trouvees[rang]
            self.accept()
            self._faire(personne)
