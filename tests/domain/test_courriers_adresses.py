from hypothesis import given
from hypothesis import strategies as st

from app.domain.courriers.adresses import LIGNES_MAX, SIGNES_MAX, bloc


def test_the_street_and_the_town_are_in_capitals_without_punctuation():
    lu = bloc(
        ("Caisse d’allocations familiales", "Service des aides"), "Bât. B\n12, rue de l’Évêché", "69 001", "Lyon-Est"
    )
    assert lu.lignes == (
        "Caisse d’allocations familiales",
        "Service des aides",
        "Bât. B",
        "12 RUE DE L ÉVÊCHÉ",
        "69 001 LYON EST",
    )


def test_a_long_line_is_abbreviated_then_broken_between_words():
    lu = bloc(
        ("Direction départementale des finances publiques du Rhône",), "1 boulevard du général de Gaulle", "1", "L"
    )
    assert lu.lignes == (
        "Dir Dept des finances publiques du",
        "Rhône",
        "1 BOULEVARD DU GÉNÉRAL DE GAULLE",
        "1 L",
    )


def test_seven_lines_become_six_by_joining_short_ones():
    lu = bloc(("Nom", "Service"), "Entrée A\nÉtage 2\nLieu-dit Haut\n3 rue X", "38000", "Grenoble")
    assert lu.lignes == ("Nom", "Service Entrée A", "Étage 2", "Lieu-dit Haut", "3 RUE X", "38000 GRENOBLE")
    assert lu.perdu == ()


def test_what_cannot_fit_is_told_never_lost_silently():
    longues = "\n".join("x" * 30 + str(n) for n in range(6))
    lu = bloc(("Nom",), f"{longues}\n3 rue X", "38000", "Grenoble")
    assert lu.lignes[0] == "Nom"
    assert lu.lignes[-2:] == ("3 RUE X", "38000 GRENOBLE")
    assert lu.perdu == ("x" * 30 + "3", "x" * 30 + "4", "x" * 30 + "5")


@given(
    st.lists(st.text(max_size=70), min_size=1, max_size=3),
    st.text(alphabet=st.characters(codec="utf-8"), max_size=400),
    st.text(max_size=8),
    st.text(max_size=70),
)
def test_any_address_is_six_lines_of_thirty_eight_signs_at_most(noms, adresse, code_postal, ville):
    lu = bloc(tuple(noms), adresse, code_postal, ville)
    assert len(lu.lignes) <= LIGNES_MAX
    assert all(0 < len(ligne) <= SIGNES_MAX for ligne in lu.lignes)
