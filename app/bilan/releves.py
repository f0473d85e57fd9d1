"""The relevé d'activité and its breakdown by nature: printed only when no sum of what is printed leans on few (R5).

A year is cut into elementary cells: contrat × period of `pas` months × line, the lines inside the halves that the
bilan prints (entretiens, other acts). Every printed sum, of a relevé or of the bilan, is a union of such cells, and
so is whatever can be had from several of them. A union of cells that each hold k persons, none with more than half
of it, holds k persons, none with more than half of it: it is enough that every cell, empty ones aside, be such.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from app.bilan.actes import est_entretien
from app.bilan.document import Bilan
from app.bilan.parametres import Parametres
from app.bilan.tabulation import Grandeur
from app.bilan.ventilations import tenable
from app.domain.interventions import Portee
from app.domain.nomenclatures import Entree

PAS: Final = (1, 3, 6, 12)
_ANNEE: Final = 12
PERSONNES_MIN: Final = 20
"""Persons of each elementary period, when it has any, for sub-periods to be broken down (3-bilan, ledger)."""
NON_HONORE: Final = "RNH"
_SANS_PERSONNE: Final = {
    Portee.ENTREPRISE: "Réunions et échanges avec l’entreprise",
    Portee.COLLECTIVE: "Actions collectives",
    Portee.INTERNE: "Temps interne",
}


class Motif(StrEnum):
    """Why a breakdown is not printed, in printed words."""

    PLUSIEURS_ANNEES = "la période n’est pas contenue dans une année civile."
    NON_ARRETEE = "elle se vérifie avec le bilan de l’année, qui n’est pas encore arrêté."
    BILAN = "avec le bilan de l’année, elle permettrait des recoupements."
    PARTAGES = "des actes de l’année sont partagés entre plusieurs contrats."
    EFFECTIFS = "effectifs trop faibles pour garantir l’anonymat."
    PERIODE = "pour garantir l’anonymat, elle n’est donnée que par périodes plus longues."
    MODIFIEE = "les données de l’année ont changé depuis un relevé déjà établi."


class ActePorte(NamedTuple):
    """One act borne by a contrat in a month (1 to 12); `compte`: it consumes; `partage`: other contrats bear it too."""

    contrat: int
    mois: int
    nature: str
    portee: Portee
    minutes: int
    compte: bool
    partage: bool
    personnes: tuple[int, ...]
    participants: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnneePortee:
    """A civil year of an entreprise: every act under its contrats, the natures in order, the bilans registered."""

    actes: tuple[ActePorte, ...]
    natures: tuple[Entree, ...]
    publies: tuple[Bilan, ...]


@dataclass(frozen=True, slots=True)
class Ligne:
    """One printed line of minutes; `codes` are the natures it adds up."""

    code: str
    libelle: str
    codes: tuple[str, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class Presence:
    """One permanence: not about persons, printed day by day (R15). Minutes after midnight."""

    jour: date
    site: str
    debut: int
    fin: int
    etat: str


@dataclass(frozen=True, slots=True)
class Volume:
    """Where the contract year stands at the end of the period, in minutes; None without ceiling."""

    du: date
    au: date
    prevu: int | None
    consomme: int
    reste: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Releve:
    """What a relevé says, field for field; nothing outside it may be printed.

    `total` is what the period consumed, `parts` where it comes from (acts, permanences, journeys); `lignes` the acts
    by nature, empty with a `motif`; `pas` the months of its elementary periods; `dire` writes minutes in the unit of
    the contrat.
    """

    entreprise: str
    contrat: str
    praticienne: str
    exemple: bool
    du: date
    au: date
    etabli_le: date
    k: int
    total: int
    parts: tuple[Ligne, ...]
    volume: Volume | None
    presence: tuple[Presence, ...]
    lignes: tuple[Ligne, ...] = ()
    motif: Motif | None = None
    pas: int = 0
    dire: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Grille:
    """How a year may be broken down: by periods of `pas` months, natures by line."""

    pas: int
    lignes: Mapping[str, tuple[str, ...]]
    libelles: Mapping[str, str]


def ventiler(annee: AnneePortee, contrat: int, mois: range, parametres: Parametres) -> tuple[Ligne, ...] | Motif:
    """Return the lines of a contrat over whole months of the year, or why there are none."""
    grille_ = quadriller(annee, parametres)
    if isinstance(grille_, Motif):
        return grille_
    if (mois.start - 1) % grille_.pas or (mois.stop - 1) % grille_.pas:
        return Motif.PERIODE
    retenus = [a for a in annee.actes if a.contrat == contrat and a.mois in mois and a.compte]
    lignes = [
        Ligne(code, grille_.libelles[code], codes, sum(a.minutes for a in retenus if _cle(a) in codes))
        for code, codes in grille_.lignes.items()
    ]
    return tuple(ligne for ligne in lignes if ligne.minutes)


def quadriller(annee: AnneePortee, parametres: Parametres) -> Grille | Motif:
    """Return the finest cut of the year whose every cell may be printed: it never depends on the period asked for."""
    if not annee.publies:
        return Motif.NON_ARRETEE
    if any(a.partage for a in annee.actes):
        return Motif.PARTAGES
    moities = _moities(annee)
    if any(not _dit_comme(bilan, annee, moities) for bilan in annee.publies) or not any(map(_temps, annee.publies)):
        return Motif.BILAN
    if _indicible(annee, moities, parametres):
        return Motif.EFFECTIFS
    for pas in PAS:
        if _tenu(annee, pas, {n: c for c, ns in moities.items() for n in ns}, parametres) and _nombreux(annee, pas):
            return _affiner(annee, pas, moities, parametres)
    return Motif.EFFECTIFS


def _moities(annee: AnneePortee) -> dict[str, tuple[str, ...]]:
    """Return the natures of individual acts by half, missed appointments apart: the bilan leaves them out."""
    connues = {e.code: e for e in annee.natures}
    vues = dict.fromkeys(a.nature for a in annee.actes if a.portee is Portee.INDIVIDUELLE)
    codes = [c for c in (*connues, *(c for c in vues if c not in connues)) if c in vues]
    entretiens = tuple(c for c in codes if c in connues and est_entretien(connues[c]))
    autres = tuple(c for c in codes if c not in entretiens and c != NON_HONORE)
    toutes = {"ENTRETIENS": entretiens, "ACTES": autres, NON_HONORE: tuple(c for c in codes if c == NON_HONORE)}
    return {code: natures for code, natures in toutes.items() if natures}


def _temps(bilan: Bilan) -> dict[str, int]:
    """Return the minutes of the halves that a bilan prints."""
    lues = {c.cle[0]: c.valeur for t in bilan.tableaux if t.id == "temps" for c in t.cellules}
    return {c: v for c, v in lues.items() if c in {"ENTRETIENS", "ACTES"} and v is not None}


def _dit_comme(bilan: Bilan, annee: AnneePortee, moities: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether a bilan prints the halves as the acts are now; one that prints nothing of acts agrees."""
    if not any(t.id == "temps" for t in bilan.tableaux):
        return True
    vrais = {
        code: sum(a.minutes for a in annee.actes if a.portee is Portee.INDIVIDUELLE and a.nature in natures)
        for code, natures in moities.items()
        if code != NON_HONORE
    }
    return _temps(bilan) == {code: minutes for code, minutes in vrais.items() if minutes}


