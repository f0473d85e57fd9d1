import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendrier import heure
from app.domain.montants import HeureRefusee, MontantRefuse, dire_montant, lire_heure, lire_montant


@pytest.mark.parametrize(
    ("texte", "cents"),
    [("780", 78000), ("1 234,56 €", 123456), ("645.5", 64550), ("0", 0), ("1\u202f200 euros", 120000)],
)
def test_a_sum_is_read_as_it_is_typed(texte, cents):
    assert lire_montant(texte) == cents


@pytest.mark.parametrize("texte", ["", "-5", "12,345", "mille", "1,2,3", "9" * 13, "5 $", "١٢"])
def test_what_is_not_a_sum_is_refused(texte):
    with pytest.raises(MontantRefuse):
        lire_montant(texte)


@given(st.integers(0, 10**9))
def test_a_sum_shown_is_read_back(cents):
    assert lire_montant(dire_montant(cents)) == cents


@pytest.mark.parametrize(("texte", "minutes"), [("9 h 30", 570), ("9:30", 570), ("14h", 840), ("14", 840), ("0h05", 5)])
def test_an_hour_is_read_as_it_is_typed(texte, minutes):
    assert lire_heure(texte) == minutes


@pytest.mark.parametrize("texte", ["", "24h", "9h75", "midi", "-1", "9h3"])
def test_what_is_not_an_hour_is_refused(texte):
    with pytest.raises(HeureRefusee):
        lire_heure(texte)


@given(st.integers(0, 1439))
def test_an_hour_shown_is_read_back(minutes):
    assert lire_heure(heure(minutes)) == minutes
