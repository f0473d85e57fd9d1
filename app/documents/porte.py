"""No audit, no document (R16): the door every writer of a bilan opens first."""

from app.bilan.audit import BilanAudite
from app.bilan.document import Bilan


def contenu(audite: BilanAudite) -> Bilan:
    """Return what may be printed; raises TypeError for anything but an audited bilan."""
    if type(audite) is not BilanAudite:
        raise TypeError("only an audited bilan can be printed")
    return audite.contenu
