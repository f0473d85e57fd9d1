"""Help: short pages, searched, offline."""

from ui.aide.dialogue import Aide as Aide
from ui.aide.pages import PageAide as PageAide
from ui.aide.pages import pages as pages
