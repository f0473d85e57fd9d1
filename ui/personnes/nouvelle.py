"""A new person: a name or a code, and a warning when she may already be known."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.personnes import Personne
from app.errors import Refus
from app.messages import phrase
from ui.poste import Poste
from ui.widgets.champs import Champ
from ui.widgets.etiquettes import bouton, etiquette, redire

ASSEZ = 3
"""Letters from which near names are looked for."""


class NouvellePersonne(QDialog):
    """Asks the least: a person can start nameless and be completed later."""

    def __init__(self, parent: QWidget, poste: Poste, ouvrir: Callable[[int], None]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Nouvelle personne")
        self._poste = poste
        self._ouvrir = ouvrir
        self.prenom = Champ("&Prénom", QLineEdit())
        self.nom = Champ("&Nom", QLineEdit())
        self.code = Champ("&Code, si elle reste sans nom", QLineEdit())
        self._voisines = QVBoxLayout()
        self._dit = etiquette()
        self._creer = bouton("&Ouvrir le dossier", "primaire")
        self._abandonner = bouton("A&bandonner")
        self._ranger()
        for champ in (self.prenom, self.nom, self.code):
            champ.editeur.textChanged.connect(self._chercher)  # type: ignore[union-attr]
        self._creer.clicked.connect(self.creer)
        self._creer.setDefault(True)
        self._abandonner.clicked.connect(self.reject)

    def creer(self) -> None:
        """Keep the person, then open her sheet."""
        personne = self._personne()
        session = self._poste.session
        self._poste.taches.command(lambda: session.personnes.save(personne), self._conclure, sinon=self._refuser)

    def _ranger(self) -> None:
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(24, 16, 24, 16)
        colonne.setSpacing(12)
        colonne.addWidget(etiquette("Nouvelle personne", "volet"))
        for champ in (self.prenom, self.nom, self.code):
            colonne.addWidget(champ)
        colonne.addWidget(self._dit)
        colonne.addLayout(self._voisines)
        colonne.addStretch()
        bas = QHBoxLayout()
        bas.addStretch()
        bas.addWidget(self._abandonner)
        bas.addWidget(self._creer)
        colonne.addLayout(bas)
        self._dit.hide()
        self.setMinimumWidth(self._poste.apparence.px(440))

    def _personne(self) -> Personne:
        return Personne(
            nom=self.nom.valeur.strip(), prenom=self.prenom.valeur.strip(), code=self.code.valeur.strip()
        )

    def _chercher(self) -> None:
        personne = self._personne()
        if len(personne.nom) < ASSEZ:
            self._montrer([])
            return
        session = self._poste.session
        self._poste.taches.query(
            lambda: [session.personnes.get(v.id) for v in session.personnes.voisines(personne)[:4]],
            self._montrer,
            pour=self,
            cle="voisines",
        )

    def _montrer(self, voisines: list[Personne]) -> None:
        while (item := self._voisines.takeAt(0)) is not None:
            ancien = item.widget()
            if ancien is not None:
                ancien.hide()
                ancien.deleteLater()
        for voisine in voisines:
            nom = self._poste.discretion.nom(voisine.id, voisine.nom_affiche)
            naissance = f", naissance en {voisine.annee}" if voisine.annee else ""
            lien = bouton(f"Ouvrir {nom}{naissance}", "lien")
            lien.clicked.connect(lambda _=False, ident=voisine.id: self._rejoindre(ident))
            self._voisines.addWidget(lien)
        dit = "Elle est peut-être déjà connue\u00a0:" if voisines else ""
        redire(self._dit, dit, "attention" if dit else "")
        self._dit.setVisible(bool(dit))

    def _rejoindre(self, personne_id: int) -> None:
        self.accept()
        self._ouvrir(personne_id)

    def _conclure(self, personne: Personne) -> None:
        self.accept()
        self._ouvrir(personne.id)

    def _refuser(self, erreur: Exception) -> None:
        if isinstance(erreur, Refus):
            redire(self._dit, phrase(erreur), "erreur")
            self._dit.show()
        else:
            self._poste.taches.echouee.emit(erreur)
