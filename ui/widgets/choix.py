"""A list of choices whose code is asked for, and set, in one go."""

from collections.abc import Mapping

from ui.widgets.saisies import Choix


class ChoixCode(Choix):
    """Codes and their words; no wider than its place."""

    def __init__(self, choix: Mapping[str, str] | None = None, code: str = "") -> None:
        super().__init__()
        if choix is not None:
            self.remplir(choix, code)

    @property
    def code(self) -> str:
        """The code chosen."""
        return str(self.currentData() or "")

    def remplir(self, choix: Mapping[str, str], code: str = "") -> None:
        """Offer these choices, `code` being chosen, without telling anybody."""
        self.proposer(dict(choix))
        self.blockSignals(True)  # noqa: FBT003 - Qt
        self.setCurrentIndex(max(0, self.findData(code)))
        self.blockSignals(False)  # noqa: FBT003 - Qt
