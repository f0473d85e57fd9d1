"""The gate: the only room that makes a `BilanAudite` (R16)."""

import hashlib
import json
from dataclasses import dataclass, field

from app.bilan import json as forme
from app.bilan.disclosure.errors import Incoherent
from app.bilan.document import Bilan
from app.bilan.errors import AuditRefuse
from app.bilan.instantane import Instantane
from app.bilan.recompte import Recompte
from app.bilan.verifications import Verification

_SCEAU = object()


@dataclass(frozen=True, slots=True)
class BilanAudite:
    """A bilan that passed the audit; only this module may build one."""

    contenu: Bilan
    certificat: str
    sceau: object = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.sceau is not _SCEAU:
            raise TypeError("only app.bilan.audit builds a BilanAudite")


def auditer(contenu: Bilan, instantane: Instantane) -> BilanAudite:
    """Return the content with its certificate.

    Raises `AuditRefuse` with `fautes`, the ids of the tables and figures from which something could be worked out:
    for the praticienne's eyes only.
    """
    fautes = _fautes(contenu, instantane)
    if fautes:
        raise AuditRefuse(fautes=tuple(fautes))
    return BilanAudite(contenu, _certificat(contenu), _SCEAU)


def _fautes(contenu: Bilan, instantane: Instantane) -> list[str]:
    try:
        return Verification(contenu, Recompte(instantane)).fautes()
    except Incoherent:
        return [t.id for t in contenu.tableaux if len(t.dimensions) > 1 and t.population == "recues"]


def _certificat(contenu: Bilan) -> str:
    """Return what was checked, and the hash of the exact public bytes it was checked on."""
    return json.dumps(
        {
            "audit": 1,
            "k": contenu.parametres["k"],
            "tableaux": len(contenu.tableaux),
            "indicateurs": len(contenu.indicateurs),
            "sha256": hashlib.sha256(forme.octets(contenu)).hexdigest(),
        },
        sort_keys=True,
    )
