"""Agreement in number: French counts 0 and 1 as singular, and sets a thin space between thousands."""

from app.messages.espaces import FINE


def accord(nombre: int, singulier: str, pluriel: str = "") -> str:
    """Return the word, or the words, that agree with `nombre`; the plural is the singular and « s » if not said."""
    return singulier if abs(nombre) < 2 else pluriel or f"{singulier}s"  # noqa: PLR2004  the rule of the language


def compter(nombre: int, singulier: str, pluriel: str = "") -> str:
    """Return « 1 refusé », « 3 refusés »."""
    return f"{milliers(nombre)} {accord(nombre, singulier, pluriel)}"


def milliers(nombre: int) -> str:
    """Return « 1 027 »."""
    return f"{nombre:,}".replace(",", FINE)
