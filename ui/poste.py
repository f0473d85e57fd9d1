"""What a screen needs while the coffre is open."""

from dataclasses import dataclass

from app.context import Session
from ui.discretion import Discretion
from ui.lexique import Lexique
from ui.tasks import Taches
from ui.theme import Apparence


@dataclass(frozen=True, slots=True)
class Poste:
    """Built at unlock, dropped at lock."""

    session: Session
    taches: Taches
    lexique: Lexique
    discretion: Discretion
    apparence: Apparence
