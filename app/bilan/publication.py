"""Making a bilan that can be handed over: protect, audit, leave out what fails, and again; then the ledger row."""

import hashlib
import json
import zlib
from collections.abc import Sequence

from app.bilan.audit import BilanAudite, auditer
from app.bilan.document import Bilan, Statut
from app.bilan.errors import AuditRefuse
from app.bilan.instantane import Instantane
from app.bilan.parametres import Parametres
from app.bilan.protection import proteger

_ESSAIS = 6


def etablir(
    instantane: Instantane,
    parametres: Parametres,
    precedent: Bilan | None = None,
    *,
    statut: Statut = Statut.A_BLANC,
    version: int = 1,
    sans: frozenset[str] = frozenset(),
) -> BilanAudite:
    """Return an audited bilan; whatever the audit refuses is left out, then the whole is audited anew.

    `precedent` is the protected bilan of the period before; `sans` what to leave out from the start. Raises
    `AuditRefuse` when leaving out is not enough.
    """
    return etablir_et_tracer(instantane, parametres, precedent, statut=statut, version=version, sans=sans)[0]


def etablir_et_tracer(
    instantane: Instantane,
    parametres: Parametres,
    precedent: Bilan | None = None,
    *,
    statut: Statut = Statut.A_BLANC,
    version: int = 1,
    sans: frozenset[str] = frozenset(),
) -> tuple[BilanAudite, frozenset[str]]:
    """Return what `etablir` does, and the ids of what was left out."""
    for _ in range(_ESSAIS):
        contenu = proteger(instantane, parametres, precedent, statut=statut, version=version, sans=sans)
        try:
            return auditer(contenu, instantane), sans
        except AuditRefuse as refus:
            fautes = frozenset(map(str, _fautes(refus)))
            if fautes <= sans:
                raise
            sans |= fautes
    raise AuditRefuse(fautes=tuple(sorted(sans)))


def _fautes(refus: AuditRefuse) -> tuple[object, ...]:
    fautes = refus.details.get("fautes", ())
    return fautes if isinstance(fautes, tuple) else ()


def sceller(instantane: Instantane) -> bytes:
    """Return the sealed part of a release: its rows without any name, for the audits to come."""
    lignes = sorted(([*p] for p in instantane.personnes), key=repr)
    return zlib.compress(json.dumps(lignes, ensure_ascii=False).encode(), 9)


def chainer(precedent: bytes, champs: Sequence[object]) -> bytes:
    """Return the seal of a ledger row: SHA-256 over the seal before it and its own fields."""
    corps = [c.hex() if isinstance(c, bytes) else c for c in champs]
    return hashlib.sha256(precedent + json.dumps(corps, ensure_ascii=False, sort_keys=True).encode()).digest()
