"""The gate of relevés: the only room that makes a `ReleveAudite`; it counts again, by its own ways (R16)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from app.bilan.errors import AuditRefuse
from app.bilan.releves import NON_HONORE, PERSONNES_MIN, ActePorte, AnneePortee, Ligne, Releve
from app.domain.interventions import Portee

_SCEAU = object()
_MOIS = 12


@dataclass(frozen=True, slots=True)
class ReleveAudite:
    """A relevé that passed the audit; only this module may build one."""

    contenu: Releve
    sceau: object = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.sceau is not _SCEAU:
            raise TypeError("only app.bilan.releves_audit builds a ReleveAudite")


def auditer(releve: Releve, contrat: int, annee: AnneePortee | None) -> ReleveAudite:
    """Return the relevé with its seal; raises `AuditRefuse` with `fautes`, what could be worked out of it."""
    fautes = [] if sum(p.minutes for p in releve.parts) == releve.total else ["total"]
    if releve.lignes:
        fautes += ["annee"] if annee is None else _Recompte(releve, contrat, annee).fautes()
    if fautes:
        raise AuditRefuse(fautes=tuple(dict.fromkeys(fautes)))
    return ReleveAudite(releve, _SCEAU)


class _Recompte:
    """Looks at the printed lines, then at every period and contrat of the year as if its relevé were printed too."""

    def __init__(self, releve: Releve, contrat: int, annee: AnneePortee) -> None:
        self._releve = releve
        self._contrat = contrat
        self._annee = annee
        self._comptes = [a for a in annee.actes if a.compte and a.minutes]

    def fautes(self) -> list[str]:
        """Return the ids of what fails."""
        return [*self._sommes(), *self._periodes(), *self._restes(), *self._bilans()]

    def _sommes(self) -> Iterator[str]:
        siens = [
            a
            for a in self._comptes
            if a.contrat == self._contrat and self._releve.du.month <= a.mois <= self._releve.au.month
        ]
        if self._releve.du.year != self._releve.au.year or any(a.partage for a in self._annee.actes):
            yield "annee"
        if sum(a.minutes for a in siens) != sum(ligne.minutes for ligne in self._releve.lignes):
            yield "lignes"
        for ligne in self._releve.lignes:
            if sum(a.minutes for a in _de(siens, ligne)) != ligne.minutes:
                yield ligne.code

    def _periodes(self) -> Iterator[str]:
        pas = self._releve.pas
        if pas not in (1, 3, 6, 12) or (self._releve.du.month - 1) % pas or self._releve.au.month % pas:
            yield "periode"
            return
        for contrat in {a.contrat for a in self._comptes}:
            for debut in range(1, _MOIS + 1, pas):
                actes = [a for a in self._comptes if a.contrat == contrat and debut <= a.mois < debut + pas]
                yield from self._cellule(actes)

    def _cellule(self, actes: Sequence[ActePorte]) -> Iterator[str]:
        individuels = [a for a in actes if a.portee is Portee.INDIVIDUELLE]
        if individuels and len({p for a in individuels for p in a.personnes}) < PERSONNES_MIN:
            yield "personnes"
        if any((a.participants or 0) < self._releve.k for a in actes if a.portee is Portee.COLLECTIVE):
            yield "seances"
        dites = [c for ligne in self._releve.lignes for c in ligne.codes]
        muettes = [a for a in individuels if a.nature not in dites]
        for code, ensemble in (*((li.code, _de(individuels, li)) for li in self._releve.lignes), ("autres", muettes)):
            if not _sur(ensemble, self._releve.k):
                yield code

    def _restes(self) -> Iterator[str]:
        """Yield what the bilan counts and no relevé does, when few are in it."""
        reste = [
            a
            for a in self._annee.actes
            if not a.compte and a.minutes and a.portee is Portee.INDIVIDUELLE and a.nature != NON_HONORE
        ]
        for entretiens in (True, False):
            if not _sur([a for a in reste if (a.nature in self._entretiens) is entretiens], self._releve.k):
                yield "non_factures"

    def _bilans(self) -> Iterator[str]:
        """Yield what differs from the bilans registered, and lines that straddle what they print."""
        vrais = Counter[str]()
        for a in self._annee.actes:
            if a.portee is Portee.INDIVIDUELLE and a.nature != NON_HONORE:
                vrais["ENTRETIENS" if a.nature in self._entretiens else "ACTES"] += a.minutes
        for bilan in self._annee.publies:
            for tableau in (t for t in bilan.tableaux if t.id == "temps"):
                dits = {c.cle[0]: c.valeur for c in tableau.cellules}
                if any(dits.get(code, 0) != minutes for code, minutes in vrais.items()):
                    yield "bilan"
        for ligne in self._releve.lignes:
            if len({(c in self._entretiens, c == NON_HONORE) for c in ligne.codes}) > 1:
                yield ligne.code

    @property
    def _entretiens(self) -> frozenset[str]:
        natures = self._annee.natures
        return frozenset(e.code for e in natures if e.attributs.get("compte_comme_entretien") == "1")


def _de(actes: Iterable[ActePorte], ligne: Ligne) -> list[ActePorte]:
    return [a for a in actes if (a.nature if a.portee is Portee.INDIVIDUELLE else a.portee.name) in ligne.codes]


def _sur(actes: Sequence[ActePorte], k: int) -> bool:
    """Tell whether acts are none, or of k persons none of whom has more than half of the minutes (R5)."""
    parts = Counter[int]()
    for acte in actes:
        parts.update(dict.fromkeys(acte.personnes, acte.minutes))
    total = sum(a.minutes for a in actes if a.personnes)
    if all(a.portee is not Portee.INDIVIDUELLE for a in actes):
        return True
    return len(parts) >= k and all(2 * part <= total for part in parts.values())
