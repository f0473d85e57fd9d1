"""Letters: the register, and the letter being written beside its page."""

from ui.courriers.nouveau import NouveauCourrier
from ui.courriers.page import PageCourriers

__all__ = ["NouveauCourrier", "PageCourriers"]
