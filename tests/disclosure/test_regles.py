"""R3, R4, R5, R7, R8, R9, R11: the smaller rules, at their edges."""

from decimal import Decimal

import pytest

from app.bilan.disclosure import croisements, derives
from app.bilan.disclosure.attributs import revelatrices
from app.bilan.disclosure.grandeurs import grandeur
from app.bilan.disclosure.intervalles import Lecture
from app.bilan.disclosure.modele import tableau
from app.bilan.disclosure.planchers import (
    Affichee,
    Etendue,
    Groupe,
    complement_sur,
    derivable,
    etendue,
    groupe,
    reponse_multiple,
)


def test_floors_follow_their_parameters() -> None:
    etapes = [etendue(t, k=5, t_liste=10, t_croise=60) for t in (4, 5, 9, 10, 59, 60)]
    assert etapes == [
        Etendue.RIEN,
        Etendue.TOTAL,
        Etendue.TOTAL,
        Etendue.LISTES,
        Etendue.LISTES,
        Etendue.CROISEMENTS,
    ]


@pytest.mark.parametrize(
    ("n", "effectif", "attendu"),
    [
        (6, 40, Groupe.IMPRIMABLE),
        (0, 40, Groupe.IMPRIMABLE),
        (4, 40, Groupe.A_FUSIONNER),
        (5, 10, Groupe.IMPRIMABLE),
        (5, 9, Groupe.A_FUSIONNER),
        (8, 12, Groupe.A_FUSIONNER),
        (8, None, Groupe.SANS_VENTILATION),
    ],
)
def test_a_group_needs_ten_persons_and_k_not_met(n: int, effectif: int | None, attendu: Groupe) -> None:
    assert groupe(n, effectif, k=5) is attendu


@pytest.mark.parametrize(
    ("n", "attendu"),
    [
        (0, Affichee(0)),
        (4, Affichee(None)),
        (5, Affichee(5)),
        (15, Affichee(15)),
        (16, Affichee(None, 16)),
        (20, Affichee(None, 16)),
    ],
)
def test_multiple_answers_are_top_coded(n: int, attendu: Affichee) -> None:
    assert reponse_multiple(n, 20, k=5) == attendu


def test_a_top_code_under_k_says_nothing() -> None:
    assert reponse_multiple(6, 8, k=5) == Affichee(None)


def test_a_complement_is_a_count_too() -> None:
    assert complement_sur(15, 20, k=5)
    assert not complement_sur(20, 20, k=5)
    assert [derivable(n, seuil=5) for n in (0, 1, 4, 5)] == [True, False, False, True]


def test_one_person_never_makes_most_of_a_magnitude() -> None:
    assert grandeur([8, 1, 1, 1, 1], k=5) is None
    assert grandeur([4, 1, 1, 1, 1], k=5) == 8
    assert grandeur([2, 2, 2, 2], k=5) is None
    assert grandeur([2, 2, 2, 2, 0], k=5) is None
    assert grandeur([], k=5) == 0


def test_crosses_form_a_star() -> None:
    assert croisements.acceptes([("theme", "sexe"), ("theme", "site")])
    assert not croisements.acceptes([("theme", "sexe"), ("theme", "site")], sensibles_max=1)
    assert not croisements.acceptes([("theme", "sexe"), ("theme", "site"), ("sexe", "site")])
    assert not croisements.acceptes([("theme", "sexe"), ("sexe", "theme")])
    assert not croisements.acceptes([("origine", "theme")])
    assert croisements.acceptes([])


def test_a_cross_that_hides_too_much_is_dropped() -> None:
    assert not croisements.trop_caches(6, 20, 4)
    assert croisements.trop_caches(7, 20, 4)
    assert not croisements.trop_caches(4, 10, 2)
    assert croisements.trop_caches(5, 10, 2)


def test_percentages_are_rounded_half_up_and_need_a_base() -> None:
    assert [derives.pourcentage(n, 72) for n in (47, 8, 1, 16)] == [65, 11, 1, 22]
    assert derives.pourcentage(1, 200) == 1
    assert derives.pourcentage(5, 19) is None
    assert derives.pourcentage(None, 72) is None


def test_evolutions_need_two_printed_values() -> None:
    assert derives.evolution(25, 20) == derives.Evolution(pct=25)
    assert derives.evolution(14, 8) == derives.Evolution(difference=6)
    assert derives.evolution(14, None) is None


def test_means_need_eight_persons_on_both_sides() -> None:
    assert derives.moyenne(100, 8, 8) == Decimal("12.5")
    assert derives.moyenne(100, 8, 0) == Decimal("12.5")
    assert derives.moyenne(100, 7, 30) is None
    assert derives.moyenne(100, 30, 7) is None


def test_amounts_are_rounded_to_100_euros() -> None:
    assert [derives.montant(c) for c in (123_456_00, 123_450_00, 49_99)] == [123_500_00, 123_500_00, 0]


def test_a_notable_gap_exceeds_two_standard_errors() -> None:
    assert derives.ecart_notable(60, 100, 300, 1000)
    assert not derives.ecart_notable(33, 100, 300, 1000)
    assert not derives.ecart_notable(0, 0, 3, 10)


def test_a_revision_changes_nothing_or_k_persons() -> None:
    assert derives.revision_acceptee([0, 5, -6], k=5)
    assert not derives.revision_acceptee([0, -4], k=5)


def test_a_group_all_in_one_cell_is_disclosed() -> None:
    modele = tableau({"a": {"x": 6, "y": 0}, "b": {"x": 5, "y": 1}, "c": {"x": 2, "y": 2}})
    lire = Lecture(modele, ()).intervalle
    groupes = ["a|*", "b|*", "c|*"]
    assert revelatrices(modele, groupes, lire) == ("a|x",)
    assert revelatrices(modele, groupes, lire, coalition=1) == ("a|x", "b|x")
