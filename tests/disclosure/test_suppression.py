"""The hidden set is safe, costs no more than the cheapest one, and says so when there is none."""

from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.bilan.disclosure import suppression
from app.bilan.disclosure.errors import SansSolution
from app.bilan.disclosure.intervalles import Lecteur
from app.bilan.disclosure.modele import Modele, tableau
from app.bilan.disclosure.suppression import Consigne, Cout, Critere, cacher, candidates
from app.bilan.disclosure.verdicts import Seuils, juger

K = 5


def _sur(modele: Modele, primaires: list[str], choix: tuple[str, ...], consigne: Consigne) -> bool:
    jugement = juger(modele, [*primaires, *choix], primaires, consigne.seuils, Lecteur({}, (consigne.plancher, None)))
    if consigne.critere is Critere.EXACT:
        return not jugement.exact
    return jugement.k == () and (consigne.critere is Critere.K or jugement.regle == ())


def _meilleur(modele: Modele, primaires: list[str], consigne: Consigne) -> int | None:
    possibles = candidates(modele, primaires, consigne)
    tous = chain.from_iterable(combinations(possibles, r) for r in range(len(possibles) + 1))
    prix = [
        len(choix) if consigne.cout is Cout.UNITE else sum(modele.cellules[c] or 0 for c in choix)
        for choix in tous
        if _sur(modele, primaires, choix, consigne)
    ]
    return min(prix, default=None)


@st.composite
def petites_tables(draw: st.DrawFn) -> tuple[Modele, list[str], Consigne]:
    """A 3x3 table, its cells under k (zeros included or not), and a criterion."""
    modele = tableau({f"l{i}": {f"c{j}": draw(st.integers(0, 14)) for j in range(3)} for i in range(3)})
    zeros = draw(st.booleans())
    primaires = [c for c, n in modele.cellules.items() if n is not None and n < K and (n or zeros) and "*" not in c]
    consigne = Consigne(
        critere=draw(st.sampled_from(Critere)), seuils=Seuils(K), cout=draw(st.sampled_from(Cout))
    )
    return modele, primaires, consigne


@settings(max_examples=15, deadline=None)
@given(petites_tables())
def test_costs_what_the_cheapest_safe_set_costs(donnees: tuple[Modele, list[str], Consigne]) -> None:
    modele, primaires, consigne = donnees
    meilleur = _meilleur(modele, primaires, consigne)
    if meilleur is None:
        with pytest.raises(SansSolution):
            cacher(modele, primaires, consigne)
        return
    motif = cacher(modele, primaires, consigne)
    assert _sur(modele, primaires, motif.secondaires, consigne)
    assert motif.cout == meilleur


@settings(max_examples=15, deadline=None)
@given(petites_tables())
def test_never_complements_with_a_zero_or_a_margin(donnees: tuple[Modele, list[str], Consigne]) -> None:
    modele, primaires, consigne = donnees
    try:
        motif = cacher(modele, primaires, consigne)
    except SansSolution:
        return
    assert all(modele.cellules[c] for c in motif.secondaires)
    assert not modele.marges().intersection(motif.secondaires)


def test_past_the_rounds_the_completion_is_still_safe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suppression, "_TOURS_MAX", 0)
    modele = tableau({"a": {"x": 3, "y": 9, "z": 8}, "b": {"x": 7, "y": 12, "z": 6}, "c": {"x": 9, "y": 9, "z": 9}})
    consigne = Consigne()
    motif = cacher(modele, ["a|x"], consigne)
    assert _sur(modele, ["a|x"], motif.secondaires, consigne)
    assert len(motif.secondaires) == 3


def test_a_flagged_row_has_its_own_threshold() -> None:
    modele = tableau({"vio": {"f": 8, "h": 11}, "bud": {"f": 9, "h": 12}, "log": {"f": 30, "h": 40}})
    consigne = Consigne(seuils=Seuils(5, {"vio|f": 10}))
    motif = cacher(modele, ["vio|f"], consigne)
    assert motif.secondaires == ("vio|h", "bud|f", "bud|h")


def test_a_table_that_cannot_be_protected_is_refused() -> None:
    modele = tableau({"a": {"x": 3, "y": 0}, "b": {"x": 0, "y": 20}})
    with pytest.raises(SansSolution):
        cacher(modele, ["a|x"], Consigne())
