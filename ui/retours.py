"""Taking back and doing again, a save or a whole import, each told by a notice with its opposite."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.domain.imports import Rapport
from ui.avis import Avis
from ui.imports import Assistant
from ui.mots_imports import resume
from ui.poste import Poste


class Retours(QObject):
    """What Ctrl+Z, Ctrl+Y and the import assistant do, over the desk."""

    def __init__(self, bureau: QWidget, poste: Poste, avis: Avis) -> None:
        super().__init__(bureau)
        self._bureau = bureau
        self._poste = poste
        self._avis = avis

    def annuler(self) -> None:
        """Take back the last save."""
        self._rejouer(self._poste.session.annulations.annuler, "Annulé", "Rétablir", self.retablir)

    def retablir(self) -> None:
        """Do it again."""
        self._rejouer(self._poste.session.annulations.retablir, "Rétabli", "Annuler", self.annuler)

    def importer(self) -> None:
        """Take over a workbook."""
        assistant = Assistant(self._bureau, self._poste)
        assistant.importe.connect(self._dire_import)
        assistant.open()

    def annuler_import(self, numero: int) -> None:
        """Take a whole import back."""

        def travail() -> tuple[Changes, Changes]:
            changes = self._poste.session.imports.annuler(numero)
            return changes, changes

        dit = "Import annulé\u00a0: rien n’en reste dans le coffre."
        self._poste.taches.command(travail, lambda _: self._avis.dire(dit))

    def _dire_import(self, rapport: Rapport) -> None:
        self._avis.dire(
            f"Import de {rapport.classeur}\u00a0: {resume(rapport.comptes)}.",
            "Annuler l’import",
            lambda: self.annuler_import(rapport.numero),
        )

    def _rejouer(self, faire: Callable[[], Changes], dit: str, verbe: str, inverse: Callable[[], None]) -> None:
        def travail() -> tuple[Changes, Changes]:
            changes = faire()
            return changes, changes

        self._poste.taches.command(
            travail, lambda changes: self._avis.dire(f"{dit}\u00a0: {changes.libelle}.", verbe, inverse)
        )
