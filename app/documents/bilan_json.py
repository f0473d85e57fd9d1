"""The public form of an audited bilan: through the same door as every other writer."""

from app.bilan.audit import BilanAudite
from app.bilan.json import octets
from app.documents.porte import contenu


def rendre(bilan: BilanAudite) -> bytes:
    """Return the UTF-8 JSON of an audited bilan; the same bilan always gives the same bytes."""
    return octets(contenu(bilan))
