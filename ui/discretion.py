"""Mode discret: only the person present is named on screen, in paint, in accessible names and in notices."""

from PySide6.QtCore import QObject, Signal

MASQUEE = "Personne masquée"


class Discretion(QObject):
    """Whether names are masked, and who is present."""

    changee = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._active = False
        self._presente: int | None = None

    @property
    def active(self) -> bool:
        """Whether names of others are masked."""
        return self._active

    def activer(self, *, oui: bool) -> None:
        """Mask or show the names of others."""
        self._active = oui
        self.changee.emit()

    def presenter(self, personne_id: int | None) -> None:
        """Say who is present: her name stays."""
        self._presente = personne_id
        if self._active:
            self.changee.emit()

    def masque(self, personne_id: int | None) -> bool:
        """Tell whether that person must not be named."""
        return self._active and personne_id != self._presente

    def nom(self, personne_id: int | None, affiche: str) -> str:
        """Return the name to show."""
        return MASQUEE if self.masque(personne_id) else affiche
