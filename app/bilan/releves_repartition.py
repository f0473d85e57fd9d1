"""The breakdowns of a relevé: the sums of blocs already handed out, and of the months that none told yet.

A relevé never cuts finer, nor elsewhere, what an earlier one told as one: whatever is taken from whatever, what is
left is whole lines.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from app.bilan.actes import est_entretien
from app.bilan.parametres import Parametres
from app.bilan.releves import (
    AUTRES,
    HORS_ACCOMPAGNEMENT,
    NON_HONORE,
    SANS_PERSONNE,
    SANS_SITE,
    AnneePortee,
    Axe,
    Bloc,
    Ligne,
    Motif,
    Repartition,
)
from app.bilan.releves_decoupe import ENTIERES, Decoupe
from app.bilan.releves_restes import dit_des_minutes, restes_tenables, sceau, suit

_UN_JOUR = timedelta(days=1)
PLIS: Final[Mapping[str, str]] = {
    "ENTRETIENS": "ENTRETIENS",
    "AUTRES_ENTRETIENS": "ENTRETIENS",
    "ACTES": "ACTES",
    "AUTRES_ACTES": "ACTES",
    AUTRES: AUTRES,
}
"""What a folded line folds: a half of the natures, or the sites."""


@dataclass(frozen=True, slots=True)
class Reparti:
    """What a relevé prints by axis, and the blocs it stands on; `neufs` are those to keep once it is handed out."""

    axes: Mapping[Axe, Repartition]
    blocs: tuple[Bloc, ...] = ()
    neufs: tuple[Bloc, ...] = ()


def repartir(annee: AnneePortee, contrat: int, du: date, au: date, parametres: Parametres) -> Reparti:
    """Return the breakdowns of whole months of one civil year, or why there are none, axis by axis."""
    connus = [b for b in annee.blocs if b.contrat == contrat and b.du <= au and b.au >= du]
    if any(b.du < du or b.au > au for b in connus):
        return _aucun(Motif.COUPEE)
    if any(dict(b.actes) != _sceaux(annee, b) for b in connus):
        return _aucun(Motif.MODIFIEE)
    libre = not any(map(dit_des_minutes, annee.publies))
    trous = _trous(sorted(connus, key=lambda b: b.du), du, au)
    neufs = [Decoupe(annee, contrat, *trou, parametres, libre=libre).bloc() for trou in trous]
    blocs = sorted([*connus, *neufs], key=lambda b: b.du)
    motifs = _motifs(blocs)
    if Axe.NATURES not in motifs and not _hors_de_portee(annee, neufs, parametres):
        motifs[Axe.NATURES] = Motif.BILAN
    rangs = _rangs(annee)
    axes = {
        axe: Repartition(motif=motifs[axe]) if axe in motifs else Repartition(_assembler(axe, blocs, rangs))
        for axe in Axe
    }
    return Reparti(axes, tuple(blocs), tuple(_gardes(neufs, axes)))


def _aucun(motif: Motif) -> Reparti:
    return Reparti(dict.fromkeys(Axe, Repartition(motif=motif)))


def _sceaux(annee: AnneePortee, bloc: Bloc) -> dict[int, str]:
    """Return the seals of the acts of a bloc as they are now."""
    siens = (a for a in annee.actes if a.contrat == bloc.contrat and bloc.du <= a.jour <= bloc.au)
    return {a.id: sceau(a) for a in siens if a.compte and a.minutes}


def _trous(connus: Sequence[Bloc], du: date, au: date) -> Iterator[tuple[date, date]]:
    """Yield the runs of months that no bloc holds."""
    for bloc in connus:
        if du < bloc.du:
            yield du, bloc.du - _UN_JOUR
        du = bloc.au + _UN_JOUR
    if du <= au:
        yield du, au


def _motifs(blocs: Sequence[Bloc]) -> dict[Axe, Motif]:
    """Return why an axis is not told: one of its blocs does not tell it, unless nothing was done in it."""
    pleins = [b for b in blocs if b.actes]
    if not pleins:
        return dict.fromkeys(Axe, Motif.AUCUN)
    motifs = {axe: motif for b in pleins for axe, motif in b.motifs.items()}
    return motifs if len(blocs) == 1 else {Axe.JOURS: Motif.LONGUE} | motifs


def _hors_de_portee(annee: AnneePortee, neufs: Sequence[Bloc], parametres: Parametres) -> bool:
    """Tell whether nothing follows from the natures of these blocs beside the bilans registered."""
    lus = [bilan for bilan in annee.publies if dit_des_minutes(bilan)]
    if not lus:
        return True
    return all(suit(bilan, annee) for bilan in lus) and restes_tenables(
        annee.actes, [*annee.blocs, *neufs], annee.natures, parametres
    )


def _gardes(neufs: Iterable[Bloc], axes: Mapping[Axe, Repartition]) -> Iterator[Bloc]:
    """Yield the new blocs with the axes that are printed."""
    imprimes = {axe for axe, r in axes.items() if r.lignes}
    for bloc in neufs if imprimes else ():
        gardes = {axe: lignes for axe, lignes in bloc.axes.items() if axe in imprimes}
        tus = {axe: r.motif for axe, r in axes.items() if r.motif}
        yield replace(bloc, axes=gardes, motifs=tus | dict(bloc.motifs), mele=bloc.mele and Axe.NATURES in gardes)


def _rangs(annee: AnneePortee) -> dict[str, int]:
    """Return the order of lines, natures by half, then sites."""
    entretiens = [e.code for e in annee.natures if est_entretien(e)]
    autres = [e.code for e in annee.natures if not est_entretien(e) and e.code != NON_HONORE]
    codes = [*entretiens, "ENTRETIENS", "AUTRES_ENTRETIENS", *autres, "ACTES", "AUTRES_ACTES", NON_HONORE]
    suite = [*(p.name for p in SANS_PERSONNE), *annee.sites, SANS_SITE, AUTRES, HORS_ACCOMPAGNEMENT]
    return {code: rang for rang, code in enumerate([*codes, *suite])}


def _assembler(axe: Axe, blocs: Sequence[Bloc], rangs: Mapping[str, int]) -> tuple[Ligne, ...]:
    """Add the lines of blocs up; what is folded in one of them is folded in the sum."""
    listes = [b.axes.get(axe, ()) for b in blocs]
    if len(blocs) == 1:
        return listes[0]
    lignes = [ligne for liste in listes for ligne in liste]
    plis = defaultdict[str, set[str]](set)
    for ligne in lignes:
        if ligne.code in PLIS:
            plis[PLIS[ligne.code]].update(ligne.codes)
    sommes = Counter[str]()
    for ligne in lignes:
        pli = PLIS.get(ligne.code) or next((p for p, codes in plis.items() if ligne.code in codes), ligne.code)
        sommes[pli] += ligne.minutes
    noms = {ligne.code: ligne.libelle for ligne in lignes} | dict(ENTIERES)

    def rang(code: str) -> tuple[int, str]:
        return rangs.get(code, len(rangs)), code

    ordonnes = sorted(sommes, key=rang)
    codes = {code: _nom(code, ordonnes, rangs) for code in ordonnes}
    return tuple(
        Ligne(nom, noms[nom], tuple(sorted(plis.get(code, {code}), key=rang)), sommes[code])
        for code, nom in codes.items()
    )


def _nom(code: str, ordonnes: Sequence[str], rangs: Mapping[str, int]) -> str:
    """Return the name of a line: a half of which one nature stands alone is but the others of it."""
    if code not in ("ENTRETIENS", "ACTES"):
        return code
    debut = -1 if code == "ENTRETIENS" else rangs["AUTRES_ENTRETIENS"]
    return f"AUTRES_{code}" if any(debut < rangs.get(c, -1) < rangs[code] for c in ordonnes) else code
