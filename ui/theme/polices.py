"""The one family of the screen and of the documents."""

from PySide6.QtGui import QFontDatabase

from app.paths import resources

FAMILLE = "Source Sans 3"


def charger() -> None:
    """Add the shipped fonts to the application."""
    for chemin in sorted((resources() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(chemin))
