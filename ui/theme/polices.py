"""The families of the screen: the one of the documents too, and one that is easier to read."""

from PySide6.QtGui import QFontDatabase

from app.paths import resources

FAMILLE = "Source Sans 3"
LECTURE = "Atkinson Hyperlegible Next"
"""Letters made not to be taken for one another; what it does not draw comes from `FAMILLE`."""


def charger() -> None:
    """Add the shipped fonts to the application."""
    for chemin in sorted((resources() / "fonts").rglob("*.ttf")):
        QFontDatabase.addApplicationFont(str(chemin))


def familles(*, facilitee: bool) -> list[str]:
    """Return the families to write with, the first that has the character wins."""
    return [LECTURE, FAMILLE] if facilitee else [FAMILLE]
