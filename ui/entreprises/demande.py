"""Asking an entreprise for its headcounts: the form to fill and the letter, written where she says."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.changes import Changes
from app.files import ecrire
from ui.poste import Poste
from ui.temps import aujourd_hui
from ui.widgets.dialogue import Dialogue
from ui.widgets.saisies import JOUR, JOUR_EXIGE

_CHAMPS = {"au": ("Effectif au", JOUR_EXIGE), "reponse_avant": ("Réponse souhaitée avant le", JOUR)}
_EXPLICATION = (
    "Une lettre d’une page (PDF) et un classeur à remplir (XLSX). Des nombres seulement\u00a0: aucun nom, aucune "
    "liste. La réponse s’importe telle quelle."
)


class DemandeEffectifs(Dialogue):
    """Two dates, then a folder."""

    def __init__(self, parent: QWidget, poste: Poste, entreprise_id: int) -> None:
        super().__init__(parent, poste, "Demander les effectifs", "Choisir le &dossier…", _CHAMPS)
        self._entreprise_id = entreprise_id
        self.expliquer(_EXPLICATION)
        self.presenter({"au": date(aujourd_hui().year, 12, 31), "reponse_avant": None})

    def valider(self) -> None:
        """Read the dates, then ask where to write."""
        dates = self.formulaire.lire()
        if dates is None:
            return
        dialogue = QFileDialog(self, "Où écrire la demande")
        dialogue.setFileMode(QFileDialog.FileMode.Directory)
        dialogue.setOption(QFileDialog.Option.ShowDirsOnly)
        dialogue.fileSelected.connect(lambda dossier: self.deposer(Path(dossier), **dates))
        dialogue.finished.connect(dialogue.deleteLater)
        dialogue.open()

    def deposer(self, dossier: Path, au: date, reponse_avant: date | None) -> None:
        """Write both files, or neither; those of an earlier request are never replaced."""
        demandes = self._poste.session.demandes

        def travail() -> tuple[Path, Changes]:
            fichiers = demandes.fichiers(self._entreprise_id, au, reponse_avant)
            ecrire({dossier / nom: octets for nom, octets in fichiers.items()})
            return dossier, Changes(libelle="Demande d’effectifs écrite dans le dossier choisi")

        self._poste.taches.command(travail, self._conclure, sinon=partial(self._refuser))
