"""Under the line of saisie: a démarche that the act may open, when it names an organisme; nothing is done unasked."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.domain.saisie import Comprehension
from ui.poste import Poste
from ui.widgets.etiquettes import etiquette

if TYPE_CHECKING:
    from app.domain.demarches import Demarche

_DEMARCHE = "DEM"


class PropositionDemarche(QWidget):
    """A box, unchecked; when a démarche is under way with that organisme, its name instead."""

    tranchee = Signal()

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._cle: tuple[int, int] | None = None
        self.case = QCheckBox()
        self._connue = etiquette(genre="second")
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        for partie in (self.case, self._connue):
            colonne.addWidget(partie)
        self.case.toggled.connect(lambda _: self.tranchee.emit())
        self.vider()

    @property
    def voulue(self) -> bool:
        """Whether the act must open a démarche."""
        return self.case.isChecked() and not self.isHidden()

    def proposer(self, compris: Comprehension) -> None:
        """Look at what was understood; the same person and organisme keep what was chosen."""
        cle = _cle(compris)
        if cle == self._cle:
            return
        self.vider()
        self._cle = cle
        if cle is None or compris.organisme is None:
            return
        nom, saisies = compris.organisme.nom, self._poste.session.saisies_demarches
        self._poste.taches.query(
            lambda: saisies.en_cours(*cle), lambda connue: self._montrer(cle, nom, connue), pour=self, cle="demarche"
        )

    def vider(self) -> None:
        """Propose nothing."""
        self._cle = None
        self.case.blockSignals(True)  # noqa: FBT003 - Qt
        self.case.setChecked(False)
        self.case.blockSignals(False)  # noqa: FBT003 - Qt
        self.case.setText("")
        self._connue.clear()
        self.hide()

    def _montrer(self, cle: tuple[int, int], nom: str, connue: "Demarche | None") -> None:
        if cle != self._cle:
            return
        self.case.setText(f"Ouvrir aussi une démarche\u00a0: {nom}")
        self._connue.setText(f"Démarche déjà en cours\u00a0: {nom}{_objet(connue)}.")
        self.case.setVisible(connue is None)
        self._connue.setVisible(connue is not None)
        self.show()


def _cle(compris: Comprehension) -> tuple[int, int] | None:
    """Return the person and the organisme of an act by which a démarche may begin."""
    est_demarche = compris.nature is not None and compris.nature.code == _DEMARCHE
    if not est_demarche or compris.organisme is None or len(compris.personnes) != 1:
        return None
    return compris.personnes[0], compris.organisme.id


def _objet(demarche: "Demarche | None") -> str:
    return f" · {demarche.objet}" if demarche and demarche.objet else ""
