"""R6, nominal lists: fold small lines into one line « Autres (regroupés) », until nothing can be worked out.

A line is added to the fold while the folded sum is too small or while a reader keeps fewer than three values for
a folded line. Three readers are served: the naive one, who takes every folded line for small; the strongest, who is
told which ones were; and the one who simulates this very rule on every vector that would print the same document.
The added line is chosen by
nomenclature alone (same family, then nearest, the following one on ties), never by count.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.bilan.disclosure.second_lecteur import ReglePli


@dataclass(frozen=True, slots=True)
class Rubrique:
    """One line of a list, in nomenclature order.

    `n` persons; `seuil` is k, or k_sensible for a flagged line; `effectif` is the headcount of an identifying
    group (R4), None where R4 does not apply; `parts` the elementary lines it holds by definition.
    """

    code: str
    n: int
    seuil: int
    famille: str = ""
    effectif: int | None = None
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Pliage:
    """What is printed: lines as they are, one folded line (if any) and its sum, empty lines left out."""

    imprimees: tuple[str, ...]
    repliees: tuple[str, ...] = ()
    somme: int = 0
    omises: tuple[str, ...] = ()

    @property
    def lignes(self) -> int:
        """Number of printed lines, the folded one included."""
        return len(self.imprimees) + bool(self.repliees)


def plier(rubriques: Sequence[Rubrique], *, k: int, h_min: int = 10, sensible: bool = True) -> Pliage | None:
    """Fold a nominal partition of persons; None: the breakdown is not printed.

    `h_min` is the least headcount of a printed identifying group (R4). A `sensible` list reduced to one line is
    not printed. The result depends on the counts only through what it prints.
    """
    regle = ReglePli(rubriques, k=k, h_min=h_min)
    pliage = _appliquer(regle, rubriques)
    return None if pliage is None or (sensible and pliage.lignes == 1) else pliage


def plier_comptes(modele: Sequence[Rubrique], comptes: Sequence[int], *, k: int, h_min: int = 10) -> Pliage | None:
    """Fold the same lines with other counts: what a reader who simulates the rule does."""
    return plier([replace(r, n=n) for r, n in zip(modele, comptes, strict=True)], k=k, h_min=h_min)


def _appliquer(regle: ReglePli, rubriques: Sequence[Rubrique]) -> Pliage | None:
    comptes = [r.n for r in rubriques]
    petites = regle.petites_de(comptes)
    if not any(comptes[i] for i in petites):
        return _sans_pli(rubriques, petites)
    repliees = regle.arreter(petites, comptes)
    if len(repliees) == len(rubriques):
        return None
    return Pliage(
        imprimees=tuple(r.code for i, r in enumerate(rubriques) if i not in repliees),
        repliees=tuple(rubriques[i].code for i in sorted(repliees)),
        somme=sum(comptes[i] for i in repliees),
    )


def _sans_pli(rubriques: Sequence[Rubrique], vides: frozenset[int]) -> Pliage | None:
    """Print every line but the empty ones: nothing is small, there is nothing to protect."""
    if len(vides) == len(rubriques):
        return None
    return Pliage(
        imprimees=tuple(r.code for i, r in enumerate(rubriques) if i not in vides),
        omises=tuple(rubriques[i].code for i in sorted(vides)),
    )
