"""The checklist of one departure."""

from app.domain.gardes.accord import accords
from app.domain.gardes.contenu import contenus
from app.domain.gardes.depart import Depart, Remarque, Savoir


def controler(depart: Depart, savoir: Savoir) -> tuple[Remarque, ...]:
    """Return everything to look at before it leaves, each thing once, the accord first."""
    return tuple(dict.fromkeys((*accords(depart), *contenus(depart, savoir))))
