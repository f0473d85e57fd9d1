"""The audit of a document names each count that may be worked out from all that is printed together."""

from app.bilan.disclosure.joint import Document, Faute, auditer
from app.bilan.disclosure.modele import Modele, Relation, tableau
from app.bilan.disclosure.verdicts import Seuils

K5 = Seuils(5)


def fautes(
    cellules: dict[str, int], relations: list[tuple[str, str]], imprimees: str, seuils: Seuils = K5
) -> dict[tuple[str, ...], Faute]:
    """Audit a document; relations are ("total", "part part"), `imprimees` a list of ids."""
    modele = Modele(cellules, tuple(Relation(t, tuple(parts.split())) for t, parts in relations))
    document = Document(modele=modele, imprimees=frozenset(imprimees.split()), seuils=seuils)
    return {f.cellules: f.faute for f in auditer(document).fuites}


def test_a_small_printed_count() -> None:
    assert fautes({"T": 20, "a": 16, "b": 4}, [("T", "a b")], "T a b") == {("b",): Faute.IMPRIMEE}


def test_zero_and_k_are_harmless() -> None:
    assert fautes({"T": 20, "a": 15, "b": 5, "c": 0}, [("T", "a b c")], "T a b c") == {}


def test_nested_populations_give_the_difference() -> None:
    assert fautes({"acc": 35, "rec": 34, "autres": 1}, [("acc", "rec autres")], "acc rec") == {
        ("autres",): Faute.DEDUITE
    }


def test_a_chain_of_populations_gives_the_sum_of_two_steps() -> None:
    trouvees = fautes(
        {"acc": 35, "rec": 34, "nou": 32, "u": 1, "v": 2}, [("acc", "rec u"), ("rec", "nou v")], "acc nou"
    )
    assert trouvees["u", "v"] is Faute.DEDUITE


def test_a_base_below_the_total_gives_the_missing_answers() -> None:
    assert fautes({"T": 72, "base": 71, "NR": 1}, [("T", "base NR")], "T base") == {("NR",): Faute.DEDUITE}


def test_families_beside_themes_give_the_rest_of_a_family() -> None:
    cellules = {"T": 60, "F": 30, "G": 30, "a": 20, "b": 7, "c": 1, "d": 2, "e": 22, "f": 3, "g": 5, "autres": 18}
    relations = [("T", "F G"), ("F", "a b c d"), ("G", "e f g"), ("autres", "b c d f g")]
    assert fautes(cellules, relations, "T F G a e autres") == {}
    assert fautes(cellules, relations, "T F G a b e autres")["c", "d"] is Faute.DEDUITE


def test_a_rest_across_two_groupings() -> None:
    cellules = {"F": 26, "a": 20, "b": 3, "c": 3, "autres": 9, "e": 2, "f": 1}
    relations = [("F", "a b c"), ("autres", "b c e f")]
    assert fautes(cellules, relations, "F a autres")["e", "f"] is Faute.DEDUITE


def test_a_flagged_cell_has_its_own_threshold() -> None:
    seuils = Seuils(5, {"vio": 10})
    assert fautes({"T": 40, "a": 33, "vio": 7}, [("T", "a vio")], "T a", seuils) == {("vio",): Faute.DEDUITE}


def test_an_interval_that_stays_under_k() -> None:
    assert fautes({"T": 23, "a": 20, "b": 1, "c": 2}, [("T", "a b c")], "T a")["b",] is Faute.TROP_SERREE


CROISE = tableau({"F": {"a": 20, "b": 3, "c": 14}, "H": {"a": 10, "b": 12, "c": 6}})


def croise(*caches: str) -> dict[tuple[str, ...], Faute]:
    """Audit the cross with these cells printed n.c."""
    hidden = frozenset(caches)
    document = Document(
        modele=CROISE,
        imprimees=frozenset(CROISE.cellules) - hidden,
        seuils=K5,
        masquees=hidden,
        zeros_sensibles=frozenset(CROISE.cellules),
    )
    return {f.cellules: f.faute for f in auditer(document).fuites}


def test_a_cross_needs_a_whole_rectangle() -> None:
    assert croise("F|b") == croise("F|b", "H|b") == {("F|b",): Faute.DEDUITE}
    assert croise("F|b", "H|b", "F|c", "H|c") == {}


def test_a_top_coded_cell_bounds_the_others() -> None:
    modele = Modele({"T": 20, "avec": 17, "sans": 3}, (Relation("T", ("avec", "sans")),))
    document = Document(modele=modele, imprimees=frozenset({"T"}), seuils=K5, minimums={"avec": 16})
    assert [f.faute for f in auditer(document).fuites] == [Faute.TROP_SERREE]


def test_a_cell_of_unknown_count_is_taken_for_sensitive() -> None:
    modele = Modele({"T": 8, "a": 5, "b": None}, (Relation("T", ("a", "b")),))
    document = Document(modele=modele, imprimees=frozenset({"T", "a"}), seuils=K5)
    assert [f.faute for f in auditer(document).fuites] == [Faute.DEDUITE]
