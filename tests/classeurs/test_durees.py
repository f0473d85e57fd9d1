from contextlib import suppress
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.durees import DureeRefusee, UniteDuree, deviner_unite, lire_cumul, lire_duree


@pytest.mark.parametrize(
    ("typee", "minutes"),
    [
        ("1h30", 90), ("1 h 30", 90), ("1H30", 90), ("45 min", 45), ("45mn", 45), ("0,75 h", 45), ("1,50 h", 90),
        ("90", 90), ("1:30", 90), ("2h", 120), ("3/4 h", 45), ("30'", 30), (time(1, 30), 90), (timedelta(hours=1), 60),
        ("0,33 h", 20), ("0,17 h", 10), ("0.67 h", 40), ("½ h", 30), ("1 h 1/2", 90), ("1 heure 15", 75), ("1h5", 65),
        ("env. 1h", 60), ("une demi-heure", 30), ("1h30min", 90), (30.0, 30), ("0 min", 0), ("01:30:00", 90),
        (datetime(1899, 12, 31, 1, 30), 90),
    ],
)  # fmt: skip
def test_une_duree_se_lit_dans_toutes_ses_graphies(typee, minutes):
    assert lire_duree(typee) == minutes


@pytest.mark.parametrize("typee", ["", "?", "longtemps", "1h75", "25h", "-15", -15.0, "1/0 h", None, True, "1441"])
def test_une_duree_impossible_est_refusee_avec_sa_raison(typee):
    with pytest.raises(DureeRefusee) as refus:
        lire_duree(typee)
    assert refus.value.details["raison"]


def test_un_nombre_nu_compte_ce_que_la_colonne_compte():
    assert lire_duree(1.5, UniteDuree.HEURES) == 90
    assert lire_duree("1,5", UniteDuree.HEURES) == 90
    assert lire_duree(1 / 48, UniteDuree.JOURS) == 30
    assert lire_duree("45 min", UniteDuree.HEURES) == 45


def test_l_unite_se_devine_a_la_distribution():
    assert deviner_unite([15.0, 30.0, 90.0]) is UniteDuree.MINUTES
    assert deviner_unite([0.25, 1.5, 2.0]) is UniteDuree.HEURES
    assert deviner_unite([1 / 48, 1 / 24]) is UniteDuree.JOURS
    assert deviner_unite([]) is UniteDuree.MINUTES


@given(st.integers(0, 1440))
def test_toute_duree_en_heures_et_minutes_revient_a_elle_meme(minutes):
    assert lire_duree(f"{minutes // 60}h{minutes % 60:02}") == minutes
    assert lire_duree(f"{minutes} min") == minutes


@given(st.text(max_size=15))
def test_aucun_texte_ne_fait_tomber_la_lecture(texte):
    with suppress(DureeRefusee):
        assert 0 <= lire_duree(texte) <= 1440


@pytest.mark.parametrize(
    ("texte", "minutes"),
    [
        ("1 494 h 30", 89_670), ("30 h", 1_800), ("1\u202f494\u00a0h\u00a030", 89_670), ("90", 90), ("1 h 40", 100),
        ("45 min", 45), ("une heure et demie", 90),
    ],
)  # fmt: skip
def test_a_length_that_many_acts_make_may_be_more_than_a_day(texte, minutes):
    assert lire_cumul(texte) == minutes


@pytest.mark.parametrize("texte", ["beaucoup", "", "-3 h", "12 h 75"])
def test_words_are_no_length_of_many_acts(texte):
    with pytest.raises(DureeRefusee):
        lire_cumul(texte)
