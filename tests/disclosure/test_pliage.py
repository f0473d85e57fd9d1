"""A reader who runs the folding rule on everything that fits keeps three values for each folded line."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.bilan.disclosure.bandes import Bande, fusionner
from app.bilan.disclosure.pliage import Pliage, Rubrique, plier, plier_comptes

K = 5


def liste(*comptes: int, sensibles: Sequence[int] = (), familles: str = "") -> list[Rubrique]:
    """Lines A, B, C… of one family unless `familles` gives a letter to each."""
    return [
        Rubrique(chr(65 + i), n, 10 if i in sensibles else K, familles[i : i + 1]) for i, n in enumerate(comptes)
    ]


def partages(parts: int, somme: int) -> Iterator[tuple[int, ...]]:
    """Every vector of `parts` counts with this sum."""
    if parts == 1:
        yield (somme,)
        return
    for n in range(somme + 1):
        yield from ((n, *reste) for reste in partages(parts - 1, somme - n))


@st.composite
def listes(draw: st.DrawFn) -> list[Rubrique]:
    """Up to five lines of two families, some flagged, sometimes with headcounts."""
    comptes = draw(st.lists(st.sampled_from([0, 0, 1, 2, 3, 4, 4, 5, 6, 8, 12]), min_size=2, max_size=5))
    avec_effectif = draw(st.booleans())
    return [
        Rubrique(
            chr(65 + i),
            n,
            draw(st.sampled_from([K, K, K, 10])),
            "f" if i < 3 else "g",
            n + draw(st.sampled_from([0, 3, 9, 30])) if avec_effectif else None,
        )
        for i, n in enumerate(comptes)
    ]


@settings(max_examples=60, deadline=None)
@given(listes())
def test_three_values_remain_for_each_folded_line(rubriques: list[Rubrique]) -> None:
    pliage = plier(rubriques, k=K)
    if pliage is None or not 2 <= len(pliage.repliees) <= 3 or pliage.somme > 25:
        return
    rangs = [i for i, r in enumerate(rubriques) if r.code in pliage.repliees]
    possibles: dict[int, set[int]] = {i: set() for i in rangs}
    for valeurs in partages(len(rangs), pliage.somme):
        comptes = [r.n for r in rubriques]
        for i, n in zip(rangs, valeurs, strict=True):
            comptes[i] = n
        realiste = all(r.effectif is None or n <= r.effectif for r, n in zip(rubriques, comptes, strict=True))
        if realiste and plier_comptes(rubriques, comptes, k=K) == pliage:
            for i in rangs:
                possibles[i].add(comptes[i])
    for i in rangs:
        effectif = rubriques[i].effectif
        assert len(possibles[i]) >= (3 if effectif is None else min(3, effectif + 1))
        assert rubriques[i].n in possibles[i]


@settings(max_examples=150, deadline=None)
@given(listes())
def test_whatever_is_printed_is_large_enough(rubriques: list[Rubrique]) -> None:
    pliage = plier(rubriques, k=K)
    if pliage is None:
        return
    par_code = {r.code: r for r in rubriques}
    assert sorted((*pliage.imprimees, *pliage.repliees, *pliage.omises)) == sorted(par_code)
    for code in pliage.imprimees:
        r = par_code[code]
        assert r.n >= r.seuil
        assert r.effectif is None or (r.effectif >= 10 and r.effectif - r.n >= K)
    assert not pliage.repliees or pliage.somme >= max(par_code[c].seuil for c in pliage.repliees)
    assert all(par_code[c].n == 0 for c in pliage.omises)


def test_the_following_line_joins_on_ties_never_the_smallest() -> None:
    assert plier(liste(8, 8, 4, 9), k=K) == Pliage(("A", "B"), ("C", "D"), 13)


def test_the_same_family_joins_first() -> None:
    assert plier(liste(20, 30, 4, 25, familles="ffgg"), k=K) == Pliage(("A", "B"), ("C", "D"), 29)
    assert plier(liste(20, 30, 4, 25, familles="fggh"), k=K) == Pliage(("A", "D"), ("B", "C"), 34)


def test_a_flagged_line_prints_from_ten_and_folds_to_ten() -> None:
    assert plier(liste(20, 9, 30, sensibles=[1]), k=K) == Pliage(("A",), ("B", "C"), 39)
    assert plier(liste(20, 10, 30, sensibles=[1]), k=K) == Pliage(("A", "B", "C"))


def test_a_sensitive_list_never_has_one_line() -> None:
    assert plier(liste(20, 0), k=K) is None
    assert plier(liste(20, 0), k=K, sensible=False) == Pliage(("A",), omises=("B",))


def test_a_site_met_almost_entirely_folds() -> None:
    sites = [Rubrique("A", 8, K, "", 12), Rubrique("B", 9, K, "", 90), Rubrique("C", 20, K, "", 300)]
    assert plier(sites, k=K) == Pliage(("C",), ("A", "B"), 17)


@pytest.mark.parametrize(
    ("comptes", "attendu"),
    [
        ((20, 30, 21), (("0",), ("1",), ("2",))),
        ((3, 30, 21), (("0", "1"), ("2",))),
        ((30, 3, 21), (("0",), ("1", "2"))),
        ((21, 3, 30), (("0", "1"), ("2",))),
        ((4, 4, 21), None),
        ((3, 21), None),
    ],
)
def test_a_small_band_joins_its_smaller_neighbour(
    comptes: tuple[int, ...], attendu: tuple[tuple[str, ...], ...] | None
) -> None:
    assert fusionner([Bande(str(i), n) for i, n in enumerate(comptes)], k=K) == attendu


def test_the_one_missing_age_joins_the_last_band() -> None:
    bandes = [Bande("-30", 20), Bande("30-54", 30), Bande("55+", 21), Bande("NR", 1, non_renseigne=True)]
    assert fusionner(bandes, k=K) == (("-30",), ("30-54",), ("55+", "NR"))


def test_a_band_met_almost_entirely_merges() -> None:
    bandes = [Bande("a", 40, 200), Bande("b", 21, 25), Bande("c", 7, 100)]
    assert fusionner(bandes, k=K) == (("a",), ("b", "c"))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([0, 1, 2, 3, 4, 5, 7, 9]), min_size=3, max_size=4))
def test_three_values_remain_for_each_merged_band(comptes: list[int]) -> None:
    fusion = fusionner([Bande(str(i), n) for i, n in enumerate(comptes)], k=K)
    if fusion is None or sum(comptes) > 22:
        return
    sommes = [sum(comptes[int(c)] for c in groupe) for groupe in fusion]
    possibles: list[set[int]] = [set() for _ in comptes]
    for vecteur in partages(len(comptes), sum(comptes)):
        if [sum(vecteur[int(c)] for c in g) for g in fusion] != sommes:
            continue
        if fusionner([Bande(str(i), n) for i, n in enumerate(vecteur)], k=K) == fusion:
            for vues, n in zip(possibles, vecteur, strict=True):
                vues.add(n)
    for groupe in fusion:
        assert len(groupe) == 1 or all(len(possibles[int(c)]) >= 3 for c in groupe)
