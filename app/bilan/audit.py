"""The gate: the only room that makes a `BilanAudite` (R16)."""

from dataclasses import dataclass

from app.bilan.document import Bilan


@dataclass(frozen=True, slots=True)
class BilanAudite:
    """A bilan that passed the audit; only this module may build one."""

    contenu: Bilan
    certificat: str
