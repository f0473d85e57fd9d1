"""What the room refuses: both are situations of the figures, met before anything is printed."""

from typing import ClassVar

from app.errors import Refus


class Incoherent(Refus):
    """The printed figures contradict one another: no count satisfies them all."""

    code: ClassVar[str] = "bilan_incoherent"


class SansSolution(Refus):
    """No set of hidden cells protects the table: merge lines or drop the table."""

    code: ClassVar[str] = "bilan_sans_solution"
