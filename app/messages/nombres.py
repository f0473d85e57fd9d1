"""Agreement in number."""

from app.domain.typographie import accord as accord


def compter(nombre: int, singulier: str, pluriel: str = "") -> str:
    """Return « 1 refusé », « 3 refusés »."""
    return f"{nombre} {accord(nombre, singulier, pluriel)}"
