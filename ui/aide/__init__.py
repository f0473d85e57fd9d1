"""Help: short pages, searched, offline."""

from ui.aide.dialogue import Aide as Aide
