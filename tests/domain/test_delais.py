import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.delais import Delai, Unite, Urgence, ajouter_mois, dire, lire, ouvrable, terme, urgence
from app.domain.jours_feries import ferie

CAS = Path(__file__).parents[1] / "data" / "demarches" / "delais.csv"
JOURS = st.dates(date(2000, 1, 1), date(2080, 1, 1))


def _cas():
    with CAS.open(encoding="utf-8", newline="") as fichier:
        return list(csv.DictReader(fichier, delimiter=";"))


@pytest.mark.parametrize("cas", _cas(), ids=lambda cas: f"{cas['delai']}-{cas['depart']}")
def test_a_term_falls_on_the_day_counted_by_hand(cas):
    delai = lire(cas["delai"], franc=bool(cas["franc"]), reporte=bool(cas["reporte"]))
    assert terme(delai, date.fromisoformat(cas["depart"]), ferie) == date.fromisoformat(cas["attendu"])


@given(JOURS, st.integers(0, 36))
def test_months_are_counted_date_to_date_or_to_the_end_of_the_month(jour, mois):
    arrivee = ajouter_mois(jour, mois)
    assert (arrivee.year * 12 + arrivee.month) - (jour.year * 12 + jour.month) == mois
    assert arrivee.day == jour.day or (arrivee + timedelta(days=1)).day == 1


@given(JOURS)
def test_a_working_day_is_never_a_week_end_and_is_the_first_one(jour):
    trouve = ouvrable(jour, lambda _: False)
    assert trouve.weekday() < 5
    assert 0 <= (trouve - jour).days <= 2


@given(JOURS, JOURS, st.integers(1, 24))
def test_a_later_start_never_ends_sooner(un, autre, mois):
    delai = Delai(mois, Unite.MOIS)
    premier, second = sorted((un, autre))
    assert terme(delai, premier, lambda _: False) <= terme(delai, second, lambda _: False)


@pytest.mark.parametrize(
    ("ecart", "attendu"),
    [(-1, Urgence.DEPASSE), (0, Urgence.AUJOURDHUI), (1, Urgence.PROCHE), (14, Urgence.PROCHE), (15, Urgence.LOIN)],
)
def test_the_last_day_is_still_in_time(ecart, attendu):
    jour = date(2026, 6, 1)
    assert urgence(jour + timedelta(days=ecart), jour) is attendu


def test_a_delay_says_itself():
    assert [dire(lire("2m")), dire(lire("15j")), lire("")] == ["2\u00a0mois", "15\u00a0jours", None]
