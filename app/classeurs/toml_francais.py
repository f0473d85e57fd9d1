"""What is wrong with the writing of a TOML file, in French, and where."""

import re
import tomllib
from typing import Any

from app.classeurs.errors import CorrespondanceRefusee

_LIEU = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_FAUTES = (
    (r"Invalid value|Invalid date", "la valeur après « = » est mal écrite : un texte va entre guillemets"),
    (r"Invalid statement|Invalid initial", "ligne mal commencée : un nom à accents ou à espaces va entre guillemets"),
    (r"Expected newline", "il y a un mot de trop, ou des guillemets manquent"),
    (r"Expected '='", "le signe « = » manque, ou le nom va entre guillemets"),
    (r"Expected '\]|Unclosed array", "un crochet fermant manque"),
    (r"Illegal character|Unterminated string|Expected '\"|Expected \"'", "un guillemet fermant manque"),
    (r"Cannot|Duplicate", "le même nom est écrit deux fois"),
    (r"Unescaped|Escaped|Invalid hex", "une barre oblique inversée doit être doublée"),
    (r"Unclosed inline", "une accolade fermante manque"),
)


def lire(texte: str) -> dict[str, Any]:
    """Return what the TOML text holds; raises `CorrespondanceRefusee` with the line and the column of the fault."""
    try:
        return tomllib.loads(texte)
    except tomllib.TOMLDecodeError as cause:
        raise CorrespondanceRefusee(raison=_raison(str(cause), texte)) from None


def _raison(message: str, texte: str) -> str:
    faute = next((dite for motif, dite in _FAUTES if re.match(motif, message)), "ce n’est pas du TOML")
    lieu = _LIEU.search(message)
    if lieu and lieu[1]:
        return f"ligne {lieu[1]}, colonne {lieu[2]}, {faute}"
    lignes = texte.splitlines() or [""]
    return f"ligne {len(lignes)}, colonne {len(lignes[-1]) + 1} (fin du fichier), {faute}"
