"""A dialog to read a relevé, from memory, and hand it out as a file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.services.releves import Apercu
from ui.lecture import copies
from ui.lecture.lecteur import Lecteur
from ui.poste import Poste
from ui.releves.mots import ENGAGE, titre
from ui.widgets.etiquettes import bouton, etiquette
from ui.widgets.flux import Flux

_BORD = 40


class ApercuReleve(QDialog):
    """Shows the pages; forgets everything when it closes."""

    def __init__(self, parent: QWidget, poste: Poste, contrat_id: int, apercu: Apercu) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._intitule = titre(apercu.releve)
        self.setWindowTitle(self._intitule)
        self._poste = poste
        self._contrat_id = contrat_id
        self._periode = (apercu.releve.du, apercu.releve.au)
        self._place = parent.window().size()
        self.lecteur = Lecteur(self._intitule, poste.apparence)
        self.pdf = bouton("Enregistrer en &PDF…")
        self.xlsx = bouton("Enregistrer en &XLSX…")
        self.fermer = bouton("&Fermer", "primaire")
        self._ranger()
        self.lecteur.montrer(apercu.pdf)
        self.pdf.clicked.connect(lambda: self._choisir("pdf"))
        self.xlsx.clicked.connect(lambda: self._choisir("xlsx"))
        self.fermer.clicked.connect(self.accept)

    def deposer(self, extension: str, chemin: Path) -> None:
        """Hand the relevé out, then write it where she said."""
        releves, (du, au) = self._poste.session.releves, self._periode
        self._poste.taches.command(
            lambda: releves.remettre(self._contrat_id, du, au, (extension,)),
            partial(self._ecrire, chemin),
            initiateur=self,
            libelle="Relevé d’activité",
        )

    def done(self, resultat: int) -> None:
        self.lecteur.vider()
        super().done(resultat)

    def _ecrire(self, chemin: Path, produits: dict[str, bytes]) -> None:
        (octets,) = produits.values()
        self._poste.taches.longue(
            lambda *_: copies.deposer(chemin, octets), lambda _: None, libelle="Écriture du relevé"
        )

    def _choisir(self, extension: str) -> None:
        nom = "releve_{}_{}".format(*(jour.isoformat() for jour in self._periode))
        copies.choisir(self, f"{nom}.{extension}", partial(self.deposer, extension))

    def _ranger(self) -> None:
        px = self._poste.apparence.px
        self.resize(QSize(px(680), px(780)).boundedTo(self._place - QSize(_BORD, _BORD)))
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(16, 12, 16, 12)
        colonne.setSpacing(8)
        colonne.addWidget(etiquette(self._intitule, "volet"))
        colonne.addWidget(self.lecteur, 1)
        colonne.addWidget(etiquette(ENGAGE, "second"))
        gestes = Flux(espace=8)
        for geste in (self.pdf, self.xlsx):
            gestes.addWidget(geste)
        bas = QHBoxLayout()
        bas.addLayout(gestes, 1)
        bas.addWidget(self.fermer, 0, Qt.AlignmentFlag.AlignBottom)
        colonne.addLayout(bas)
