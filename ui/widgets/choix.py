"""A list of choices that the wheel never changes while one scrolls past it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter


class Choix(QComboBox):
    """Codes and their words; no wider than its place."""

    def __init__(self, choix: Mapping[str, str] | None = None, code: str = "") -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        if choix is not None:
            self.remplir(choix, code)

    @property
    def code(self) -> str:
        """The code chosen."""
        return str(self.currentData() or "")

    def remplir(self, choix: Mapping[str, str], code: str = "") -> None:
        """Offer these choices, `code` being chosen, without telling anybody."""
        self.blockSignals(True)  # noqa: FBT003 - Qt
        self.clear()
        for valeur, dit in choix.items():
            self.addItem(dit, valeur)
        self.setCurrentIndex(max(0, self.findData(code)))
        self.blockSignals(False)  # noqa: FBT003 - Qt

    def proposer(self, choix: Mapping[str, str]) -> None:
        """Offer these choices; the one chosen stays if it is among them."""
        self.remplir(choix, self.code)

    def wheelEvent(self, evenement: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(evenement)
        else:
            evenement.ignore()

    def paintEvent(self, _evenement: QPaintEvent) -> None:
        """Paint as Qt does, words that do not fit ending with an ellipsis instead of a letter cut in two."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        peintre = QStylePainter(self)
        peintre.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        place = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        mesure, marge = self.fontMetrics(), 2
        option.currentText = mesure.elidedText(option.currentText, Qt.TextElideMode.ElideRight, place.width() - marge)
        peintre.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
