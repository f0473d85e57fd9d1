"""An optional clause: a box and its words, on as many lines as they need."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from ui.widgets.etiquettes import etiquette


class Clause(QWidget):
    """`toggled` when she keeps the clause or not."""

    toggled = Signal(bool)

    def __init__(self, libelle: str) -> None:
        super().__init__()
        self._case = QCheckBox()
        self._case.setAccessibleName(libelle)
        self._case.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        mots = etiquette(libelle)
        rangee = QHBoxLayout(self)
        rangee.setContentsMargins(0, 0, 0, 0)
        rangee.setSpacing(0)
        rangee.addWidget(self._case, 0, Qt.AlignmentFlag.AlignTop)
        rangee.addWidget(mots, 1, Qt.AlignmentFlag.AlignVCenter)
        self._case.toggled.connect(self.toggled)

    def isChecked(self) -> bool:
        """Tell whether the clause is kept."""
        return self._case.isChecked()

    def setChecked(self, coche: bool) -> None:  # noqa: FBT001 - that of a box
        """Show whether the clause is kept, without telling anybody."""
        self._case.blockSignals(True)  # noqa: FBT003 - Qt
        self._case.setChecked(coche)
        self._case.blockSignals(False)  # noqa: FBT003 - Qt

    def mouseReleaseEvent(self, evenement: QMouseEvent) -> None:
        self._case.click()
        super().mouseReleaseEvent(evenement)
