"""Intervals are those of an independent integer solver, on tables, linked tables and with inequalities."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from app.bilan.disclosure.errors import Incoherent
from app.bilan.disclosure.intervalles import Lecteur, intervalles
from app.bilan.disclosure.modele import Inegalite, Intervalle, Modele, Relation, tableau


def oracle(modele: Modele, caches: set[str], lecteur: Lecteur) -> dict[str, Intervalle]:
    """Bound each hidden cell with scipy, every cell being an unknown."""
    rang = {c: j for j, c in enumerate(modele.cellules)}
    rangees: list[tuple[dict[str, int], float, float]] = [
        ({**dict.fromkeys(r.parts, 1), r.total: -1}, 0, 0) for r in modele.relations
    ]
    for i in modele.inegalites:
        lo = -np.inf if i.lo is None else i.lo
        rangees.append((dict(i.coef), lo, np.inf if i.hi is None else i.hi))
    matrice = np.zeros((len(rangees), len(rang)))
    for i, (forme, _, _) in enumerate(rangees):
        for cellule, c in forme.items():
            matrice[i, rang[cellule]] = c
    bas = [lecteur.de(c)[0] if c in caches else n for c, n in modele.cellules.items()]
    haut = [lecteur.de(c)[1] if c in caches else n for c, n in modele.cellules.items()]
    bornes = Bounds(bas, [np.inf if h is None else h for h in haut])
    contraintes = LinearConstraint(matrice, [r[1] for r in rangees], [r[2] for r in rangees])

    def extreme(cellule: str, sens: int) -> int | None:
        couts = np.zeros(len(rang))
        couts[rang[cellule]] = sens
        r = milp(couts, integrality=np.ones(len(rang)), bounds=bornes, constraints=contraintes)
        return sens * round(r.fun) if r.status == 0 else None

    return {c: (extreme(c, 1) or 0, extreme(c, -1)) for c in rang if c in caches}


@st.composite
def tables_cachees(draw: st.DrawFn) -> tuple[Modele, set[str], Lecteur]:
    """A small table, sometimes capped, a hidden set, and a reader who knows a least value."""
    lignes, colonnes = draw(st.integers(1, 4)), draw(st.integers(2, 4))
    plancher = draw(st.sampled_from([0, 0, 1]))
    comptes = st.integers(plancher, 12)
    modele = tableau({f"l{i}": {f"c{j}": draw(comptes) for j in range(colonnes)} for i in range(lignes)})
    caches = set(draw(st.lists(st.sampled_from(sorted(modele.cellules)), max_size=9)))
    plafond = Inegalite({"l0|c0": 1, "l0|c1": 2}, hi=40)
    inegalites = (plafond,) if draw(st.booleans()) else ()
    return Modele(modele.cellules, modele.relations, inegalites), caches, Lecteur({}, (plancher, None))


@settings(max_examples=60, deadline=None)
@given(tables_cachees())
def test_agree_with_an_independent_solver(donnees: tuple[Modele, set[str], Lecteur]) -> None:
    modele, caches, lecteur = donnees
    assert intervalles(modele, caches, lecteur) == oracle(modele, caches, lecteur)


@settings(max_examples=60, deadline=None)
@given(tables_cachees())
def test_hold_the_truth_without_reading_it(donnees: tuple[Modele, set[str], Lecteur]) -> None:
    modele, caches, lecteur = donnees
    aveugle = Modele(
        {c: None if c in caches else n for c, n in modele.cellules.items()}, modele.relations, modele.inegalites
    )
    vus = intervalles(aveugle, caches, lecteur)
    assert vus == intervalles(modele, caches, lecteur)
    for cellule, (lo, hi) in vus.items():
        assert lo <= (modele.cellules[cellule] or 0)
        assert hi is None or (modele.cellules[cellule] or 0) <= hi


@settings(max_examples=5, deadline=None)
@given(st.lists(st.integers(0, 6), min_size=27, max_size=27))
def test_are_integer_on_three_linked_tables(comptes: list[int]) -> None:
    """The three two-way margins of a 3x3x3 table: the relaxation alone may be wider than the truth."""
    axes = [(i, j, k) for i in range(3) for j in range(3) for k in range(3)]
    dedans = {f"{i}{j}{k}": n for (i, j, k), n in zip(axes, comptes, strict=True)}
    cellules, relations = dict(dedans), []
    for rang in range(3):
        for a in "012":
            for b in "012":
                cle = "".join((a, b)[:rang]) + "+" + "".join((a, b)[rang:])
                parts = tuple(cle.replace("+", c) for c in "012")
                cellules[cle] = sum(dedans[p] for p in parts)
                relations.append(Relation(cle, parts))
    modele = Modele(cellules, tuple(relations))
    quelques = set(list(dedans)[:4])
    tous = intervalles(modele, set(dedans))
    attendus = oracle(modele, set(dedans), Lecteur({}))
    assert {c: tous[c] for c in quelques} == {c: attendus[c] for c in quelques}


def test_the_relaxation_is_not_trusted() -> None:
    """2a + 2b = 2c + 1 style parity: the fractional extreme is not an integer one."""
    modele = Modele({"a": None, "b": None}, inegalites=(Inegalite({"a": 2, "b": 3}, 7, 7),))
    assert intervalles(modele, {"a", "b"}) == {"a": (2, 2), "b": (1, 1)}


def test_a_hidden_cell_tied_to_nothing_is_unbounded() -> None:
    assert intervalles(Modele({"a": 3}), {"a"}) == {"a": (0, None)}


def test_contradictory_figures_are_refused() -> None:
    modele = Modele({"T": 3, "a": 4, "b": 0}, (Relation("T", ("a", "b")),))
    with pytest.raises(Incoherent):
        intervalles(modele, {"b"})


def test_a_form_left_undecided_by_a_warm_start_is_asked_again() -> None:
    modele = tableau({"l0": {"c0": 0, "c1": 0, "c2": 1}, "l1": {"c0": 0, "c1": 1, "c2": 0}})
    caches = {"*|*", "*|c1", "l0|*", "l0|c0", "l0|c1", "l1|*", "l1|c0"}
    lecteur = Lecteur({}, (0, None))
    assert intervalles(modele, caches, lecteur) == oracle(modele, caches, lecteur)
