"""The bilans arrêtés of an entreprise."""

from typing import Any, ClassVar

from app.context import Session
from app.domain.changes import Changes
from ui.lecture.registre import Registre
from ui.poste import Poste
from ui.widgets.volet import Volet


class Bilans(Volet):
    """The register, as the page Bilans shows it too."""

    sortes: ClassVar[tuple[str, ...]] = ()

    def __init__(self, poste: Poste) -> None:
        super().__init__(poste)
        self.registre = Registre(poste)
        self.colonne.addWidget(self.registre)
        self.colonne.addStretch()

    def suivre(self, changes: Changes, initiateur: object) -> None:
        """Follow the register."""
        super().suivre(changes, initiateur)
        self.registre.suivre(changes)

    def lire(self, _session: Session, entreprise_id: int) -> int:
        """Return the entreprise: the register reads itself."""
        return entreprise_id

    def montrer(self, lu: Any) -> None:  # noqa: ANN401
        """Show its register."""
        self.registre.montrer(lu)

    def achever(self) -> None:
        """Nothing is typed here."""

    def oublier(self) -> None:
        """Forget the register."""
        self.registre.vider()
