"""More kinds of value a field holds: numbers of things, a SIRET."""

import re

from PySide6.QtWidgets import QLineEdit

from app.domain.errors import NombreHorsBornes
from ui.widgets.saisies import Genre

_MAXIMUM = 1_000_000


def _lire_siret(texte: str) -> str:
    """Return the digits typed, without the blanks one reads them with; the domain checks them."""
    return re.sub(r"\s", "", texte)


def _dire_siret(siret: str) -> str:
    return " ".join(filter(None, (siret[:3], siret[3:6], siret[6:9], siret[9:])))


def _lire_entier(texte: str) -> int | None:
    nu = re.sub(r"\s", "", texte)
    if not nu:
        return None
    if not (nu.isascii() and nu.isdigit()) or int(nu) > _MAXIMUM:
        raise NombreHorsBornes(champ="nombre", minimum=0, maximum=_MAXIMUM)
    return int(nu)


SIRET = Genre(QLineEdit, _lire_siret, _dire_siret)
ENTIER = Genre(QLineEdit, _lire_entier, lambda nombre: "" if nombre is None else str(nombre))