def _indicible(annee: AnneePortee, moities: Mapping[str, Sequence[str]], parametres: Parametres) -> bool:
    """Tell whether the year holds what no cell may show: a small session, an act for nobody, few acts not counted."""
    comptes = [a for a in annee.actes if a.compte and a.minutes]
    seances = [a.participants or 0 for a in comptes if a.portee is Portee.COLLECTIVE]
    if any(n < parametres.k for n in seances):
        return True
    if any(a.minutes and not a.personnes for a in annee.actes if a.portee is Portee.INDIVIDUELLE):
        return True
    return not reste_tenable(annee.actes, parametres, {n: c for c, natures in moities.items() for n in natures})


def reste_tenable(
    actes: Iterable[ActePorte], parametres: Parametres, classe: Mapping[str, str] | None = None
) -> bool:
    """Tell whether the acts of a year that consume nothing are none, or may be told.

    They are what is over when the billable totals, always printed, are taken from the minutes of the bilan: when they
    lean on few, the bilan says no minutes of individual acts. `classe` looks at them class by class.
    """
    reste = [a for a in actes if not a.compte and a.nature != NON_HONORE]
    classe = classe or dict.fromkeys((a.nature for a in reste), "")
    return all(tenable(g, parametres) for g in _cellules(reste, _ANNEE, classe, par_contrat=False).values())


