"""From an audited bilan to the bytes of a file."""

from collections.abc import Callable

from app.bilan import json
from app.bilan.audit import BilanAudite
from app.documents import bilan_pdf, bilan_xlsx

_RENDUS: dict[str, Callable[[BilanAudite], bytes]] = {"pdf": bilan_pdf.rendre, "json": json.ecrire, "xlsx": bilan_xlsx.rendre}


def rendre(audite: BilanAudite, format_voulu: str) -> bytes:
    """Return the bytes of the bilan as pdf, json or xlsx."""
    return _RENDUS[format_voulu](audite)
