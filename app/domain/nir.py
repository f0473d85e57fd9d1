"""Finding a numéro de sécurité sociale typed in a text: it has no place in the vault (rule 8 of the domain)."""

import re
from dataclasses import fields, is_dataclass

from stdnum.fr import nir

_FORME = re.compile(
    r"(?<!\d)[1-478][\s.\-]?\d{2}[\s.\-]?(?:0[1-9]|1[0-2]|[2-9]\d)[\s.\-]?(?:\d{2}|2[AB])[\s.\-]?\d{3}[\s.\-]?\d{3}"
    r"(?:[\s.\-]?\d{2})?(?![\s.\-]?\d)",
    re.IGNORECASE,
)
_SANS_CLE = 13


def contient_nir(texte: str) -> bool:
    """Tell whether a NIR of 13 or 15 characters stands in the text, spaces tolerated."""
    return any(_valable(re.sub(r"[\s.\-]", "", trouve.group())) for trouve in _FORME.finditer(texte))


def champs_avec_nir(record: object) -> tuple[str, ...]:
    """Return the names of the text fields of a record that hold a NIR (none for what is not a record)."""
    noms = (champ.name for champ in fields(record)) if is_dataclass(record) else ()
    return tuple(nom for nom in noms if isinstance(lu := getattr(record, nom), str) and contient_nir(lu))


def _valable(numero: str) -> bool:
    numero = numero.upper()
    if len(numero) == _SANS_CLE:
        numero += nir.calc_check_digits(numero)
    return nir.is_valid(numero)
