from datetime import date, timedelta

import pytest

from app.calendriers.feries import feries
from app.domain.jours_feries import de, ferie, paques


@pytest.mark.parametrize("annee", [1954, 2000, 2008, 2024, 2025, 2026, 2027, 2038, 2049, 2076])
def test_the_holidays_worked_out_are_those_of_the_calendar(annee):
    assert de(annee) == set(feries(date(annee, 1, 1), date(annee, 12, 31)))


def test_easter_falls_when_it_is_known_to():
    connus = [date(2008, 3, 23), date(2019, 4, 21), date(2026, 4, 5), date(2038, 4, 25)]
    assert [paques(jour.year) for jour in connus] == connus


def test_an_ordinary_day_is_no_holiday():
    assert ferie(date(2026, 5, 14))
    assert not ferie(date(2026, 5, 14) + timedelta(days=1))
