"""Magnitudes of individual acts (R5): folded until no line leans on few persons or on one of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.bilan.disclosure.grandeurs import grandeur
from app.bilan.listes import AUTRES
from app.bilan.parametres import Parametres
from app.bilan.tabulation import Grandeur

Mesures = Sequence[Mapping[str, Grandeur]]
"""Magnitudes of the same acts (number, minutes): a line is printed only if each of them may be."""


@dataclass(frozen=True, slots=True)
class Paquet:
    """One printed line of a magnitude: the codes it adds up."""

    code: str
    libelle: str
    codes: tuple[str, ...]
    total: int


def somme(lignes: Mapping[str, Grandeur], codes: Iterable[str]) -> Grandeur:
    """Add up the magnitudes of `codes`."""
    retenues = [lignes[c] for c in codes if c in lignes]
    if len(retenues) == 1:
        return retenues[0]
    parts: defaultdict[int, int] = defaultdict(int)
    for ligne in retenues:
        for personne, part in ligne.par_personne.items():
            parts[personne] += part
    return Grandeur(sum(ligne.total for ligne in retenues), parts)


def cumul(lignes: Mapping[str, Grandeur], codes: Iterable[str]) -> int:
    """Add up the totals alone: whose they are is not asked."""
    return sum(lignes[c].total for c in codes if c in lignes)


def tenable(valeur: Grandeur, parametres: Parametres) -> bool:
    """Tell whether a magnitude may be printed: k persons, none with more than half of it."""
    if not valeur.total:
        return not valeur.personnes or valeur.personnes >= parametres.k
    parts = list(valeur.par_personne.values())
    return bool(parts) and grandeur(parts, k=parametres.k) is not None and 2 * max(parts) <= valeur.total


def tenables(mesures: Mesures, codes: Iterable[str], parametres: Parametres) -> bool:
    """Tell whether every magnitude of these acts may be printed, or there are no such acts."""
    retenus = tuple(codes)
    return all(tenable(somme(m, retenus), parametres) for m in mesures)


def vides(mesures: Mesures, codes: Iterable[str]) -> bool:
    """Tell whether there are no such acts."""
    return not any(mesures[0][c].personnes for c in codes if c in mesures[0])


def replier(
    mesures: Mesures, libelles: Mapping[str, str], parametres: Parametres, autres: tuple[str, str] = (AUTRES, "")
) -> tuple[Paquet, ...] | None:
    """Fold the lines that R5 refuses with their neighbours in nomenclature order; None: only the total is left.

    `libelles` gives the codes in nomenclature order; `autres` the code and label of the folded line, which holds
    every code not printed: a list of those that occur would tell that each of them did. Printed totals are those
    of the first magnitude.
    """
    presents = [c for c in libelles if not vides(mesures, [c])]
    repliees = [c for c in presents if not tenables(mesures, [c], parametres)]
    while repliees and not tenables(mesures, repliees, parametres):
        reste = [c for c in presents if c not in repliees]
        if not reste:
            return None
        repliees.append(suivante(presents, repliees, reste))
    if len(repliees) == len(presents):
        return None
    paquets = [
        Paquet(c, libelles[c], (c,), cumul(mesures[0], [c])) for c in presents if c not in repliees
    ]
    if repliees:
        imprimees = {p.code for p in paquets}
        codes = tuple(c for c in libelles if c not in imprimees)
        paquets.append(Paquet(autres[0], autres[1], codes, cumul(mesures[0], codes)))
    return tuple(paquets)


def suivante(presents: Sequence[str], repliees: Sequence[str], reste: Sequence[str]) -> str:
    """Return the line nearest to the fold in nomenclature order, the following one on ties: never by size."""
    rangs = [presents.index(c) for c in repliees]

    def ecart(code: str) -> tuple[int, bool]:
        rang = presents.index(code)
        proche = min(abs(rang - r) for r in rangs)
        return proche, rang - proche not in rangs

    return min(reste, key=ecart)