def _cellules(
    actes: Iterable[ActePorte], pas: int, classe: Mapping[str, str], *, par_contrat: bool = True
) -> dict[tuple[int, int, str], Grandeur]:
    """Add up the minutes of individual acts by elementary cell; an act for two of a foyer counts once in the total."""
    totaux: defaultdict[tuple[int, int, str], int] = defaultdict(int)
    parts: defaultdict[tuple[int, int, str], defaultdict[int, int]] = defaultdict(lambda: defaultdict(int))
    for acte in actes:
        if acte.portee is Portee.INDIVIDUELLE and acte.minutes and acte.nature in classe:
            cle = (acte.contrat * par_contrat, (acte.mois - 1) // pas, classe[acte.nature])
            totaux[cle] += acte.minutes
            for personne in acte.personnes:
                parts[cle][personne] += acte.minutes
    return {cle: Grandeur(total, parts[cle]) for cle, total in totaux.items()}


def _tenu(annee: AnneePortee, pas: int, classe: Mapping[str, str], parametres: Parametres) -> bool:
    cellules = _cellules((a for a in annee.actes if a.compte), pas, classe)
    return all(tenable(g, parametres) for g in cellules.values())


def _nombreux(annee: AnneePortee, pas: int) -> bool:
    """Tell whether every elementary period of a contrat has nobody, or enough persons to speak of sub-periods."""
    tout = {a.nature: "" for a in annee.actes}
    cellules = _cellules((a for a in annee.actes if a.compte), pas, tout)
    return all(g.personnes >= PERSONNES_MIN for g in cellules.values())


def _affiner(
    annee: AnneePortee, pas: int, moities: Mapping[str, Sequence[str]], parametres: Parametres
) -> Grille:
    """Cut the halves into natures where each may stand; the others fold together, then their neighbours (R6)."""
    noms = {e.code: e.libelle for e in annee.natures}
    lignes: dict[str, tuple[str, ...]] = {}
    libelles: dict[str, str] = {}
    for code, natures in moities.items():
        for nouvelle, codes in _lignes(annee, pas, (code, natures), parametres).items():
            lignes[nouvelle] = codes
            libelles[nouvelle] = _ENTIERES.get(nouvelle) or noms.get(nouvelle, "Autre acte")
    presentes = {a.portee for a in annee.actes if a.compte and a.portee in _SANS_PERSONNE}
    for portee in (p for p in _SANS_PERSONNE if p in presentes):
        lignes[portee.name], libelles[portee.name] = (portee.name,), _SANS_PERSONNE[portee]
    return Grille(pas, lignes, libelles)


_ENTIERES: Final = {
    "ENTRETIENS": "Entretiens",
    "ACTES": "Démarches, écrits et autres actes",
    "AUTRES_ENTRETIENS": "Autres entretiens (regroupés)",
    "AUTRES_ACTES": "Autres actes (regroupés)",
}


def _lignes(
    annee: AnneePortee, pas: int, moitie: tuple[str, Sequence[str]], parametres: Parametres
) -> dict[str, tuple[str, ...]]:
    code, natures = moitie
    repliees = [n for n in natures if not _tenu(annee, pas, {n: n}, parametres)]
    while repliees and not _tenu(annee, pas, dict.fromkeys(repliees, "AUTRES"), parametres):
        reste = [n for n in natures if n not in repliees]
        repliees.append(min(reste, key=lambda n: min(abs(natures.index(n) - natures.index(r)) for r in repliees)))
    if len(repliees) == len(natures):
        return {code: tuple(natures)}
    seules = {n: (n,) for n in natures if n not in repliees}
    return seules | ({f"AUTRES_{code}": tuple(repliees)} if repliees else {})


def _cle(acte: ActePorte) -> str:
    return acte.nature if acte.portee is Portee.INDIVIDUELLE else acte.portee.name

