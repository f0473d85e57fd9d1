"""« de » before a name, elided when French wants it."""

import unicodedata

_VOYELLES = "aeiou"


def de(nom: str) -> str:
    """Return « d’Olga », « de Sylvain »: before a vowel and a first name in H; before Y when a consonant follows."""
    lettres = unicodedata.normalize("NFD", nom.lower())
    lettres = "".join(lettre for lettre in lettres if not unicodedata.combining(lettre)).replace("œ", "oe")
    y_voyelle = lettres[:1] == "y" and lettres[1:2] not in _VOYELLES
    return f"d’{nom}" if lettres[:1] and (lettres[0] in f"{_VOYELLES}h" or y_voyelle) else f"de {nom}"
