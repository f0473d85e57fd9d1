"""Making a bilan that can be handed over: protect, audit, leave out what fails, and again; then the ledger row."""

import hashlib
import json
import zlib
from collections.abc import Sequence
from dataclasses import replace

from app.bilan.audit import BilanAudite, auditer
from app.bilan.disclosure.derives import revision_acceptee
from app.bilan.document import Bilan, Statut, Unite
from app.bilan.errors import AuditRefuse, RevisionRefusee
from app.bilan.instantane import Instantane
from app.bilan.parametres import Parametres
from app.bilan.protection import proteger

_ESSAIS = 6
_DATES = ("donnees_du", "arrete_le")


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
    return etablir_et_tracer(instantane, parametres, precedent, statut=statut, version=version)[0]


def etablir_et_tracer(
    instantane: Instantane,
    parametres: Parametres,
    precedent: Bilan | None = None,
    *,
    statut: Statut = Statut.A_BLANC,
    version: int = 1,
) -> tuple[BilanAudite, frozenset[str]]:
    """Return what `etablir` does, and the ids of what the audit asked to leave out."""
    sans: frozenset[str] = frozenset()
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


def verifier_revision(avant: Bilan, apres: Bilan) -> None:
    """Raise `RevisionRefusee` unless a second version may follow the first one (R11).

    Same tables, same lines, same cells n.c., and every printed count of persons unchanged or changed by at least k.
    """
    k = int(apres.parametres["k"])
    anciens, nouveaux = _comptes(avant), _comptes(apres)
    communs = anciens.keys() & nouveaux.keys()
    ecarts = [_ecart(anciens[c], nouveaux[c]) for c in communs]
    if _lignes(avant) != _lignes(apres) or None in ecarts:
        raise RevisionRefusee(k=k)
    if not revision_acceptee((e for e in ecarts if e is not None), k=k):
        raise RevisionRefusee(k=k)


def _comptes(bilan: Bilan) -> dict[tuple[str, ...], int | None]:
    """Return the printed counts of persons, by table and line."""
    comptes: dict[tuple[str, ...], int | None] = {
        (i.id,): i.valeur for i in bilan.indicateurs if i.unite is Unite.PERSONNES and i.id != "effectif"
    }
    for tableau in bilan.tableaux:
        if tableau.unite is Unite.PERSONNES:
            comptes |= {(tableau.id, *c.cle): c.valeur for c in tableau.cellules}
    return comptes


def _ecart(avant: int | None, apres: int | None) -> int | None:
    """Return the change of one cell, None when it is printed on one side only."""
    if avant is None or apres is None:
        return 0 if avant is apres else None
    return apres - avant


def _lignes(bilan: Bilan) -> dict[str, list[dict[str, tuple[str, ...]]]]:
    """Return what each line of each table on persons holds."""
    return {
        t.id: [{m: d.regroupe.get(m, (m,)) for m in d.modalites} for d in t.dimensions]
        for t in bilan.tableaux
        if t.unite is Unite.PERSONNES
    }


def inchange(avant: Bilan, apres: Bilan) -> bool:
    """Tell whether two contents say the same, whatever their version and the day their data were taken."""
    return _dits(avant) == _dits(apres)


def _dits(bilan: Bilan) -> Bilan:
    jours = {" ".join(str(bilan.parametres[nom]).split()) for nom in _DATES if nom in bilan.parametres}
    return replace(
        bilan,
        version=0,
        parametres={nom: valeur for nom, valeur in bilan.parametres.items() if nom not in _DATES},
        textes=tuple(t for t in bilan.textes if not any(jour in " ".join(t.texte.split()) for jour in jours)),
    )


def sceller(instantane: Instantane) -> bytes:
    """Return the sealed part of a release: its rows without any name, for the audits to come."""
    lignes = sorted(([*p] for p in instantane.personnes), key=repr)
    return zlib.compress(json.dumps(lignes, ensure_ascii=False).encode(), 9)


def chainer(precedent: bytes, champs: Sequence[object]) -> bytes:
    """Return the seal of a ledger row: SHA-256 over the seal before it and its own fields."""
    corps = [c.hex() if isinstance(c, bytes) else c for c in champs]
    return hashlib.sha256(precedent + json.dumps(corps, ensure_ascii=False, sort_keys=True).encode()).digest()
