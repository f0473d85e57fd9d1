"""Making a bilan that can be handed over: protect, audit, leave out what fails, and again; then the ledger row."""

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
) -> BilanAudite:
    """Return an audited bilan; whatever the audit refuses is left out, then the whole is audited anew.

    `precedent` is the protected bilan of the period before. Raises `AuditRefuse` when leaving out is not enough.
    """
    sans: frozenset[str] = frozenset()
    for _ in range(_ESSAIS):
        contenu = proteger(instantane, parametres, precedent, statut=statut, version=version, sans=sans)
        try:
            return auditer(contenu, instantane)
        except AuditRefuse as refus:
            fautes = frozenset(map(str, _fautes(refus)))
            if fautes <= sans:
                raise
            sans |= fautes
    raise AuditRefuse(fautes=tuple(sorted(sans)))


def _fautes(refus: AuditRefuse) -> tuple[object, ...]:
    fautes = refus.details.get("fautes", ())
    return fautes if isinstance(fautes, tuple) else ()
