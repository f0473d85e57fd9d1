"""The gate of relevés: the only room that makes a `ReleveAudite`; it counts again, by its own ways (R16)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from app.bilan.document import Bilan
from app.bilan.errors import AuditRefuse
from app.bilan.releves import ActePorte, AnneePortee, Axe, Bloc, Ligne, Releve
from app.domain.interventions import Portee

_SCEAU = object()
_UN_JOUR = timedelta(days=1)
_ANNEE = (1, 12)
_PERSONNES_MIN = 20
_EFFECTIF_MIN = 10
_NON_HONORE = "RNH"
_HORS = "HORS"


@dataclass(frozen=True, slots=True)
class ReleveAudite:
    """A relevé that passed the audit; only this module may build one."""

    contenu: Releve
    sceau: object = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.sceau is not _SCEAU:
            raise TypeError("only app.bilan.releves_audit builds a ReleveAudite")


def auditer(releve: Releve, contrat: int, annee: AnneePortee | None, blocs: Sequence[Bloc] = ()) -> ReleveAudite:
    """Return the relevé with its seal; raises `AuditRefuse` with `fautes`, what could be worked out of it.

    `blocs` are the months told as one that it adds up, those of earlier relevés among them.
    """
    fautes = [] if sum(p.minutes for p in releve.parts) == releve.total else ["total"]
    if any(r.lignes for r in releve.axes.values()):
        fautes += ["annee"] if annee is None else _Recompte(releve, contrat, annee, blocs).fautes()
    if fautes:
        raise AuditRefuse(fautes=tuple(dict.fromkeys(fautes)))
    return ReleveAudite(releve, _SCEAU)


class _Recompte:
    """Looks at the printed lines, then at each bloc as if it were printed alone, then beside the bilans."""

    def __init__(self, releve: Releve, contrat: int, annee: AnneePortee, blocs: Sequence[Bloc]) -> None:
        self._releve, self._contrat, self._annee, self._k = releve, contrat, annee, releve.k
        self._entretiens = {e.code for e in annee.natures if e.attributs.get("compte_comme_entretien") == "1"}
        self._blocs = sorted(blocs, key=lambda b: b.du)
        self._imprimes = [axe for axe in Axe if axe in releve.axes and releve.axes[axe].lignes]
        siens = (a for a in annee.actes if a.contrat == contrat and a.compte and a.minutes)
        self._actes = [a for a in siens if releve.du <= a.jour <= releve.au]

    def fautes(self) -> list[str]:
        """Return the ids of what fails."""
        return [*self._pavage(), *self._sommes(), *self._lignes(), *self._lieux(), *self._moities(), *self._bilans()]

    def _pavage(self) -> Iterator[str]:
        """Yield when the blocs do not pave the period, or an earlier one is cut."""
        jour = self._releve.du
        for bloc in self._blocs:
            if bloc.du != jour or bloc.du.day != 1 or bloc.contrat != self._contrat:
                yield "periode"
            jour = bloc.au + _UN_JOUR
        if jour != self._releve.au + _UN_JOUR or self._releve.du.year != self._releve.au.year:
            yield "periode"
        tenus = [(b.du, b.au) for b in self._blocs]
        for bloc in self._annee.blocs:
            touche = bloc.contrat == self._contrat and bloc.du <= self._releve.au and bloc.au >= self._releve.du
            if touche and (bloc.du, bloc.au) not in tenus:
                yield "deja_remis"

    def _sommes(self) -> Iterator[str]:
        """Yield the printed lines that are not the acts they name, or do not add up to them."""
        total = _minutes(self._actes)
        if total != sum(p.minutes for p in self._releve.parts if p.code == "actes"):
            yield "actes"
        for axe in self._imprimes:
            lignes = self._releve.axes[axe].lignes
            if sum(ligne.minutes for ligne in lignes) != total:
                yield axe
            for ligne, actes in self._ranges(axe, lignes, self._actes):
                if _minutes(actes) != ligne.minutes:
                    yield ligne.code

    def _lignes(self) -> Iterator[str]:
        """Yield the lines of each bloc that lean on few, whichever relevé adds them up."""
        for bloc in self._blocs:
            actes = [a for a in self._actes if bloc.du <= a.jour <= bloc.au]
            venues = {p for a in actes for p in a.personnes}
            if (bloc.du.month, bloc.au.month) != _ANNEE and 0 < len(venues) < _PERSONNES_MIN:
                yield "personnes"
            for axe in self._imprimes:
                ranges = self._ranges(axe, bloc.axes.get(axe, ()), actes)
                if sum(len(siens) for _, siens in ranges) != len(actes):
                    yield f"{axe}:reste"
                yield from (f"{axe}:{ligne.code}" for ligne, siens in ranges if not self._tenu(ligne, siens))

    def _lieux(self) -> Iterator[str]:
        """Yield the lines, not told yet, of a site too small or of unknown headcount, and the days that are it (R4)."""
        neufs = [bloc for bloc in self._blocs if bloc not in self._annee.blocs and len(self._annee.sites) > 1]
        for bloc in neufs if Axe.SITES in self._imprimes or Axe.JOURS in self._imprimes else ():
            actes = [a for a in self._actes if bloc.du <= a.jour <= bloc.au and self._cle(Axe.SITES, a) != _HORS]
            petits = {site for site in {a.site for a in actes} - {""} if self._petit(site, actes)}
            yield from (f"petit:{ligne.code}" for ligne in bloc.axes.get(Axe.SITES, ()) if set(ligne.codes) <= petits)
            par_lieu = Counter(ligne.code.partition("|")[0] for ligne in bloc.axes.get(Axe.JOURS, ()))
            melanges = {self._lieu(a) for a in actes if a.site in petits}
            yield from (f"jours:{lieu}" for lieu in melanges if par_lieu[lieu] > 1)

    def _petit(self, site: str, actes: Iterable[ActePorte]) -> bool:
        effectif = self._annee.effectifs.get(site, 0)
        venus = {p for a in actes if a.site == site for p in a.personnes}
        return effectif < _EFFECTIF_MIN or effectif - len(venus) < self._k

    def _ranges(
        self, axe: Axe, lignes: Sequence[Ligne], actes: Iterable[ActePorte]
    ) -> list[tuple[Ligne, list[ActePorte]]]:
        """Return the lines of an axis with the acts that each adds up."""
        par_code = {code: ligne.code for ligne in lignes for code in ligne.codes}
        ranges = {ligne.code: (ligne, list[ActePorte]()) for ligne in lignes}
        for acte in actes:
            cle = self._cle(axe, acte)
            if axe is Axe.JOURS and cle not in par_code:
                cle = f"{cle.partition('|')[0]}|AUTRES"
            if cle in par_code:
                ranges[par_code[cle]][1].append(acte)
        return list(ranges.values())

    def _cle(self, axe: Axe, acte: ActePorte) -> str:
        libre = acte.portee is not Portee.INDIVIDUELLE and not self._muet(acte)
        if axe is Axe.NATURES:
            return acte.portee.name if libre else "MUETS" if self._muet(acte) else acte.nature
        if libre:
            return _HORS
        return acte.site if axe is Axe.SITES else f"{self._lieu(acte)}|{acte.jour.isoformat()}"

    def _lieu(self, acte: ActePorte) -> str:
        """Return the printed line of the site of an act, "" when sites are not printed."""
        lignes = self._releve.axes[Axe.SITES].lignes if Axe.SITES in self._imprimes else ()
        return next((ligne.code for ligne in lignes if acte.site in ligne.codes), "")

    def _muet(self, acte: ActePorte) -> bool:
        if acte.portee is Portee.INDIVIDUELLE:
            return not acte.personnes
        return acte.portee is Portee.COLLECTIVE and (acte.participants or 0) < self._k

    def _tenu(self, ligne: Ligne, actes: Sequence[ActePorte]) -> bool:
        return _minutes(actes) == ligne.minutes and self._sur(actes)

    def _sur(self, actes: Iterable[ActePorte]) -> bool:
        """Tell whether acts are about nobody, or about k persons none of whom has more than half of them (R5)."""
        parts, cachees, total = Counter[int](), 0, 0
        for acte in (a for a in actes if self._cle(Axe.SITES, a) != _HORS):
            total += acte.minutes
            cachees += acte.minutes if self._muet(acte) else 0
            for personne in acte.personnes:
                parts[personne] += acte.minutes
        return not total or (len(parts) >= self._k and all(2 * (p + cachees) <= total for p in parts.values()))

    def _moities(self) -> Iterator[str]:
        """Yield the lines of natures that straddle what a bilan prints."""
        for bloc in self._blocs if Axe.NATURES in self._imprimes else ():
            for ligne in bloc.axes.get(Axe.NATURES, ()):
                moities = {self._moitie(code) for code in ligne.codes}
                if len(moities) > 1 and (moities != {"ACTES", _HORS} or not bloc.mele):
                    yield ligne.code

    def _moitie(self, code: str) -> str:
        if code in (_NON_HONORE, "MUETS"):
            return _HORS
        return "ENTRETIENS" if code in self._entretiens else "ACTES"

    def _bilans(self) -> Iterator[str]:
        """Yield what a bilan registered would give away once the natures told are taken from its minutes."""
        dits = [lu for bilan in self._annee.publies if (lu := _temps(bilan))]
        if not dits or Axe.NATURES not in self._imprimes:
            return
        comptes = [
            a
            for a in self._annee.actes
            if a.portee is Portee.INDIVIDUELLE and a.personnes and a.minutes and a.nature != _NON_HONORE
        ]
        arrondis = sum(a.partage for a in comptes)
        tous = [*self._annee.blocs, *self._blocs]
        for moitie in ("ENTRETIENS", "ACTES"):
            siens = [a for a in comptes if self._moitie(a.nature) == moitie]
            if any(abs(lu.get(moitie, _minutes(siens)) - _minutes(siens)) > arrondis for lu in dits):
                yield "bilan"
            if not self._sur(a for a in siens if not (a.compte and _couvert(a, tous))):
                yield "restes"
        if any(bloc.mele for bloc in tous):
            yield "restes"


def _minutes(actes: Iterable[ActePorte]) -> int:
    return sum(a.minutes for a in actes)


def _couvert(acte: ActePorte, blocs: Iterable[Bloc]) -> bool:
    """Tell whether a bloc whose natures are told held this act."""
    return any(b.contrat == acte.contrat and acte.id in b.actes and Axe.NATURES in b.axes for b in blocs)


def _temps(bilan: Bilan) -> dict[str, int]:
    """Return the minutes of individual acts that a bilan prints."""
    lues = {c.cle[0]: c.valeur for t in bilan.tableaux if t.id == "temps" for c in t.cellules}
    return {c: v for c, v in lues.items() if c in {"ENTRETIENS", "ACTES", "INDIVIDUEL"} and v is not None}
