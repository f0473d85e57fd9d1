"""Group disclosure: a cell that tells an attribute of (nearly) every person of a known group.

After Lupp and Langsrud (2021): cell c of group p is disclosive to a coalition of k members of p when
n(p) - k ≤ n(c).
"""

from collections.abc import Callable, Iterable

from app.bilan.disclosure.modele import Intervalle, Modele


def revelatrices(
    modele: Modele,
    groupes: Iterable[str],
    lire: Callable[[str], Intervalle],
    *,
    coalition: int = 0,
) -> tuple[str, ...]:
    """Cells that surely cover their whole group, but for `coalition` persons who know their own case.

    `groupes` are the totals of identifying groups; `lire` gives what a reader knows of a cell. Table order.
    """
    connus = set(groupes)
    trouvees: set[str] = set()
    for relation in modele.relations:
        plus = lire(relation.total)[1]
        if relation.total not in connus or not plus:
            continue
        trouvees |= {p for p in relation.parts if lire(p)[0] >= max(1, plus - coalition)}
    return tuple(c for c in modele.cellules if c in trouvees)
